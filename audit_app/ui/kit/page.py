"""A page: one column that scrolls, only ever up and down, over a foot that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from audit_app.ui.kit import look, mirror, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.scrolling import scrolled
from audit_app.ui.kit.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from audit_app.ui.kit.foot import Foot

_SCROLL_BAR = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Action = QScrollBar.SliderAction
# What is only read takes no focus, so Tab never brings it into view: these do.
_SCROLLS = {
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class _Sheet(QWidget):
    """What scrolls: the column, and the foot too while the window is short."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(0)
        self.rows.setContentsMargins(0, 0, 0, 0)


class Page(QWidget):
    """Put parts into ``body``.

    ``entered``: Enter was pressed where nothing else takes it. ``went_back``: Alt+Left.
    ``folded`` tells the fold each time it changes; ``follow`` also tells it now.
    """

    entered = Signal()
    went_back = Signal()
    folded = Signal(Fold)
    accessible_part = roles.group

    def __init__(
        self,
        *,
        width: float = Width.READ,
        foot: Foot | None = None,
        top: float = Space.TOP,
        centred: bool = False,
    ) -> None:
        """``width`` is ``Width.ANSWER`` or ``Width.READ``; ``top`` the space above the body.

        ``centred`` is for a page without a rail: the body stands in the middle.
        """
        super().__init__()
        self._width = width
        self._centred = centred
        self._top = top
        self.foot = foot
        self.fold = Fold.WIDE
        self.body = Column(space=Space.SMALL)
        self._sheet = _Sheet()
        # In a row of its own: a column of fixed width is only measured right across.
        across = QHBoxLayout()
        if centred:
            across.addStretch(1)
            self._sheet.rows.addStretch(1)
        across.addWidget(self.body)
        across.addStretch(1)
        self._sheet.rows.addLayout(across)
        self._sheet.rows.addStretch(1)
        self.area = scrolled(self._sheet)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.area, 1)
        if foot is not None:
            self._rows.addWidget(foot)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.went_back)

    def follow(self, told: Callable[[Fold], None]) -> None:
        """Tell ``told`` the fold now, and whenever it changes."""
        self.folded.connect(told)
        told(self.fold)

    def set_fold(self, fold: Fold) -> None:
        """Called by the shell when the window's room changes."""
        changed, self.fold = fold is not self.fold, fold
        if changed:
            self._move_foot()
            self.folded.emit(fold)
        self._place()

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self.area.verticalScrollBar().setValue(0)

    def _move_foot(self) -> None:
        if self.foot is None:
            return
        inside = self.fold is Fold.SHORT
        self.body.set_margins((0, 0, 0, Space.CARD if inside else 0))
        if inside:
            self._sheet.rows.insertWidget(2 if self._centred else 1, self.foot)
        else:
            self._rows.addWidget(self.foot)
        # A new parent hides its child until the event loop comes round.
        self.foot.show()

    def _place(self) -> None:
        wide = self.fold is Fold.WIDE
        left = look.px(self, Space.MARGIN if wide else Space.MARGIN_FOLDED)
        # Where there is room beside the body, a bar may stand in it.
        tight = self._centred or not wide
        right = left + (look.px(self, _SCROLL_BAR) if tight else 0)
        room = max(1, self.width() - left - right)
        column = min(look.px(self, self._width), room)
        above = min(self._top, Space.PANEL) if self.fold is Fold.SHORT else self._top
        top, bottom = look.px(self, above), look.px(self, Space.CARD)
        start, end = mirror.sides(self, left, left if self._centred else 0)
        self._sheet.rows.setContentsMargins(start, top, end, bottom)
        self.body.setFixedWidth(column)
        if self.foot is not None:
            inside = self.fold is Fold.SHORT
            foot = min(look.px(self, self.foot.column), room)
            self.foot.place(0 if inside else left, foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scrolls = _SCROLLS.get(Qt.Key(event.key()))
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.entered.emit()
        elif scrolls is not None:
            self.area.verticalScrollBar().triggerAction(scrolls)
        else:
            super().keyPressEvent(event)
