"""Words typed on a screen that keeps nothing by itself: kept, locked, until it shows again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from audit_app.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from audit_app.audit.session import Session
    from audit_app.ui.places import Place
    from audit_app.ui.screen import Screen

_KEPT = "typed"


class Typed(Value):
    """The words in each field, by its identifier, and the screen that they belong to."""

    place: str
    texts: dict[str, str]


def gather(screen: Screen) -> Typed:
    """What stands in the fields of ``screen`` now."""
    texts = {name: _text(field) for name, field in _fields(screen)}
    return Typed(place=_place(screen), texts=texts)


def keep(session: Session, typed: Typed) -> Future[None]:
    """Keep it among the answers (DiskFull ...)."""
    return session.vault.keep_setting(_KEPT, typed)


def fill(screen: Screen, typed: Typed) -> None:
    """Put the words back where they were typed."""
    for name, field in _fields(screen):
        text = typed.texts.get(name)
        if text is None or text == _text(field):
            continue
        if isinstance(field, QLineEdit):
            field.setText(text)
        else:
            field.setPlainText(text)


def restore(session: Session, screen: Screen) -> None:
    """Put back what was typed here when the answers were locked, and keep it no longer."""
    typed = session.vault.setting(_KEPT, Typed)
    if typed is not None and typed.place == _place(screen):
        fill(screen, typed)
        keep(session, Typed(place="", texts={}))


def let_go(session: Session, place: Place) -> None:
    """Keep nothing of what was typed at ``place``: what it is about is being deleted."""
    typed = session.vault.setting(_KEPT, Typed)
    if typed is not None and typed.place == _name(place):
        keep(session, Typed(place="", texts={}))


def _place(screen: Screen) -> str:
    return _name(screen.place)


def _name(place: Place) -> str:
    return f"{place.name} {place.part}"


def _fields(screen: QWidget) -> Iterator[tuple[str, QLineEdit | QPlainTextEdit]]:
    """What is typed in, but for what is hidden by dots."""
    for part in screen.findChildren(QWidget):
        if isinstance(part, QLineEdit) and part.echoMode() is not QLineEdit.EchoMode.Normal:
            continue
        if isinstance(part, QLineEdit | QPlainTextEdit) and part.objectName():
            yield part.objectName(), part


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    # Half a character, as some keyboards and pastes give, could not be kept at all.
    return text.encode("utf-8", "replace").decode()
