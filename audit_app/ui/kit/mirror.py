"""Right to left. Parts paint as if from the left, and the painter turns the whole of it round.

Text, and pictures that do not point anywhere, are turned back where they are drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

# They point forwards or backwards, which is the other way in a language that runs the other way.
_POINTING = frozenset({"left", "right", "arrow", "open"})


def is_mirrored(part: QWidget) -> bool:
    """Whether the part's language runs from right to left."""
    return part.layoutDirection() is Qt.LayoutDirection.RightToLeft


def turn(painter: QPainter, part: QWidget) -> None:
    """Have ``painter`` paint ``part`` mirrored, where its language asks for that."""
    if is_mirrored(part):
        painter.translate(part.width(), 0)
        painter.scale(-1, 1)


def is_turned(painter: QPainter) -> bool:
    """Whether what is painted now comes out mirrored."""
    return painter.worldTransform().m11() < 0


@contextmanager
def upright(painter: QPainter, rect: QRectF) -> Iterator[None]:
    """What is painted in ``rect`` meanwhile stands the right way round, in the mirrored place."""
    if not is_turned(painter):
        yield
        return
    painter.save()
    # Whole pixels: letters and pictures in between would be soft.
    painter.translate(round(rect.left() + rect.right()), 0)
    painter.scale(-1, 1)
    yield
    painter.restore()


def draw_icon(painter: QPainter, at: QPointF | QPoint, name: str, picture: QPixmap) -> None:
    """Draw ``picture``, the icon ``name``; only one that points somewhere is mirrored."""
    at = QPointF(at)
    if name in _POINTING:
        painter.drawPixmap(at, picture)
        return
    with upright(painter, QRectF(at, picture.deviceIndependentSize())):
        painter.drawPixmap(at, picture)


def placed(part: QWidget | None, room: QRect, box: QRect) -> QRect:
    """``box``, which stands in ``room`` as from the left, where the part's language has it."""
    if part is None or not is_mirrored(part):
        return box
    box = QRect(box)
    box.moveLeft(room.left() + room.right() + 1 - box.left() - box.width())
    return box


def sides(part: QWidget, left: int, right: int) -> tuple[int, int]:
    """Margins at the beginning and the end of a line, as Qt wants them: left and right."""
    return (right, left) if is_mirrored(part) else (left, right)
