"""Keeping and reading what one person said, over the writer's thread."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TypeVar

from audit_app.domain.action import ActionId
from audit_app.domain.checkin import CheckInHead, CheckInId, Event, Marked, Profile
from audit_app.vault import records
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.writer import Writer

T = TypeVar("T")

_PROFILE = "profile"


class Answers:
    """Events, their summaries, and small private settings.

    Futures are done when the change is safe on the disk; their callbacks run on the writer's
    thread. A future's VaultError (DiskFull, NotAllowed, DiskTrouble, Damaged, Closed) means that
    nothing of it was kept; sending it again is always right.
    """

    def __init__(self, writer: Writer) -> None:
        """Read and write through ``writer``."""
        self._writer = writer
        self._unreadable: frozenset[int] = frozenset()

    def append(self, events: Sequence[Event]) -> Future[None]:
        """Keep events in order: all of them or none."""
        rows = records.encode(events)
        if not rows:
            return self._writer.submit(lambda _: None)
        return self._writer.change(lambda db: records.add(db, rows), appends=True)

    def heads(self) -> tuple[CheckInHead, ...]:
        """Every check-in in one line, oldest first."""
        found, unreadable = self._writer.ask(records.heads)
        self._unreadable |= unreadable
        return found

    def events(self, checkin: CheckInId) -> tuple[Event, ...]:
        """The events of one check-in, oldest first. What a newer program wrote is left out."""
        found, unreadable = self._writer.ask(lambda db: records.events(db, checkin))
        self._unreadable |= unreadable
        return found

    def marks(self) -> dict[ActionId, Marked]:
        """The newest mark of every action."""
        found, unreadable = self._writer.ask(records.marks)
        self._unreadable |= unreadable
        return found

    def profile(self) -> Profile | None:
        """What the person last said about themselves."""
        return self.setting(_PROFILE, Profile)

    def keep_profile(self, profile: Profile) -> Future[None]:
        """Keep it for the next check-in."""
        return self.keep_setting(_PROFILE, profile)

    def setting(self, name: str, kind: type[T]) -> T | None:
        """A private setting, or None when there is none of that kind."""
        return self._writer.ask(lambda db: records.setting(db, name, kind))

    def keep_setting(self, name: str, value: object) -> Future[None]:
        """Keep a private setting: anything msgspec can write as JSON."""
        return self._writer.change(lambda db: records.keep_setting(db, name, value))

    def _read_findings(self, more: int) -> tuple[Finding, ...]:
        rows = len(self._unreadable) + more
        return (Finding(noticed=Noticed.UNREADABLE_EVENTS, count=rows),) if rows else ()
