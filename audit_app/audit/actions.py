"""The action list of today, and what the person says about each action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.checkin import Acknowledged, Marked
from audit_app.logic.plan import Plan, plan

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import date

    from audit_app.audit.record import Record
    from audit_app.domain.action import ActionId, ActionState
    from audit_app.domain.checklist import HelpId


class Actions:
    """Actions follow from answers; only their state is kept."""

    def __init__(self, record: Record) -> None:
        """Work on this record."""
        self._record = record
        self._planned: tuple[object, Plan] | None = None

    def plan(self, today: date) -> Plan:
        """The action list of today, the most important first."""
        record = self._record
        # Several parts of a screen ask for it: it is made once for the same answers and day.
        asked = (record.counting, record.marks, today)
        if self._planned is None or self._planned[0] != asked:
            self._planned = (asked, plan(record.checklist, *asked))
        return self._planned[1]

    def mark(self, action: ActionId, state: ActionState) -> Future[None]:
        """Keep where the person is with an action."""
        record = self._record
        return record.keep(
            Marked(checkin=record.counting[-1].id, at=record.clock(), action=action, state=state)
        )

    def acknowledge(self, page: HelpId) -> Future[None]:
        """Keep that the reporting step of a help page is done, wherever an answer called for it."""
        record = self._record
        stamp = record.clock()
        kept = [
            record.keep(Acknowledged(checkin=checkin.id, at=stamp, page=page))
            for checkin in record.counting
            if page not in checkin.acknowledged
        ]
        return kept[-1] if kept else record.retry()
