"""The one drawing: a laptop with a lock, a plant and a mug. Hidden while the window is folded."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.ui.kit import look, paint
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.tokens import Token

_WIDE, _TALL = 200, 132
_THICK = 2


class Laptop(QWidget):
    """Drawn on a field of 200 by 132, as wide as asked. For the eye only."""

    def __init__(self, units: float = _WIDE) -> None:
        """``units`` wide (15 to the em)."""
        super().__init__()
        self._units = units
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fold(self, fold: Fold) -> None:
        """Make room for words."""
        self.setVisible(fold is Fold.WIDE)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, self._units), look.px(self, self._units * _TALL / _WIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        scale = self.width() / _WIDE
        painter.scale(scale, scale)
        ink = look.colour(self, Token.ACCENT)
        thick = max(1.2, _THICK / max(1.0, scale * 15 / look.em(self) * 0.87))
        warm = _pen(look.colour(self, Token.CARE_LINE), thick)
        soft, paper = look.colour(self, Token.ACCENT_SOFT), look.colour(self, Token.SURFACE)
        painter.setPen(warm)
        painter.drawLine(QPointF(6, 118), QPointF(194, 118))
        _steam(painter)
        painter.setPen(_pen(ink, thick))
        _laptop(painter, soft, paper)
        _mug(painter, paper)
        _plant(painter, soft, paper)


def _pen(ink: QColor, width: float) -> QPen:
    style, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    return QPen(ink, width, style, cap, Qt.PenJoinStyle.RoundJoin)


def _laptop(painter: QPainter, soft: QColor, paper: QColor) -> None:
    painter.setBrush(soft)
    painter.drawRoundedRect(QRectF(52, 40, 96, 62), 6, 6)
    painter.setBrush(paper)
    corners = [QPointF(40, 112), QPointF(160, 112), QPointF(152, 102), QPointF(48, 102)]
    painter.drawPolygon(corners)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shackle = QPainterPath(QPointF(91, 66))
    shackle.lineTo(91, 61)
    shackle.arcTo(QRectF(91, 52, 18, 18), 180, -180)
    shackle.lineTo(109, 66)
    painter.drawPath(shackle)
    painter.setBrush(paper)
    painter.drawRoundedRect(QRectF(86, 66, 28, 22), 4, 4)
    painter.drawLine(QPointF(100, 75), QPointF(100, 80))


def _mug(painter: QPainter, paper: QColor) -> None:
    handle = QPainterPath(QPointF(184, 100))
    handle.lineTo(187, 100)
    handle.arcTo(QRectF(182.5, 100, 9, 9), 90, -180)
    handle.lineTo(184, 109)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(handle)
    cup = QPainterPath(QPointF(168, 96))
    cup.lineTo(184, 96)
    cup.lineTo(184, 110)
    cup.arcTo(QRectF(168, 102, 16, 16), 0, -180)
    cup.closeSubpath()
    painter.setBrush(paper)
    painter.drawPath(cup)


def _steam(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for left in (172, 178):
        wisp = QPainterPath(QPointF(left, 90))
        wisp.cubicTo(left, 87, left + 3, 87, left + 3, 84)
        painter.drawPath(wisp)


def _plant(painter: QPainter, soft: QColor, paper: QColor) -> None:
    painter.setBrush(paper)
    painter.drawPolygon([QPointF(16, 96), QPointF(36, 96), QPointF(33, 118), QPointF(19, 118)])
    painter.drawLine(QPointF(26, 96), QPointF(26, 70))
    painter.setBrush(soft)
    for foot, tip in ((QPointF(26, 82), QPointF(14, 70)), (QPointF(26, 76), QPointF(37, 65))):
        leaf = QPainterPath(foot)
        leaf.cubicTo(QPointF(tip.x(), foot.y()), QPointF(tip.x(), tip.y() + 5), tip)
        leaf.cubicTo(QPointF(foot.x(), tip.y()), QPointF(foot.x(), foot.y() - 5), foot)
        painter.drawPath(leaf)
