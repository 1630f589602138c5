"""How it has gone over the terms: a bar for each check-in, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.ui.check_in_names import day_of, name_of
from audit_app.ui.kit import accessible, look, mirror, paint, roles
from audit_app.ui.kit.boxes import Column, Fixed, Row
from audit_app.ui.kit.cards import Card, Rule
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.scrolling import Across
from audit_app.ui.kit.strip import legend, paint_part
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.question.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter, QPaintEvent

    from audit_app.domain.checkin import CheckInHead
    from audit_app.ui.context import Context

# Few bars may be wide; thirty, of ten years, still fit the page.
_FEW = 18
_WIDE, _NARROW = 40, 26
_FILLED = 0.68
_TALL, _BELOW = 120, 28
_LEAST_PART = 6
_NUMBER = 84


class Bars(QWidget):
    """A bar for each check-in, the oldest at the left. No line to reach, no share of anything.

    It gets wider with every check-in; thirty fit a page, more scroll.
    """

    accessible_part = roles.graphic

    def __init__(self, heads: Sequence[CheckInHead], marks: Sequence[str]) -> None:
        """``marks`` stand under the bars; empty ones are left out."""
        super().__init__()
        self._counts = [(head.done, head.to_do, head.to_find_out) for head in heads]
        self._marks = marks
        self._most = max((sum(counts) for counts in self._counts), default=1) or 1
        self._step = _WIDE if len(heads) <= _FEW else _NARROW
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = look.px(self, len(self._counts) * self._step)
        return QSize(wide, look.px(self, _TALL + _BELOW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        base, step = look.exact(self, _TALL), look.exact(self, self._step)
        seen = QRectF(event.rect())
        painter.setFont(look.font(self, Role.SMALL))
        for number, (counts, mark) in enumerate(zip(self._counts, self._marks, strict=True)):
            left = number * step
            # A year may be wider than its bar.
            if left + 2 * step < seen.left() or left > seen.right():
                continue
            self._paint_bar(painter, QRectF(left, 0, step * _FILLED, base), counts)
            painter.setPen(look.colour(self, Token.MUTED))
            room = QRectF(left, base + look.exact(self, 4), 2 * step, look.exact(self, 24))
            with mirror.upright(painter, room):
                painter.drawText(room, Qt.AlignmentFlag.AlignLeading, mark)
        paint.fill(painter, QRectF(0, base, self.width(), 1), look.colour(self, Token.LINE))

    def _paint_bar(self, painter: QPainter, room: QRectF, counts: tuple[int, int, int]) -> None:
        """Done at the bottom, what is to find out at the top."""
        shown = [(style, count) for style, count in enumerate(counts) if count]
        least, bottom = look.exact(self, _LEAST_PART), room.bottom()
        free = room.height() - 3 * least
        for style, count in shown:
            tall = least + free * count / self._most
            part = QRectF(room.left(), bottom - tall, room.width(), tall - look.line(self, 1.5))
            paint_part(painter, self, part, style)
            bottom -= tall


class HistoryCard(Card):
    """The picture, what its parts mean, and the same as a table."""

    def __init__(self, context: Context, heads: Sequence[CheckInHead]) -> None:
        """``heads`` are finished check-ins, oldest first, at least one."""
        words = context.words
        super().__init__(Heading(words("compare.history"), Role.CARD))
        self._words = words
        self._heads = heads
        self._named = [name_of(context, head) for head in heads]
        bars = Bars(heads, _years([day_of(head) for head in heads]))
        last = heads[-1]
        counts = {"done": last.done, "to-do": last.to_do, "find-out": last.to_find_out}
        named = {"count": len(heads), "last": self._named[-1]}
        bars.setAccessibleName(words("compare.chart.name", **named, **counts))
        accessible.identify(bars, "history-bars")
        self.add(muted(words("compare.chart.about")))
        self.gap(Space.PANEL).add(Across(bars))
        self.gap(Space.SMALL).add(legend(words))
        table = Opening(words("compare.chart.table"), "history-table", self._build_table)
        self.gap(Space.SMALL).add(table.opener, align=Qt.AlignmentFlag.AlignLeft).add(table)

    def _build_table(self) -> Column:
        words = self._words
        table = Column(space=0)
        heads = [words(f"compare.chart.{key}") for key in ("done", "to-do", "find-out")]
        table.add(self._line(words("compare.chart.check-in"), heads, Role.NOTE_STRONG))
        for name, head in reversed(list(zip(self._named, self._heads, strict=True))):
            numbers = [str(n) for n in (head.done, head.to_do, head.to_find_out)]
            line = self._line(name, numbers, Role.NOTE)
            table.add(Rule(), line)
        return table

    def _line(self, name: str, cells: list[str], role: Role) -> Column:
        numbers = Row(*(Fixed(Label(cell, role), _NUMBER) for cell in cells), space=0)
        return Column(Beside(Label(name, role), numbers, least=160), margins=(0, 8, 0, 8))


def _years(days: Sequence[date]) -> list[str]:
    """Each year under its first check-in, but where the one before stands too near."""
    marks, last, free = [], 0, 0
    near = 1 if len(days) <= _FEW else 2
    for number, day in enumerate(days):
        is_new = day.year != last and number >= free
        marks.append(str(day.year) if is_new else "")
        if is_new:
            last, free = day.year, number + near
    return marks
