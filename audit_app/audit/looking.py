"""Searching for oneself and going through lists by hand: what is kept, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from audit_app.audit.clues import KeptClues
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import CheckInId, Marked
from audit_app.domain.kept import Kept
from audit_app.domain.removal import Finding
from audit_app.domain.review import Tally
from audit_app.logic import tallies
from audit_app.logic.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from datetime import date

    from audit_app.audit.item_store import ItemStore
    from audit_app.audit.record import Record
    from audit_app.domain.action import ActionId
    from audit_app.domain.checklist import HelpId
    from audit_app.logic.tallies import Walk

FINDING, TALLY = "search-finding", "review-tally"


class Looking:
    """What a person searched for, found and counted.

    Futures are done when the change is safe on the disk; only then does it count.
    """

    def __init__(self, record: Record, items: ItemStore) -> None:
        """Read what is kept, and count it in ``record``."""
        self._record = record
        self._items = items
        self.clues = KeptClues(items, record.clock)
        record.kept = Kept(
            findings={str(item.id): item.value for item in items.of_kind(FINDING, Finding)},
            tallies={str(item.id): item.value for item in items.of_kind(TALLY, Tally)},
        )

    @property
    def findings(self) -> dict[str, Finding]:
        """What was found, by name, in the order it was noted."""
        return self._record.kept.findings

    def keep_finding(self, finding: Finding, name: str | None = None) -> Future[Any]:
        """Keep a finding; ``name`` says which one it was so far."""
        return self._put(FINDING, finding, name)

    def drop_finding(self, name: str) -> Future[Any]:
        """Delete a finding for ever."""
        future = self._items.delete(name, self._record.clock())
        future.add_done_callback(lambda done: self._count(done, name, None))
        return future

    def walks(self) -> tuple[Walk, ...]:
        """Every list that there is to go through."""
        record = self._record
        apps = record.counting[-1].profile.apps if record.counting else ()
        profile = record.profile
        ticked = profile.apps if profile is not None else apps
        return tallies.walks(record.checklist, ticked, record.kept.tallies.values())

    def keep_tally(self, tally: Tally, today: date) -> Future[Any]:
        """Keep a count. What was counted is to do; at its end, what asked for it is done."""
        found = self._record.kept.tallies.items()
        name = next((n for n, t in found if (t.review, t.app) == (tally.review, tally.app)), None)
        future = self._put(TALLY, tally, name)
        self._mark(tally, today)
        return future

    def told(self, page: HelpId) -> Iterator[Future[Any]]:
        """Keep that the reporting step of ``page`` is done, wherever a finding or count asked."""
        kept = self._record.kept
        for name, finding in kept.findings.items():
            if finding.concerns == page and not finding.told:
                yield self.keep_finding(msgspec.structs.replace(finding, told=True), name)
        for name, tally in kept.tallies.items():
            if page in tallies.reports(self._record.checklist, [tally]):
                yield self._put(TALLY, msgspec.structs.replace(tally, told=True), name)

    def _put(self, kind: str, value: Finding | Tally, name: str | None) -> Future[Any]:
        items = self._items
        future = items.keep(kind, value) if name is None else items.replace(name, value)
        future.add_done_callback(lambda done: self._count(done, name, value))
        return future

    def _count(self, future: Future[Any], name: str | None, value: Finding | Tally | None) -> None:
        """Count what is safe now. Runs on the vault's thread; the new value is put in at once."""
        if not _safe(future):
            return
        kept = self._record.kept
        known = str(future.result()) if name is None else name
        findings, counted = dict(kept.findings), dict(kept.tallies)
        if value is None:
            findings.pop(known, None)
        elif isinstance(value, Finding):
            findings[known] = value
        else:
            counted[known] = value
        self._record.kept = Kept(findings=findings, tallies=counted)

    def _mark(self, tally: Tally, today: date) -> None:
        record = self._record
        review = record.checklist.looking.review(tally.review)
        app = next((a for a in record.checklist.apps if a.id == tally.app), None)
        if review is None or app is None:
            return
        made = plan(record.checklist, record.counting, record.marks, today, record.kept)
        asked = {action.id for action in made.actions if action.state.mark is not Mark.DONE}
        for action in tallies.answered_by(review, app.id):
            if action in asked and tally.finished:
                self._set(action, Mark.DONE)
        for group in review.groups:
            action = tallies.action_id(tally, group)
            if tally.counts.get(group.id, 0) and action in record.marks:
                self._set(action, Mark.TO_DO)

    def _set(self, action: ActionId, mark: Mark) -> None:
        record = self._record
        checkin = record.counting[-1].id if record.counting else CheckInId("")
        state = ActionState(mark=mark)
        record.keep(Marked(checkin=checkin, at=record.clock(), action=action, state=state))


def _safe(future: Future[Any]) -> bool:
    return not future.cancelled() and future.exception() is None
