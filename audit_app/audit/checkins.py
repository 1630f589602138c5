"""Check-ins: who is asked, begin, and finish."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from audit_app.audit.again import standing
from audit_app.domain.checkin import AppsChanged, CheckInId, Depth, Finished, Profile, Started
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from audit_app.logic.walk import asked, grouped

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import date

    from audit_app.audit.record import Record
    from audit_app.domain.checkin import CheckIn, CheckInHead
    from audit_app.logic.walk import Screen


class CheckIns:
    """The check-ins of one person."""

    def __init__(self, record: Record) -> None:
        """Work on this record."""
        self._record = record

    @property
    def current(self) -> CheckIn | None:
        """The check-in in hand, or None."""
        return self._record.current

    @property
    def heads(self) -> tuple[CheckInHead, ...]:
        """Every check-in in one line, oldest first."""
        return self._record.store.heads()

    @property
    def last_day(self) -> date | None:
        """The day on which the newest finished check-in was finished; None: none was."""
        finished = [head.finished for head in self.heads if head.finished]
        return max(finished).astimezone().date() if finished else None

    @property
    def profile(self) -> Profile:
        """What the person last said about themselves."""
        if self._record.current is not None:
            return self._record.current.profile
        return self._record.profile or Profile()

    def keep_profile(self, profile: Profile) -> Future[None]:
        """Keep what the person says about themselves, also for the check-in in hand."""
        kept = self._record.keep_profile(profile)
        current = self._record.current
        if current is None:
            return kept
        stamp = self._record.clock()
        return self._record.keep(AppsChanged(checkin=current.id, at=stamp, profile=profile))

    def screens(self, depth: Depth) -> tuple[Screen, ...]:
        """The screens that a check-in of this depth would have now."""
        record = self._record
        begun = fold([self._start(depth)])
        every = asked(record.checklist, begun.profile, depth)
        return grouped(every, standing(record, begun))

    def begin(self, depth: Depth) -> Future[None]:
        """Begin a check-in. One that is already open goes on as it is."""
        if self._record.current is not None:
            return self._record.retry()
        return self._record.keep(self._start(depth))

    def _start(self, depth: Depth) -> Started:
        return Started(
            checkin=CheckInId(uuid.uuid4().hex),
            at=self._record.clock(),
            depth=depth,
            profile=self.profile,
            checklist=self._record.checklist.version,
        )

    def finish(self, today: date) -> Future[None]:
        """End the check-in in hand with the counts of today's plan. One that ended stays so."""
        record = self._record
        if record.current is None:
            return record.retry()
        made = plan(record.checklist, record.counting, record.marks, today, record.kept)
        counts = made.counts
        return record.keep(
            Finished(
                checkin=record.open.id,
                at=record.clock(),
                done=counts.done,
                to_do=counts.to_do,
                to_find_out=counts.to_find_out,
            )
        )
