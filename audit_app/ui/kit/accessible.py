"""What a screen reader is told beyond what Qt says: headings, pictures, open and closed."""

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import Shiboken

from audit_app.domain.words import Said

_PURGE_FROM = 256


def speak(part: QWidget, text: str) -> None:
    """Tell a screen reader the language of ``text``, which ``part`` says: English if not marked.

    Qt hands it on for its own interfaces; those made below, of headings and groups, cannot.
    """
    if isinstance(text, Said):
        part.setLocale(QLocale(text.language))
    elif part.testAttribute(Qt.WidgetAttribute.WA_SetLocale):
        part.unsetLocale()


def announce(widget: QWidget, text: str) -> None:
    """Have the screen reader say ``text`` once, politely. Silent where nobody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


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
    """Teach Qt the roles below. Costs nothing until a screen reader asks."""
    QAccessible.installFactory(Interfaces().make)


class _Named(QAccessibleWidget):
    """A widget in a role. Qt's own class forgets name and Press once a role is given.

    It asks Qt for its widget each time: holding it would keep the widget from going.
    """

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if kind == QAccessible.Text.Name and isinstance(widget, QLabel | QAbstractButton):
            return widget.accessibleName() or widget.text().replace("&&", "&")
        return super().text(kind)


class _Opens(_Named):
    """A button that opens and closes what is under it."""

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self.object()
        if action == QAccessibleActionInterface.pressAction() and isinstance(
            button, QAbstractButton
        ):
            button.click()
        else:
            super().doAction(action)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        button = self.object()
        state.expanded = isinstance(button, QAbstractButton) and button.isChecked()
        state.collapsed = not state.expanded
        state.checkable = False
        state.checked = False
        return state


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


def heading(widget: QWidget) -> QAccessibleInterface:
    """A heading."""
    return _Named(widget, QAccessible.Role.Heading)


def graphic(widget: QWidget) -> QAccessibleInterface:
    """A picture that its name describes."""
    return _Named(widget, QAccessible.Role.Graphic)


def dialog(widget: QWidget) -> QAccessibleInterface:
    """A box that must be answered."""
    return _Named(widget, QAccessible.Role.Dialog)


def group(widget: QWidget) -> QAccessibleInterface:
    """Parts that belong together under one name."""
    return _Named(widget, QAccessible.Role.Grouping)


def disclosure(widget: QWidget) -> QAccessibleInterface:
    """A button that opens and closes."""
    return _Opens(widget, QAccessible.Role.Button)
