"""The window comes back where it stood: at its size, on a screen that is there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMargins, QPoint, QRect, QSize

from audit_app.domain.errors import AuditError
from audit_app.domain.settings import WindowPlace
from audit_app.vault import public

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from audit_app.compose import Parts

# Enough of a window to see and to get hold of, in pixels.
_IN_SIGHT = 120
# What Fusion says of a title bar. Asked, PySide loads all there is to know about styles.
_TITLE = 24


def stand(window: QWidget, kept: WindowPlace | None) -> None:
    """Put a window that does not show yet where ``kept`` says, or where Qt would; never too large.

    ``window`` has the size it would like.
    """
    screens = [screen.availableGeometry() for screen in window.screen().virtualSiblings()]
    home = window.screen().availableGeometry()
    if kept is None:
        window.resize(_within(window.size(), home))
        return
    wished = QRect(kept.left, kept.top, kept.width, kept.height)
    found = _screen_of(wished, screens)
    window.resize(_within(wished.size(), found or home).expandedTo(window.minimumSize()))
    if found is not None:
        framed = window.size().grownBy(QMargins(0, _TITLE, 0, 0))
        window.move(_inside(QRect(wished.topLeft(), framed), found))
    if kept.maximised:
        window.setWindowState(window.windowState() | window.windowState().WindowMaximized)


def remember(window: QWidget, parts: Parts) -> None:
    """Keep where the window stands. Nothing is said where it cannot be kept.

    Before the first settings are kept, and once everything is deleted, nothing is written.
    """
    place = place_of(window)
    settings = parts.settings
    if parts.demo or not public.is_there(parts.folder) or place == settings.window:
        return
    with contextlib.suppress(AuditError):
        parts.keep_settings(msgspec.structs.replace(settings, window=place))


def place_of(window: QWidget) -> WindowPlace | None:
    """Where the window stands, or would if it were not maximised."""
    maximised = window.isMaximized()
    normal = window.normalGeometry() if maximised else QRect(window.pos(), window.size())
    plain = {
        "left": normal.left(),
        "top": normal.top(),
        "width": normal.width(),
        "height": normal.height(),
        "maximised": maximised,
    }
    try:
        return msgspec.convert(plain, WindowPlace)
    except msgspec.ValidationError:
        return None


def _within(size: QSize, screen: QRect) -> QSize:
    return size.boundedTo(QSize(screen.width(), screen.height() - _TITLE))


def _screen_of(wished: QRect, screens: Sequence[QRect]) -> QRect | None:
    """The screen that shows most of it, if any shows enough to get hold of."""

    def seen(screen: QRect) -> int:
        both = screen.intersected(wished)
        return max(0, both.width()) * max(0, both.height())

    best = max(screens, key=seen, default=None)
    if best is None:
        return None
    both = best.intersected(wished)
    return best if min(both.width(), both.height()) >= _IN_SIGHT else None


def _inside(wished: QRect, screen: QRect) -> QPoint:
    """The nearest place at which all of it is on the screen; its top left before all else."""
    left = max(screen.left(), min(wished.left(), screen.right() + 1 - wished.width()))
    top = max(screen.top(), min(wished.top(), screen.bottom() + 1 - wished.height()))
    return QPoint(left, top)
