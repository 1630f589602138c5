"""Looking back: finished check-ins, and any two of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.record import LOOK_BACK, read_back
from audit_app.domain.checkin import Marked, Started
from audit_app.logic.compare import Comparison, Side, compare
from audit_app.logic.history import fold, too_old
from audit_app.logic.waiting import waiting

if TYPE_CHECKING:
    from datetime import date

    from audit_app.audit.record import Record
    from audit_app.domain.action import ActionId
    from audit_app.domain.checkin import CheckInHead, CheckInId


class Past:
    """Reads what is kept; changes nothing."""

    def __init__(self, record: Record) -> None:
        """Of this record."""
        self._record = record

    @property
    def finished(self) -> tuple[CheckInHead, ...]:
        """The finished check-ins, oldest first."""
        return tuple(head for head in self._record.store.heads() if head.finished)

    def too_old(self, years: int, today: date) -> tuple[CheckInHead, ...]:
        """What is past ``years`` of keeping (0: nothing is), oldest first. The newest one stays."""
        return too_old(self.finished, years, today)

    def waiting(self, today: date) -> frozenset[ActionId]:
        """The actions that have waited for two terms; see ``logic.waiting``."""
        read = (self._record.store.events(head.id) for head in self.finished[-LOOK_BACK:])
        # What a newer program wrote begins with something else, or with nothing that can be read.
        checkins = [fold(e) for e in read if e and isinstance(e[0], Started)]
        return waiting(checkins, self._record.new_term, today)

    def compare(self, then: CheckInId, now: CheckInId) -> Comparison:
        """What moved between two check-ins, each as it stood when it was finished.

        Waits for the disk: some tenths of a second for a long history.
        """
        return compare(self._record.checklist, self._side(then), self._side(now))

    def _side(self, checkin: CheckInId) -> Side:
        """A check-in with those before it that it builds on."""
        store = self._record.store
        heads = store.heads()
        at = next(n for n, head in enumerate(heads) if head.id == checkin)
        ended = heads[at].finished
        checkins = read_back(store, self._record.checklist, heads[: at + 1], ended)
        marks: dict[ActionId, Marked] = {}
        for each in checkins:
            for event in store.events(each.id):
                if isinstance(event, Marked) and ended and event.at <= ended:
                    marks[event.action] = event
        return Side(checkins=tuple(checkins), marks=marks)
