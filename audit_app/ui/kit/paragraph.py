"""Plain text laid out with a real line height. Markup stays the characters it was typed as."""

import math
import re

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from audit_app.ui.kit import mirror

_ENDLESS = 1_000_000.0
_SOFT_BREAK = "\u2028"
_MARK = "**"
_WORD = re.compile(r"[^ ]+ *")
# A line may give its last word to a word that stands alone below, while this many are on it.
_ENOUGH = 3
# Words in weight 600 are wider than the font they are measured in.
_BOLDER = 1.1


def emphasis(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Split ``Choose **Posts**.`` into its plain words and the (start, length) of the bold ones.

    Only ``**`` pairs mean anything; one without a partner stays as it is.
    """
    parts = text.split(_MARK)
    if len(parts) % 2 == 0:
        parts[-2:] = [_MARK.join(parts[-2:])]
    plain, runs = "", []
    for number, part in enumerate(parts):
        if number % 2:
            runs.append((len(plain), len(part)))
        plain += part
    return plain, tuple(runs)


class Paragraph:
    """Text in one font. Widths and heights are in pixels; the last layout is kept."""

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: float,
        bold: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Prepare ``text``; ``bold`` are the (start, length) of the words in weight 600."""
        self._line_height = line_height
        self._width = -1.0
        self._height = 0
        # A layout asks for the same few widths over and over: each is laid out once.
        self._heights: dict[float, int] = {}
        self._natural = -1
        self._layout = QTextLayout(text.replace("\n", _SOFT_BREAK), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Lines are moved to their side where they are drawn, whichever way their letters run.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        if bold:
            self._layout.setFormats([_strong(font, *run) for run in bold])

    def natural_width(self) -> int:
        """The width that needs no wrapping."""
        if self._natural < 0:
            self._arrange(_ENDLESS)
            lines = range(self._layout.lineCount())
            used = (self._layout.lineAt(i).naturalTextWidth() for i in lines)
            self._natural = math.ceil(max(used, default=0)) + 1
        return self._natural

    def least_width(self) -> int:
        """The width of the longest word: narrower, and words break."""
        metrics = QFontMetricsF(self._layout.font())
        words = (metrics.horizontalAdvance(word) for word in self._layout.text().split())
        return math.ceil(max(words, default=0)) + 1

    def height(self, width: float) -> int:
        """The height at ``width``."""
        self.natural_width()
        if width not in self._heights:
            self._arrange(width)
            self._heights[width] = self._height
        return self._heights[width]

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw with the painter's pen, top left at ``at``; mirrored, it stands at the right."""
        self._arrange(width)
        if mirror.is_turned(painter):
            if align == Qt.AlignmentFlag.AlignLeft:
                align = Qt.AlignmentFlag.AlignRight
            with mirror.upright(painter, QRectF(at, QSizeF(width, 1))):
                self._draw(painter, at, width, align)
        else:
            self._draw(painter, at, width, align)

    def _draw(self, painter: QPainter, at: QPointF, width: float, align: Qt.AlignmentFlag) -> None:
        if align == Qt.AlignmentFlag.AlignLeft:
            self._layout.draw(painter, at)
            return
        for i in range(self._layout.lineCount()):
            line = self._layout.lineAt(i)
            free = width - line.naturalTextWidth()
            shift = free / 2 if align == Qt.AlignmentFlag.AlignHCenter else free
            line.draw(painter, at + QPointF(shift, 0))

    def _arrange(self, width: float) -> None:
        if width >= self._natural >= 0:
            # As good as endless: what fits on its lines is laid out once for all such widths.
            width = _ENDLESS
        if width == self._width:
            return
        self._width = width
        self._lay_out(width)
        if (at := self._before_orphan(width)) is not None:
            self._lay_out(width, at)

    def _lay_out(self, width: float, shorter: int = -1) -> None:
        """Break the lines at ``width``; the one numbered ``shorter`` gives its last word away."""
        # Where that line may end is known from the lines before: they do not change.
        less = self._layout.lineAt(shorter).naturalTextWidth() - 1 if shorter >= 0 else width
        self._layout.beginLayout()
        top, number = 0.0, 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, less if number == shorter else width))
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
            number += 1
        self._layout.endLayout()
        self._height = math.ceil(top)

    def _before_orphan(self, width: float) -> int | None:
        """The line before a last line of one word, where that may have a second word beside it."""
        last = self._layout.lineCount() - 1
        if last < 1:
            return None
        alone, before = (self._layout.lineAt(n) for n in (last, last - 1))
        words = self._words_of(before)
        if len(self._words_of(alone)) > 1 or len(words) < _ENOUGH or not words[-1].endswith(" "):
            return None
        metrics = QFontMetricsF(self._layout.font())
        fits = alone.naturalTextWidth() + _BOLDER * metrics.horizontalAdvance(words[-1]) <= width
        return last - 1 if fits else None

    def _words_of(self, line: QTextLine) -> list[str]:
        """The words of a line, each with the space after it."""
        start = line.textStart()
        return _WORD.findall(self._layout.text()[start : start + line.textLength()])


def _strong(font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat

    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    look = QTextCharFormat()
    look.setFont(strong)
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length, chosen.format = start, length, look
    return chosen
