"""Whether Tab goes as a page is read: down a column, along a row, and each region as a whole."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import mirror
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail import Bar, Bottom, Rail
from tests.ui.told import told

if TYPE_CHECKING:
    from collections.abc import Sequence

# What is gone through as a whole. A foot belongs to a page and is below it, whatever scrolls there.
_REGIONS = (Rail, Bar, Bottom, Foot, Page)
_ROUNDED = 2


def region(part: QWidget) -> QWidget:
    """The rail, bar, page or foot that a part stands in; its window, for what is in none."""
    holder: QWidget | None = part
    while holder is not None and not isinstance(holder, _REGIONS):
        holder = holder.parentWidget()
    return holder or part.window()


def torn(came_to: Sequence[QWidget]) -> list[str]:
    """The regions that Tab leaves and comes to again before it has been round."""
    runs = [place for place, _ in groupby(map(region, came_to))]
    if len(runs) > 1 and runs[0] is runs[-1]:
        # Tab begins in the middle of one, and ends where it began.
        runs.pop()
    return [
        f"Tab comes to the {type(place).__name__} {runs.count(place)} times"
        for place in {*runs}
        if runs.count(place) > 1
    ]


def goes_back(came_to: Sequence[QWidget]) -> list[str]:
    """Where Tab goes up or back inside a region.

    Other than to the top of a column further on: to the right of the one before, or where a
    language runs from right to left, to its left.
    """
    found = []
    for before, after in pairwise(came_to):
        if region(before) is not region(after):
            continue
        one, two = _place(before), _place(after)
        goes_up = two.bottom() <= one.top() + _ROUNDED
        if mirror.is_mirrored(after):
            one, two = (QRect(-r.right(), r.top(), r.width(), r.height()) for r in (one, two))
        goes_left = two.right() <= one.left() and two.top() < one.bottom() - _ROUNDED
        if goes_left or (goes_up and two.left() < one.right()):
            found.append(f"{told(after)[0]!r} comes after {told(before)[0]!r}")
    return found


def _place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())
