"""Numbered instructions. ``**words**`` name a button or menu and show bold."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from audit_app.ui.kit import accessible, look, paint
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.marks import MarkKind, paint_mark
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token

_SIDE = 22
# To press: wider than what is drawn, as WCAG 2.2 (2.5.8) asks.
_TICK = (24, 32)


class _Number(QWidget):
    """A number in a quiet ring, for the eye: the text beside it says it too."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, _SIDE), look.px(self, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_number(self, QRectF(self.rect()), self._number)


def _paint_number(widget: QWidget, ring: QRectF, number: int) -> None:
    painter = paint.painter_for(widget)
    painter.setBrush(look.colour(widget, Token.SURFACE))
    width = look.line(widget, 1.3)
    painter.setPen(QPen(look.colour(widget, Token.ACCENT), width))
    painter.drawEllipse(paint.inside(ring, width))
    height = look.line_height(widget, Role.NUMBER)
    words = Paragraph(str(number), look.font(widget, Role.NUMBER), height)
    top = ring.top() + (ring.height() - words.height(ring.width())) / 2
    words.draw(painter, QPointF(ring.left(), top), ring.width(), Qt.AlignmentFlag.AlignHCenter)


class Steps(Column):
    """Steps in order, each read out with its number."""

    def __init__(
        self,
        steps: Sequence[str],
        role: Role = Role.BODY,
        *,
        first: int = 1,
        space: float = 6,
    ) -> None:
        """``first`` is the number of the first step."""
        super().__init__(space=space)
        for number, text in enumerate(steps, first):
            label = Label(text, role, emphasised=True)
            label.setAccessibleName(f"{number}. {label.text()}")
            self.add(TopRow(_Number(number), space=Space.ROW).add(label, stretch=1))


class StepTick(QCheckBox):
    """The number of a step to tick: a tick takes its place. The step is its name."""

    def __init__(self, number: int, step: str) -> None:
        """``step`` in words, without marks."""
        super().__init__()
        self._number = number
        self.setAccessibleName(f"{number}. {step}")
        accessible.identify(self, f"step-{number}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide, tall = _TICK
        return QSize(look.px(self, wide), look.px(self, tall))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = look.px(self, _SIDE)
        ring = QRectF(0, (self.height() - side) / 2, side, side)
        if self.isChecked():
            paint_mark(paint.painter_for(self), self, ring, MarkKind.DONE)
        else:
            _paint_number(self, ring, self._number)


class _TickedStep(TopRow):
    """All of it can be pressed."""

    def __init__(self, number: int, text: str) -> None:
        label = Label(text, emphasised=True)
        self.tick = StepTick(number, label.text())
        super().__init__(self.tick, space=Space.ROW)
        self.add(Column(label, margins=(0, 4, 0, 4)), stretch=1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.tick.click()


class TickedSteps(Column):
    """Steps in order, to tick on the way. ``ticked`` gives all that are: 0 is the first."""

    ticked = Signal(frozenset)

    def __init__(self, steps: Sequence[str], ticked: Container[int] = ()) -> None:
        """``ticked`` are ticked already."""
        # So far apart that a ring round one does not run across the next.
        super().__init__(space=Space.TINY)
        rows = [_TickedStep(number, text) for number, text in enumerate(steps, 1)]
        self.ticks = tuple(row.tick for row in rows)
        for number, tick in enumerate(self.ticks):
            tick.setChecked(number in ticked)
            tick.toggled.connect(self._on_toggled)
        self.add(*rows)

    def _on_toggled(self) -> None:
        self.ticked.emit(frozenset(n for n, tick in enumerate(self.ticks) if tick.isChecked()))
