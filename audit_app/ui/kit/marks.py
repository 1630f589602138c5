"""Marks of how far something is: shape first, so that they work without colour."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.ui.kit import look, mirror, paint
from audit_app.ui.kit.tokens import Token

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_GRID = 24


class MarkKind(StrEnum):
    """The value is the key of its word: ``kit.marks.<value>``."""

    DONE = "done"
    TO_DO = "to-do"
    FIND_OUT = "find-out"
    PART = "part"
    LATER = "later"
    NOT_APPLY = "not-apply"


INKS = {
    MarkKind.DONE: Token.ACCENT,
    MarkKind.TO_DO: Token.TEXT,
    MarkKind.FIND_OUT: Token.TEXT,
    MarkKind.PART: Token.ACCENT,
    MarkKind.LATER: Token.MUTED,
    MarkKind.NOT_APPLY: Token.MUTED,
}


def paint_mark(
    painter: QPainter, widget: QWidget, rect: QRectF, kind: MarkKind, token: Token | None = None
) -> None:
    """Draw ``kind`` into the square ``rect``; ``token`` replaces the mark's own colour."""
    with mirror.upright(painter, rect):
        _paint_upright(painter, widget, rect, kind, look.colour(widget, token or INKS[kind]))


def _paint_upright(
    painter: QPainter, widget: QWidget, rect: QRectF, kind: MarkKind, ink: QColor
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    _paint_ring(painter, kind, ink, look.colour(widget, Token.SURFACE))
    if kind is MarkKind.DONE:
        painter.setPen(_pen(look.colour(widget, Token.ON_ACCENT), 2.2))
        painter.drawPolyline([QPointF(7.5, 12.4), QPointF(10.6, 15.5), QPointF(16.6, 8.9)])
    elif kind is MarkKind.LATER:
        painter.drawPolyline([QPointF(12, 7.5), QPointF(12, 12), QPointF(14.8, 13.8)])
    elif kind is MarkKind.NOT_APPLY:
        painter.drawLine(QPointF(8.5, 12), QPointF(15.5, 12))
    elif kind is MarkKind.PART:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(QRectF(6.5, 6.5, 11, 11), 90 * 16, 180 * 16)
    elif kind is MarkKind.FIND_OUT:
        painter.drawPath(_question())
        painter.drawPoint(QPointF(12, 16.4))
    painter.restore()


def _paint_ring(painter: QPainter, kind: MarkKind, ink: QColor, inner: QColor) -> None:
    if kind is MarkKind.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(2, 2, 20, 20))
        return
    pen = _pen(ink, 1.6 if kind is MarkKind.NOT_APPLY else 2)
    if kind is MarkKind.FIND_OUT:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        # Eleven dashes go round once: the circle is 28.27 pen widths long.
        pen.setDashPattern([1.65, 0.92])
    painter.setPen(pen)
    painter.setBrush(inner)
    painter.drawEllipse(QRectF(3, 3, 18, 18))
    painter.setPen(_pen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _pen(ink: QColor, width: float) -> QPen:
    style, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    return QPen(ink, width, style, cap, Qt.PenJoinStyle.RoundJoin)


def _question() -> QPainterPath:
    path = QPainterPath(QPointF(9.7, 9.9))
    path.cubicTo(9.8, 7.2, 14.3, 7.2, 14.3, 10)
    path.cubicTo(14.3, 11.9, 12, 11.8, 12, 13.4)
    return path


def mark_icon(widget: QWidget, kind: MarkKind, units: float) -> "QIcon":
    """The mark for a menu."""
    from PySide6.QtGui import QIcon

    side = look.px(widget, units)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, widget, QRectF(0, 0, side, side), kind)
    painter.end()
    return QIcon(picture)


class MarkSign(QWidget):
    """A mark by itself, for the eye only: the word beside it is what is read out."""

    def __init__(self, kind: MarkKind, units: float = 20, *, top: float = 0) -> None:
        """``top`` lowers it, to sit level with the first line of text beside it."""
        super().__init__()
        self.kind = kind
        self._units = units
        self._top = top
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_kind(self, kind: MarkKind) -> None:
        """Show another mark."""
        self.kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        side = look.px(self, self._units)
        return QSize(side, side + look.px(self, self._top))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = look.px(self, self._units)
        rect = QRectF(0, look.px(self, self._top), side, side)
        paint_mark(paint.painter_for(self), self, rect, self.kind)
