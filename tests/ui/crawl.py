"""What is wrong with a screen that shows, for those who see, hear or press with difficulty.

Each function gives the faults it found, in words that lead to the part.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QScrollArea, QWidget

from audit_app.ui.kit import look
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.tokens import Target
from tests.ui import order, rings
from tests.ui.person import stops
from tests.ui.told import told

if TYPE_CHECKING:
    from audit_app.ui.kit.focus import FocusRing
    from audit_app.ui.window import Window

_LEAST = 24
_MOST_STOPS = 400


def alike(root: QWidget) -> list[str]:
    """The parts that cannot be told apart by name, description and the group that holds them."""
    said = Counter((told(part), _groups(part)) for part in stops(root))
    return [f"{count} are called {name!r}" for ((name, _), _), count in said.items() if count > 1]


def _groups(part: QWidget) -> tuple[str, ...]:
    """The names of all that holds a part, from the inside out."""
    found, holder = [], part.parentWidget()
    while holder is not None:
        found.append(holder.accessibleName())
        holder = holder.parentWidget()
    return tuple(filter(None, found))


def small(root: QWidget) -> list[str]:
    """The parts that are hard to hit (WCAG 2.2, 2.5.8; our own buttons keep to 44)."""
    found = []
    for part in stops(root):
        least = look.px(part, Target.BUTTON) if isinstance(part, Button) else _LEAST
        if part.height() < least or part.width() < _LEAST:
            found.append(f"{told(part)[0]!r} is {part.width()} by {part.height()}")
    return found


def wide(window: Window) -> list[str]:
    """What would have to be scrolled sideways, or stands over the window's edge."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    found = [
        f"{type(area).__name__} scrolls sideways"
        for area in areas
        if area.horizontalScrollBar().maximum() > 0
    ]
    edges = ((part, part.mapTo(window, QPoint(0, 0)).x()) for part in stops(window))
    over = [p for p, left in edges if left < 0 or left + p.width() > window.width()]
    return found + [f"{told(part)[0]!r} stands over the edge" for part in over]


def lost(window: Window, ring: FocusRing, *, measured: int = 0) -> list[str]:
    """What Tab does not come to, comes to without a ring in sight, or in an odd order.

    Of so many parts as are ``measured`` every side of the ring must be seen well, which takes two
    pictures of each, and Shift+Tab must go the same way back.
    """
    came_to: list[QWidget] = []
    found: list[str] = []
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in came_to:
            break
        came_to.append(now)
        if not is_ringed(now, ring):
            found.append(f"{told(now)[0]!r} has no ring in sight")
        elif len(came_to) <= measured:
            found += [f"{told(now)[0]!r} shows {side}" for side in rings.hidden(ring)]
    round_trip = set(came_to)
    missed = [p for p in stops(window) if p not in round_trip and not stands_in(p, round_trip)]
    found += [f"Tab does not come to {told(part)[0]!r}" for part in missed]
    found += other_way_back(came_to[:measured])
    return [*found, *order.goes_back(came_to), *order.torn(came_to)]


def other_way_back(came_to: list[QWidget]) -> list[str]:
    """Where Shift+Tab does not lead back from the last part to the first as Tab came."""
    if came_to:
        came_to[-1].setFocus(Qt.FocusReason.TabFocusReason)
    for before, now in pairwise(reversed(came_to)):
        QTest.keyClick(before, Qt.Key.Key_Backtab)
        if (got := QApplication.focusWidget()) is not now:
            wrong = told(got)[0] if got is not None else None
            return [f"Shift+Tab goes from {told(before)[0]!r} to {wrong!r}"]
    return []


def is_ringed(part: QWidget, ring: FocusRing) -> bool:
    frame = ring._frame
    if frame is None or not frame.isVisible():
        return False
    ground = frame.parentWidget()
    assert ground is not None
    corner = part.mapTo(ground, QPoint(0, 0))
    inside = frame.geometry().contains(QRect(corner, part.size()))
    return inside and not part.visibleRegion().isEmpty()


def stands_in(part: QWidget, came_to: set[QWidget]) -> bool:
    """Of a group of radio buttons one is the stop; arrows lead to the rest."""
    group = part.group() if isinstance(part, QRadioButton) else None
    if group is not None:
        return any(button in came_to for button in group.buttons())
    return isinstance(part, QRadioButton) and any(
        isinstance(other, QRadioButton) and other.parentWidget() is part.parentWidget()
        for other in came_to
    )


def unheaded(root: QWidget) -> list[str]:
    """A screen without a heading leaves a screen reader nothing to begin at."""
    parts = [p for p in root.findChildren(QWidget) if p.isVisible()]
    roles = (QAccessible.queryAccessibleInterface(p).role() for p in parts)
    return [] if QAccessible.Role.Heading in roles else ["there is no heading"]


def unclear(root: QWidget) -> list[str]:
    """The parts to press whose role says nothing."""
    vague = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.StaticText}
    parts = [p for p in stops(root) if isinstance(p, QAbstractButton)]
    faulty = [p for p in parts if QAccessible.queryAccessibleInterface(p).role() in vague]
    return [f"{told(part)[0]!r} has no role" for part in faulty]
