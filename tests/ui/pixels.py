"""Contrast as it comes out on the screen: measured on the pixels of a picture of the window.

Text is looked at in runs: pixels that are not the ground, kept apart by rows and columns that are.
The ground is the colour that there is most of; a run's own colour the one furthest from it,
which smooth edges do not reach. WCAG 2.2 says how much: 1.4.3 (text, 4.5), 1.4.11 (marks, 3).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from audit_app.ui.kit import look
from audit_app.ui.kit.answers import AnswerCard
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.contrast import MARK_RATIO, TEXT_RATIO, ratio
from audit_app.ui.kit.ticks import TickTile

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDGED = (QLineEdit, QComboBox, QPlainTextEdit, AnswerCard, TickTile)
# In token units: how far in from its edge a control's own words and marks begin; how far apart
# words of one run stand at most; how large a sign is that is no text.
_INSIDE, _APART, _SIGN = 6, 10, 34
_OUTSIDE = 2


class Crop(NamedTuple):
    """Some of a picture: its pixels row by row, and how wide it is."""

    pixels: memoryview[int]
    width: int

    @property
    def height(self) -> int:
        """In rows."""
        return len(self.pixels) // self.width if self.width else 0


def crop(picture: QImage, place: QRect) -> Crop:
    """The part of ``picture`` at ``place``."""
    part = picture.copy(place.intersected(picture.rect()))
    part = part.convertToFormat(QImage.Format.Format_RGB32)
    return Crop(memoryview(bytes(part.constBits())).cast("I"), part.width())


@cache
def contrast(one: int, other: int) -> float:
    """The contrast of two colours, each as 0xffRRGGBB."""
    return ratio(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")


def ground_of(part: Crop) -> int:
    """The colour there is most of."""
    return Counter(part.pixels).most_common(1)[0][0]


def runs(part: Crop, apart: int) -> Iterator[Crop]:
    """What stands on the ground, each run of it apart: line by line, then across."""
    ground = ground_of(part)
    wide = part.width
    empty = memoryview(bytes(ground.to_bytes(4, "little") * wide)).cast("I")
    rows = [y for y in range(part.height) if part.pixels[y * wide : (y + 1) * wide] != empty]
    for top, bottom in _together(rows, 1):
        band = part.pixels[top * wide : (bottom + 1) * wide]
        nothing = [ground] * (bottom + 1 - top)
        columns = [x for x in range(wide) if band[x::wide].tolist() != nothing]
        for left, right in _together(columns, apart):
            lines = [band[y + left : y + right + 1] for y in range(0, len(band), wide)]
            inked = [line for line in lines if line.tolist() != [ground] * len(line)]
            yield Crop(memoryview(b"".join(inked)).cast("I"), right + 1 - left)


def _together(numbers: list[int], apart: int) -> Iterator[tuple[int, int]]:
    """The first and last of each group of ``numbers`` that are at most ``apart`` from the next."""
    if not numbers:
        return
    start = numbers[0]
    for before, after in pairwise(numbers):
        if after - before > apart:
            yield start, before
            start = after
    yield start, numbers[-1]


def strongest(part: Crop, ground: int) -> float:
    """The contrast of the colour that is furthest from the ground."""
    return max(contrast(colour, ground) for colour in set(part.pixels))


def faint(window: QWidget, picture: QImage) -> list[str]:
    """The words, signs and edges in sight that cannot be told well enough from what is behind."""
    found: list[str] = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not part.isEnabled():
            continue
        if isinstance(part, QLabel) and part.text():
            found += _faint_runs(part, picture, inside=0)
        elif isinstance(part, QAbstractButton | QLineEdit | QComboBox):
            found += _faint_runs(part, picture, inside=look.px(part, _INSIDE))
        if _has_edge(part):
            found += _faint_edge(part, picture)
    return found


def _faint_runs(part: QWidget, picture: QImage, inside: int) -> list[str]:
    place = _seen(part)
    if place is None:
        return []
    above, below = _cut(part)
    place = place.adjusted(inside, inside + above, -inside, -inside - below)
    if place.width() < _SIGN // 2 or place.height() < _SIGN // 4:
        return []
    whole = crop(picture, place)
    ground = ground_of(whole)
    found = []
    for run in runs(whole, look.px(part, _APART)):
        is_sign = max(run.width, run.height) <= look.px(part, _SIGN)
        least = MARK_RATIO if is_sign and not isinstance(part, QLabel) else TEXT_RATIO
        if (strong := strongest(run, ground)) < least:
            found.append(f"{_said(part)!r} has {strong:.2f} to 1, not {least:g}")
    return found


def _has_edge(part: QWidget) -> bool:
    if isinstance(part, Button):
        return part.kind is not Kind.PLAIN
    return isinstance(part, _EDGED)


def _faint_edge(part: QWidget, picture: QImage) -> list[str]:
    """Whether a line across the left edge, half way down, meets something that stands out."""
    place = _seen(part)
    if place is None or place.height() < part.height():
        return []
    middle = place.top() + place.height() // 2
    across = QRect(place.left() - _OUTSIDE, middle, _OUTSIDE + look.px(part, 4), 1)
    line = crop(picture, across)
    strong = strongest(line, line.pixels[0])
    return [] if strong >= MARK_RATIO else [f"the edge of {_said(part)!r} has {strong:.2f} to 1"]


def _seen(part: QWidget) -> QRect | None:
    """Where a part is in its window, if any of it is in sight."""
    region = part.visibleRegion().boundingRect()
    if region.isEmpty():
        return None
    return QRect(part.mapTo(part.window(), QPoint(0, 0)) + region.topLeft(), region.size())


def _cut(part: QWidget) -> tuple[int, int]:
    """How much to leave out above and below: a line that the edge of what scrolls runs through."""
    region, line = part.visibleRegion().boundingRect(), part.fontMetrics().lineSpacing()
    return (
        line if region.top() > 0 else 0,
        line if region.bottom() < part.height() - 1 else 0,
    )


def _said(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    return text or part.accessibleName() or type(part).__name__
