"""How well the ring round what has the keyboard is seen: measured on two pictures of the window.

One is taken with the ring and one without it, and nothing else differs. Looked at are the four
sides of the ring, each in its full width without the corners. The figure of a side is the share of
its pixels that change by at least 3 to 1, as WCAG 2.2 asks of what shows a state (1.4.11).

A side must keep 0.6 of its pixels: of its three lines it may lose one, where it runs along a rule
that is as light as itself, and what is left is two thick (2.4.13). Where a side is clipped, or lies
under something, nothing changes at all, so the same figure says whether it is hidden (2.4.11).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from audit_app.ui.kit import look
from audit_app.ui.kit.contrast import MARK_RATIO
from tests.ui.pixels import contrast, crop

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from audit_app.ui.kit.focus import FocusRing

LEAST = 0.6
# In token units: how wide the ring is, and how far its corners reach.
_WIDE, _CORNER = 3, 16


def sides(ring: FocusRing) -> dict[str, float]:
    """Of each side of the ring that shows now, the share (0 to 1) that stands out."""
    frame = ring._frame
    assert frame is not None
    window = frame.window()
    place = QRect(frame.mapTo(window, QPoint(0, 0)), frame.size())
    with_it = window.grab(place).toImage()
    frame.setVisible(False)
    without = window.grab(place).toImage()
    frame.setVisible(True)
    wide = look.px(frame, _WIDE)
    bands = _bands(frame.width(), frame.height(), wide, look.px(frame, _CORNER))
    return {side: _share(with_it, without, band) for side, band in bands.items()}


def _bands(width: int, height: int, wide: int, corner: int) -> dict[str, QRect]:
    across, down = width - 2 * corner, height - 2 * corner
    return {
        "top": QRect(corner, 0, across, wide),
        "bottom": QRect(corner, height - wide, across, wide),
        "left": QRect(0, corner, wide, down),
        "right": QRect(width - wide, corner, wide, down),
    }


def _share(with_it: QImage, without: QImage, band: QRect) -> float:
    pairs = Counter(zip(crop(with_it, band).pixels, crop(without, band).pixels, strict=True))
    told = sum(n for (one, other), n in pairs.items() if contrast(one, other) >= MARK_RATIO)
    return told / pairs.total()


def hidden(ring: FocusRing) -> list[str]:
    """The sides that are hidden or too faint, and how much of each stands out."""
    shares = sides(ring)
    if _is_taller_than_the_page(ring):
        del shares["bottom"], shares["left"], shares["right"]
    return [f"{share:.2f} of its {side}" for side, share in shares.items() if share < LEAST]


def _is_taller_than_the_page(ring: FocusRing) -> bool:
    """A letter in large text: its top is what there is to see."""
    frame = ring._frame
    ground = frame.parentWidget() if frame is not None else None
    view = ground.parentWidget() if ground is not None else None
    return frame is not None and view is not None and frame.height() > view.height()
