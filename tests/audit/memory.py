"""A store in memory that can refuse, as a full disk does."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from audit_app.domain.checkin import CheckInHead, Event, Finished, Marked, Profile, Started
from audit_app.domain.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.domain.action import ActionId
    from audit_app.domain.checkin import CheckInId


class MemoryStore:
    """Keeps events in a list; while ``full`` is True every save fails whole.

    While ``slow`` is True saves wait in ``waiting`` for the test to end them.
    """

    def __init__(self) -> None:
        self.kept: list[Event] = []
        self.full = False
        self.slow = False
        self.waiting: list[Future[None]] = []
        self._profile: Profile | None = None

    def append(self, events: Sequence[Event]) -> Future[None]:
        future: Future[None] = Future()
        if self.slow:
            self.waiting.append(future)
        elif self.full:
            future.set_exception(AuditError())
        else:
            self.kept += events
            future.set_result(None)
        return future

    def heads(self) -> tuple[CheckInHead, ...]:
        ends = {e.checkin: e for e in self.kept if isinstance(e, Finished)}
        return tuple(
            CheckInHead(
                id=e.checkin,
                depth=e.depth,
                started=e.at,
                finished=ends[e.checkin].at if e.checkin in ends else None,
            )
            for e in self.kept
            if isinstance(e, Started)
        )

    def events(self, checkin: CheckInId) -> tuple[Event, ...]:
        return tuple(e for e in self.kept if e.checkin == checkin)

    def marks(self) -> dict[ActionId, Marked]:
        return {e.action: e for e in self.kept if isinstance(e, Marked)}

    def profile(self) -> Profile | None:
        return self._profile

    def keep_profile(self, profile: Profile) -> Future[None]:
        if not self.full:
            self._profile = profile
        return self.append(())
