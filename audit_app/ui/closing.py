"""Closing the window: nothing that was done is lost by it, unless the person would rather."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from typing import TYPE_CHECKING

from audit_app.ui.notices import WayOn

if TYPE_CHECKING:
    from audit_app.ui.context import Context

_LONGEST_WAIT = 5.0


class Closing:
    """Asks the disk first, and the person when it refuses."""

    def __init__(self, context: Context, close: Callable[[], object]) -> None:
        """``close`` closes the window; it is called again once there is a reason to."""
        self._context = context
        self._close = close
        self._let_go = False

    def may_close(self) -> bool:
        """Whether all is on the disk, after waiting for it. False: the person was told."""
        session = self._context.session
        if session is None or self._let_go:
            return True
        # Done, or refused, only after everything sent before it.
        kept = session.record.retry()
        wait([kept], _LONGEST_WAIT)
        wrong = kept.exception() if kept.done() else None
        if wrong is None or not session.record.unsaved:
            return True
        self._context.notices.show(wrong, self._ways(), "disk")
        return False

    def _ways(self) -> tuple[WayOn, ...]:
        words = self._context.words
        return (
            WayOn(words("question.unsaved.stay")),
            WayOn(words("question.unsaved.leave"), self._leave, care=True),
            WayOn(words("question.unsaved.again"), self._close, filled=True),
        )

    def _leave(self) -> None:
        self._let_go = True
        self._close()
