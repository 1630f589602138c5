"""What one person has kept, read once and then kept in step with every event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.sending import Sending, in_vain
from audit_app.domain.checkin import CheckIn, Depth, Event, Finished, Marked, Started
from audit_app.domain.kept import Kept
from audit_app.logic.carry import well_apart
from audit_app.logic.history import fold, follow
from audit_app.logic.walk import asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from audit_app.audit.store import Store
    from audit_app.domain.checkin import CheckInHead, Profile
    from audit_app.domain.checklist import Checklist
    from audit_app.logic.carry import NewTerm

LOOK_BACK = 12


class Record:
    """The check-ins that count today, and the way to add to them.

    An event counts at once in memory and is sent to the disk in order; what a full disk or the
    like refused is sent again, first, with the next event or by ``retry``. ``clock`` gives stamps
    only, never order.
    """

    def __init__(
        self,
        store: Store,
        checklist: Checklist,
        clock: Callable[[], datetime],
        new_term: NewTerm = well_apart,
    ) -> None:
        """Read the check-ins that are today's picture; see ``read_back``.

        ``new_term`` says whether a term has begun between two days.
        """
        self.store = store
        self.checklist = checklist
        self.clock = clock
        self.new_term = new_term
        self.marks = store.marks()
        self.kept = Kept()
        self._checkins = read_back(store, checklist, store.heads())
        self._sending = Sending(store)
        self._said: Profile | None = None
        self._said_in_vain = False

    @property
    def counting(self) -> tuple[CheckIn, ...]:
        """The check-ins whose answers count today, oldest first."""
        return tuple(self._checkins)

    @property
    def current(self) -> CheckIn | None:
        """The check-in in hand, or None when none is open."""
        newest = self._checkins[-1] if self._checkins else None
        return newest if newest and newest.finished is None else None

    @property
    def open(self) -> CheckIn:
        """The check-in in hand. ValueError: none is open (a bug in the caller)."""
        if self.current is None:
            msg = "no check-in is open"
            raise ValueError(msg)
        return self.current

    @property
    def unsaved(self) -> int:
        """How many things are not on the disk because saving failed."""
        return len(self._sending.failed) + self._said_in_vain

    @property
    def profile(self) -> Profile | None:
        """What the person last said about themselves, also while it is not on the disk."""
        return self._said or self.store.profile()

    def keep_profile(self, profile: Profile) -> Future[None]:
        """Keep it for the next check-in. What failed is sent again as an event is."""
        self._said, self._said_in_vain = profile, False
        future = self.store.keep_profile(profile)
        future.add_done_callback(lambda done: self._settle_profile(done, profile))
        return future

    def keep(self, *events: Event) -> Future[None]:
        """Count events now and send them to the disk; done when all are safe there, or none."""
        for event in events:
            self._count(event)
        if self._said is not None and self._said_in_vain:
            self.keep_profile(self._said)
        return self._sending.send(events)

    def retry(self) -> Future[None]:
        """Send again what failed, in order."""
        if self._said is None or not self._said_in_vain:
            return self._sending.send(())
        kept = self.keep_profile(self._said)
        return self._sending.send(()) if self._sending.failed else kept

    def let_go(self, deleted: Callable[[Event], bool]) -> None:
        """Read again what is kept, without the unsaved events that were ``deleted``."""
        self._sending.let_go(deleted)
        self.marks = self.store.marks()
        self._checkins = read_back(self.store, self.checklist, self.store.heads())
        for event in self._sending.failed:
            self._count(event)

    def _count(self, event: Event) -> None:
        if isinstance(event, Started):
            self._checkins.append(fold([event]))
        else:
            self._checkins = [follow(checkin, event) for checkin in self._checkins]
        if isinstance(event, Marked):
            self.marks = {**self.marks, event.action: event}

    def _settle_profile(self, future: Future[None], profile: Profile) -> None:
        if profile is self._said:
            self._said_in_vain = in_vain(future)


def read_back(
    store: Store,
    checklist: Checklist,
    heads: Sequence[CheckInHead],
    until: datetime | None = None,
) -> list[CheckIn]:
    """The newest of ``heads`` (oldest first), back to a full one with which all is answered.

    What a full one left open is still answered by an older one: skipping a question neither does
    an action nor makes a report. What was done of a finished one after ``until`` is left out.
    """
    read: list[CheckIn] = []
    for head in reversed(heads[-LOOK_BACK:]):
        events = store.events(head.id)
        if not events or not isinstance(events[0], Started):
            # What a newer program wrote: the store keeps it and says so.
            continue
        read.insert(0, fold(events if until is None else _by(until, events)))
        if head.finished and head.depth is Depth.FULL and _all_answered(checklist, read):
            break
    return read


def _all_answered(checklist: Checklist, checkins: Sequence[CheckIn]) -> bool:
    """Whether everything that a full check-in asks this person now is answered in these."""
    given = {(a.question, a.app) for checkin in checkins for a in checkin.answers}
    screens = asked(checklist, checkins[-1].profile, Depth.FULL)
    return all((s.question.id, row) in given for s in screens for row in s.rows)


def _by(until: datetime, events: Sequence[Event]) -> list[Event]:
    """The events without those that came after the check-in was finished, and after ``until``.

    The clock alone decides nothing: an answer that was given in the check-in always counts.
    """
    ends = next((n for n, e in enumerate(events) if isinstance(e, Finished)), len(events))
    return [event for n, event in enumerate(events) if n <= ends or event.at <= until]
