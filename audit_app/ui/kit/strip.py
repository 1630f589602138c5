"""How a term has gone, as one strip: solid, empty and hatched, always with the counts in words."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import look, paint, roles
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token

_SOLID, _EMPTY, _HATCHED = range(3)
_KEYS = ("kit.strip.done", "kit.strip.to-do", "kit.strip.to-find-out")


def paint_part(painter: QPainter, widget: QWidget, rect: QRectF, style: int) -> None:
    """Draw a part of a strip or bar: solid (0, done), empty (1) or hatched (2, to find out)."""
    width, radius = look.line(widget, 1.5), look.exact(widget, min(4, rect.width() / 4))
    ink = look.colour(widget, Token.ACCENT)
    fill = ink if style == _SOLID else look.colour(widget, Token.SURFACE)
    paint.box(painter, rect, fill, (ink, width), radius)
    if style != _HATCHED:
        return
    path = QPainterPath()
    path.addRoundedRect(paint.inside(rect, width), radius, radius)
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(ink, look.line(widget, 1.3)))
    step, at = look.exact(widget, 6), rect.left() - rect.height()
    while at < rect.right():
        painter.drawLine(QPointF(at, rect.bottom()), QPointF(at + rect.height(), rect.top()))
        at += step
    painter.restore()


class Strip(QWidget):
    """Done, to do and to find out, side by side. Its name says the counts."""

    accessible_part = roles.graphic

    def __init__(self, counts: tuple[int, int, int]) -> None:
        """``counts`` are done, to do and to find out."""
        super().__init__()
        self._counts = counts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, 160), look.px(self, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        shown = [(style, count) for style, count in enumerate(self._counts) if count]
        gap, least = look.exact(self, 4), look.exact(self, 8)
        room = self.width() - gap * (len(shown) - 1) - least * len(shown)
        total, left = sum(self._counts), 0.0
        for style, count in shown:
            width = least + room * count / total
            paint_part(painter, self, QRectF(left, 0, width, self.height()), style)
            left += width + gap


class _Swatch(QWidget):
    """The sample beside a count."""

    def __init__(self, style: int) -> None:
        super().__init__()
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, 14), look.px(self, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_part(paint.painter_for(self), self, QRectF(self.rect()), self._style)


class Term(Column):
    """One term: its name, the strip, and the counts in words."""

    def __init__(self, words: Words, name: str, note: str, counts: tuple[int, int, int]) -> None:
        """``counts`` are done, to do and to find out; ``note`` stands beside the name."""
        super().__init__(space=Space.SMALL)
        said = [words(key, count=count) for key, count in zip(_KEYS, counts, strict=True) if count]
        strip = Strip(counts)
        strip.setAccessibleName(f"{name}: {', '.join(said)}")
        legend = Flow(space=Space.PANEL)
        for style, (key, count) in enumerate(zip(_KEYS, counts, strict=True)):
            if count:
                text = Label(words(key, count=count), Role.NOTE, wrap=False)
                legend.add(Row(_Swatch(style), text, space=6))
        title = Label(name, Role.STRONG, wrap=False)
        self.add(Flow(title, Label(note, Role.SMALL), space=10), strip, legend)


def legend(words: Words) -> Flow:
    """What solid, empty and hatched mean, in words."""
    signs = Flow(space=Space.PANEL)
    for style, kind in enumerate(("done", "to-do", "find-out")):
        word = Label(words(f"kit.marks.{kind}"), Role.NOTE, wrap=False)
        signs.add(Row(_Swatch(style), word, space=6))
    return signs
