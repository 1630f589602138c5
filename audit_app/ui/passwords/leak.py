"""Has a password leaked? What is sent, shown before it is; and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import accessible, focus, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CareCard, NotePanel, Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.leak import Leak, Sent
    from audit_app.domain.words import Words


class LeakSheet(Overlay):
    """Shows all that would be sent, and what school may see of it. ``agreed``: send it."""

    agreed = Signal()

    def __init__(self, window: QWidget, words: Words, sent: Sent) -> None:
        """``sent`` is what goes out, to the letter."""
        super().__init__(window, words("passwords.leak.sheet.title"))
        self._words = words
        self._send = self._button("send", self._on_send, Kind.FILLED)
        stay = self._button("stay", self.dismiss, Kind.OUTLINED)
        self.way_out = stay
        card = self.card
        card.add(Heading(self.accessibleName(), Role.NOTICE))
        card.add(self._line("what"))
        self._exactly = Exactly(
            (self._text("characters"), sent.characters, Role.KEY),
            (self._text("address"), sent.address, Role.STRONG),
        )
        card.gap(Space.ROW).add(self._exactly)
        card.gap(Space.ROW).add(self._line("list"), self._line("seen", host=sent.host))
        card.gap(Space.BLOCK).add(Flow(space=Space.ROW).push().add(stay, self._send))

    def ask(self) -> None:
        """Show it, beginning at what is sent: with large letters the buttons are below that."""
        self.open(self._exactly)

    def _text(self, key: str, **values: str) -> str:
        return self._words(f"passwords.leak.sheet.{key}", **values)

    def _line(self, key: str, **values: str) -> Label:
        return Label(self._text(key, **values), emphasised=True)

    def _button(self, key: str, does: object, kind: Kind) -> Button:
        button = Button(self._text(key), kind)
        accessible.identify(button, f"leak-{key}")
        button.clicked.connect(does)
        return button

    def _on_send(self) -> None:
        self.dismiss()
        self.agreed.emit()


class Exactly(Panel):
    """What is sent, to the letter, under its names. The keyboard can stand on it."""

    accessible_part = roles.group

    def __init__(self, *parts: tuple[str, str, Role]) -> None:
        """``parts`` are a name, a text and how that looks."""
        super().__init__(space=0)
        accessible.identify(self, "leak-exactly")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(". ".join(f"{name}: {text}" for name, text, _ in parts))
        for number, (name, text, role) in enumerate(parts):
            self.gap(Space.SMALL if number else 0).add(muted(name)).add(Label(text, role))


class LeakResult(Column):
    """Nothing at first; then that it is being asked, and what came of it."""

    def __init__(self, words: Words) -> None:
        """Empty."""
        super().__init__()
        self._words = words

    def show_asking(self) -> None:
        """It takes up to eight seconds."""
        text = self._words("passwords.leak.asking")
        self._show(muted(text, Role.BODY), text)

    def show_leak(self, leak: Leak) -> None:
        """Found, not found, or could not tell: three different things."""
        words = self._words
        if leak.times:
            heading = words("passwords.leak.found.heading")
            line = words("passwords.leak.found.lines", count=leak.times)
            why = words("passwords.leak.found.why")
            self._show(CareCard(heading, line, why, icon="key"), f"{heading}. {line}")
            return
        if leak.times == 0:
            heading, line = (words(f"passwords.leak.not-found.{k}") for k in ("heading", "line"))
        else:
            heading = words("passwords.leak.unknown.heading")
            why = words(f"passwords.leak.unknown.why.{leak.reason}")
            line = f"{why} {words('passwords.leak.unknown.means')}"
        self._show(NotePanel(line, heading, "note"), f"{heading}. {line}")

    def _show(self, part: QWidget, said: str) -> None:
        self.clear()
        self.add(part)
        part.show()
        accessible.announce(self, said)
        QTimer.singleShot(0, part, lambda: focus.reveal(part, part))
