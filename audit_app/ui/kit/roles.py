"""What parts are to a screen reader where Qt has no word for them: a class names one of these.

Qt makes an interface when a screen reader first asks about a part. Those made here are few and
simple: Qt owns them, and Python has to outlive it (``accessible.Interfaces``).
"""

import weakref
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import Shiboken

_NOTHING = Shiboken.VoidPtr(0)


class _Attributes(QAccessibleAttributesInterface):
    """The language of a part, and the level of a heading. Qt's class for others leaves both out."""

    def __init__(self, told_by: QAccessibleInterface, level: int) -> None:
        super().__init__()
        # Not the interface itself: neither would go before Python looks for garbage.
        self._told_by = weakref.ref(told_by)
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        level = [QAccessible.Attribute.Level] if self._level else []
        return [QAccessible.Attribute.Locale, *level]

    def attributeValue(self, key: QAccessible.Attribute) -> QLocale | int | None:
        if key == QAccessible.Attribute.Level:
            return self._level or None
        told_by = self._told_by()
        widget = told_by.object() if told_by is not None else None
        return widget.locale() if isinstance(widget, QWidget) else None


class _Named(QAccessibleWidget):
    """A widget in a role. Qt's own class forgets name and Press once a role is given.

    It asks Qt for its widget each time: holding it would keep the widget from going.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role, level: int = 0) -> None:
        """``level`` of a heading, from 1 down; 0: it is none."""
        super().__init__(widget, role)
        self._attributes = _Attributes(self, level)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Give each further interface. None would be taken for a pointer, and followed."""
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._attributes
        found: Any = super().interface_cast(kind)
        return _NOTHING if found is None else found

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


class _Box(_Named):
    """What must be answered before anything else."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.modal = True
        return state


class _Ground(_Named):
    """What boxes cover; it tells by ``is_covered`` whether one does."""

    def childCount(self) -> int:
        ground: Any = self.object()
        return 0 if ground is None or ground.is_covered() else super().childCount()


def heading(widget: QWidget) -> QAccessibleInterface:
    """A heading, at the level that it names."""
    return _Named(widget, QAccessible.Role.Heading, getattr(widget, "level", 0))


def graphic(widget: QWidget) -> QAccessibleInterface:
    """A picture that its name describes."""
    return _Named(widget, QAccessible.Role.Graphic)


def box(widget: QWidget) -> QAccessibleInterface:
    """A box over the window."""
    return _Box(widget, QAccessible.Role.Dialog)


def ground(widget: QWidget) -> QAccessibleInterface:
    """What boxes are over."""
    return _Ground(widget, QAccessible.Role.Client)


def group(widget: QWidget) -> QAccessibleInterface:
    """Parts that belong together under one name."""
    return _Named(widget, QAccessible.Role.Grouping)


def plain(widget: QWidget) -> QAccessibleInterface:
    """A part that only holds others, and is nothing to anyone: a stack of pages."""
    return _Named(widget, QAccessible.Role.Client)


def disclosure(widget: QWidget) -> QAccessibleInterface:
    """A button that opens and closes."""
    return _Opens(widget, QAccessible.Role.Button)
