"""The mark of an action as a box to tick: the row under it paints the mark."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox

from audit_app.ui.kit import look, mirror
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.rows import OpeningRow
from audit_app.ui.kit.tokens import Space

_WIDE, _HIGH = 20 + Space.ROW, 36


class RowTick(QCheckBox):
    """Invisible but for the focus ring. ``clicked`` says which way it was ticked."""

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, _WIDE), look.px(self, _HIGH))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The row's own mark shows through."""


class TickedRow(Column):
    """``row`` with its mark to press: Tab comes to the mark after the row, Space ticks it."""

    def __init__(self, row: OpeningRow, name: str) -> None:
        """``name`` is what a screen reader says of the mark."""
        super().__init__(row, space=0)
        self.tick = RowTick(self)
        self.tick.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As tall as the row: a long title has its mark beside its first line.
        box = QRect(0, 0, self.tick.sizeHint().width(), self.height())
        self.tick.setGeometry(mirror.placed(self, self.rect(), box))
