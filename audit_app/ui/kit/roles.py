"""What parts are to a screen reader where Qt has no word for them: a class names one of these.

Qt makes an interface when a screen reader first asks about a part. Those made here are few and
simple: Qt owns them, and Python has to outlive it (``accessible.Interfaces``).
"""

import weakref
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

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


class _Picked(QAccessibleSelectionInterface):
    """What is picked of a list. Without it a screen reader is silent when that changes."""

    def __init__(self, told_by: QAccessibleInterface) -> None:
        super().__init__()
        self._told_by = weakref.ref(told_by)

    @property
    def _picks(self) -> "QComboBox | None":
        from PySide6.QtWidgets import QComboBox

        told_by = self._told_by()
        picks = told_by.object() if told_by is not None else None
        return picks if isinstance(picks, QComboBox) else None

    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    def selectedItems(self) -> list[QAccessibleInterface]:
        picks = self._picks
        # Qt also tells of a change while the list is filled: a screen reader would go there then.
        if picks is None or picks.currentIndex() < 0 or not picks.hasFocus():
            return []
        return [_rows(picks).child(picks.currentIndex())]

    def select(self, child: QAccessibleInterface) -> bool:
        picks = self._picks
        at = -1 if picks is None else _rows(picks).indexOfChild(child)
        if picks is None or at < 0:
            return False
        picks.setCurrentIndex(at)
        picks.activated.emit(at)
        return True

    def unselect(self, _child: QAccessibleInterface) -> bool:
        return False

    def selectAll(self) -> bool:
        return False

    def clear(self) -> bool:
        return False


class _Picks(_Named):
    """One of a list, called by its name. Qt calls it by what is picked, and leaves the name out."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._picked = _Picked(self)

    @property
    def _list(self) -> "QComboBox":
        from PySide6.QtWidgets import QComboBox

        found = self.object()
        assert isinstance(found, QComboBox)  # noqa: S101 (Qt asks nothing of one that has gone)
        return found

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return self._picked
        return super().interface_cast(kind)

    def text(self, kind: QAccessible.Text) -> str:
        is_asked = kind == QAccessible.Text.Value
        return self._list.currentText() if is_asked else super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        state.expanded = self._list.view().isVisible()
        return state

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface:
        return super().child(index) if index else _rows(self._list)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._list.view() else -1

    def actionNames(self) -> list[str]:
        shows = [QAccessibleActionInterface.showMenuAction()]
        return [*shows, QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        if action not in self.actionNames()[:2]:
            super().doAction(action)
        elif self._list.view().isVisible():
            self._list.hidePopup()
        else:
            self._list.showPopup()


def _rows(picks: "QComboBox") -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(picks.view())


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


def picks(widget: QWidget) -> QAccessibleInterface:
    """One of a list."""
    return _Picks(widget, QAccessible.Role.ComboBox)


def disclosure(widget: QWidget) -> QAccessibleInterface:
    """A button that opens and closes."""
    return _Opens(widget, QAccessible.Role.Button)
