"""What a screen reader is told beyond what Qt says by itself."""

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from audit_app.domain.words import Said

_PURGE_FROM = 256
# Where the name of a group is not said when the keyboard comes into it: VoiceOver may leave it out.
_NOT_TOLD_BY_GROUPS = {"cocoa"}


def speak(part: QWidget, text: str) -> None:
    """Tell a screen reader the language of ``text``, which ``part`` says: English if not marked."""
    if isinstance(text, Said):
        part.setLocale(QLocale(text.language))
    elif part.testAttribute(Qt.WidgetAttribute.WA_SetLocale):
        part.unsetLocale()


def announce(widget: QWidget, text: str) -> None:
    """Have the screen reader say ``text`` once, politely. Silent where nobody listens."""
    _say(widget, text, QAccessible.AnnouncementPoliteness.Polite)


def alert(widget: QWidget, text: str) -> None:
    """As ``announce``, at once, whatever is being said: something is wrong, or did not work."""
    _say(widget, text, QAccessible.AnnouncementPoliteness.Assertive)


def arrive(group: QWidget, first: QWidget | None, text: str = "") -> None:
    """Put the keyboard on ``first`` in ``group``, so that a person hears where they are, once.

    A screen reader says the name of a group on the way into it, before the part that has the
    keyboard. Only where it cannot is the name announced. ``text`` is said besides.
    """
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    by_group = QGuiApplication.platformName() not in _NOT_TOLD_BY_GROUPS
    held: QWidget | None = group.window().focusWidget()
    told = by_group and held is not None and group.isAncestorOf(held)
    name = "" if told else group.accessibleName()
    announce(group, ". ".join(part for part in (name, text) if part))


def _say(widget: QWidget, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(politeness)
        QAccessible.updateAccessibility(event)


def identify(widget: QWidget, identifier: str) -> None:
    """Give ``widget`` a name that tests look it up by. People never meet it."""
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)


def is_there(thing: QObject) -> bool:
    """Whether Qt still has it: a Python name can outlive its widget."""
    return bool(Shiboken.isValid(thing))


def opened(widget: QWidget) -> None:
    """Tell that a part which opens and closes has just done so."""
    if not QAccessible.isActive():
        return
    changed = QAccessible.State()
    changed.expanded = True
    changed.collapsed = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def install() -> None:
    """Teach Qt what ``roles`` tells. Costs nothing until a screen reader asks."""
    QAccessible.installFactory(Interfaces().make)


class Interfaces:
    """Makes them, and keeps each while Qt holds it: Qt owns them, Python must not drop them."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._kept: list[QAccessibleInterface] = []
        self._purge_at = _PURGE_FROM

    def make(self, _class_name: str, made_for: QObject) -> QAccessibleInterface | None:
        """The interface of a part whose class names its ``accessible_part``; None: Qt's own."""
        part = getattr(made_for, "accessible_part", None)
        if part is None or not isinstance(made_for, QWidget):
            return None
        self._purge()
        interface: QAccessibleInterface = part()
        self._kept.append(interface)
        return interface

    def _purge(self) -> None:
        if len(self._kept) >= self._purge_at:
            self._kept = [kept for kept in self._kept if Shiboken.isValid(kept)]
            self._purge_at = max(_PURGE_FROM, 2 * len(self._kept))
