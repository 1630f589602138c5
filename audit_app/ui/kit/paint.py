"""Strokes that several parts share: a rounded box, a ring with a dot, a tick box."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import look, mirror
from audit_app.ui.kit.tokens import Radius, Token

RING, TICK_BOX, SMALL_RING = 22, 20, 16
_DOT = 0.26


def painter_for(widget: QWidget) -> QPainter:
    """A smooth painter. What it paints is mirrored where the language runs from right to left."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mirror.turn(painter, widget)
    return painter


def mix(one: QColor, other: QColor, part: float) -> QColor:
    """``one`` with ``part`` (0 to 1) of ``other`` in it."""
    keep = 1 - part
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * part,
        one.greenF() * keep + other.greenF() * part,
        one.blueF() * keep + other.blueF() * part,
    )


def inside(rect: QRectF, edge: float) -> QRectF:
    """``rect`` moved in by half an ``edge``, so that a line of that width stays within it."""
    half = edge / 2
    return rect.adjusted(half, half, -half, -half)


def fill(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """A plain box without an edge. PySide's ``fillRect`` loads a list of 160 gradients first."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRect(rect)


def box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: tuple[QColor, float] | None,
    radius: float,
) -> None:
    """A rounded box; the ``edge`` (colour and width in pixels) is drawn inward."""
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    ink, width = edge
    painter.setPen(QPen(ink, width))
    painter.drawRoundedRect(inside(rect, width), radius - width / 2, radius - width / 2)


def under_pointer(widget: QWidget, width: float) -> tuple[QColor, float]:
    """Ground and edge width under the pointer: where the ground stays the same, the edge grows."""
    ground = look.colour(widget, Token.PANEL)
    return ground, 2 if ground == look.colour(widget, Token.SURFACE) else width


def off(painter: QPainter, widget: QWidget) -> None:
    """The box of something that cannot be pressed now: faint, and dashed where nothing is faint."""
    ink, width = look.colour(widget, Token.LINE), look.line(widget, 1)
    pen = QPen(ink, width)
    if ink == look.colour(widget, Token.BORDER):
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(look.colour(widget, Token.BG))
    radius = look.exact(widget, Radius.CONTROL)
    painter.drawRoundedRect(inside(QRectF(widget.rect()), width), radius, radius)


def control(painter: QPainter, widget: QWidget, rect: QRectF, *, chosen: bool) -> None:
    """The box of something to choose: at rest, under the pointer, chosen or disabled."""
    fill, edge, width = look.colour(widget, Token.SURFACE), Token.BORDER, 1.0
    if not widget.isEnabled():
        off(painter, widget)
        return
    if chosen:
        fill, edge, width = look.colour(widget, Token.ACCENT_SOFT), Token.ACCENT, 2
    elif widget.underMouse():
        fill, width = under_pointer(widget, width)
    box(
        painter,
        rect,
        fill,
        (look.colour(widget, edge), look.line(widget, width)),
        look.exact(widget, Radius.CONTROL),
    )


def ring(painter: QPainter, widget: QWidget, rect: QRectF, *, chosen: bool) -> None:
    """The round mark of one answer among several."""
    edge = Token.ACCENT if chosen else Token.BORDER
    ink = look.colour(widget, edge if widget.isEnabled() else Token.LINE)
    width = look.line(widget, 2 if rect.width() > look.exact(widget, SMALL_RING) else 1.6)
    painter.setBrush(look.colour(widget, Token.SURFACE))
    painter.setPen(QPen(ink, width))
    painter.drawEllipse(inside(rect, width))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        dot = rect.width() * _DOT
        painter.drawEllipse(rect.adjusted(dot, dot, -dot, -dot))


def tick_box(painter: QPainter, widget: QWidget, rect: QRectF, *, ticked: bool) -> None:
    """The square mark of something that can be ticked beside others."""
    ink = look.colour(widget, Token.ACCENT if ticked else Token.BORDER)
    if not widget.isEnabled():
        ink = look.colour(widget, Token.MUTED if ticked else Token.LINE)
    fill = ink if ticked else look.colour(widget, Token.SURFACE)
    box(painter, rect, fill, (ink, look.line(widget, 2)), look.exact(widget, Radius.TICK))
    if not ticked:
        return
    pen = QPen(look.colour(widget, Token.ON_ACCENT), look.line(widget, 1.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    grid = rect.width() / 20
    points = [QPointF(5.4, 10.3), QPointF(8.7, 13.6), QPointF(14.6, 6.9)]
    with mirror.upright(painter, rect):
        painter.drawPolyline([rect.topLeft() + point * grid for point in points])
