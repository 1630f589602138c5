"""The action list of today, and what the person says about each action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit_app.domain.action import Mark
from audit_app.domain.checkin import Acknowledged, Answered, CheckInId, Marked
from audit_app.domain.checklist import Choice
from audit_app.logic.guide import action_id
from audit_app.logic.history import newest_answers
from audit_app.logic.plan import NEEDS_ACTION, Plan, plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from datetime import date

    from audit_app.audit.looking import Looking
    from audit_app.audit.record import Record
    from audit_app.domain.action import ActionId, ActionState
    from audit_app.domain.checklist import HelpId


class Actions:
    """Actions follow from answers; only their state is kept."""

    def __init__(self, record: Record, looking: Looking | None = None) -> None:
        """Work on this record, and on what was found and counted."""
        self._record = record
        self._looking = looking
        self._planned: tuple[object, Plan] | None = None
        # Which steps of an action are ticked on the way. Gone when the answers are locked.
        self.ticked: dict[ActionId, frozenset[int]] = {}

    def plan(self, today: date) -> Plan:
        """The action list of today, the most important first."""
        record = self._record
        # Several parts of a screen ask for it: it is made once for the same answers and day.
        asked = (record.counting, record.marks, today, record.kept)
        if self._planned is None or self._planned[0] != asked:
            self._planned = (asked, plan(record.checklist, *asked))
        return self._planned[1]

    def mark(self, action: ActionId, state: ActionState) -> Future[None]:
        """Keep where the person is with an action."""
        record = self._record
        # What was found by searching can be done before there is any check-in.
        checkin = record.counting[-1].id if record.counting else CheckInId("")
        marked = Marked(checkin=checkin, at=record.clock(), action=action, state=state)
        return record.keep(marked, *self._answered(action, done=state.mark is Mark.DONE))

    def _answered(self, action: ActionId, *, done: bool) -> Iterator[Answered]:
        """The Yes that doing an action is, and what was answered before when that is taken back.

        It stands in the check-in of the answer, whose report may be told there already.
        """
        for answer in newest_answers(self._record.counting):
            if action_id(answer.question, answer.app) != action or done is bool(answer.before):
                continue
            if not done or answer.choice in NEEDS_ACTION:
                yield Answered(
                    checkin=answer.checkin,
                    at=self._record.clock(),
                    question=answer.question,
                    revision=answer.revision,
                    wording=answer.wording,
                    choice=Choice.YES if done else answer.before,
                    app=answer.app,
                    before=answer.choice if done else None,
                )

    def acknowledge(self, page: HelpId) -> Future[None]:
        """Keep that the reporting step of a help page is done, wherever something called for it."""
        record = self._record
        stamp = record.clock()
        kept: list[Future[Any]] = [
            record.keep(Acknowledged(checkin=checkin.id, at=stamp, page=page))
            for checkin in record.counting
            if page not in checkin.acknowledged
        ]
        if self._looking is not None:
            kept += self._looking.told(page)
        return kept[-1] if kept else record.retry()
