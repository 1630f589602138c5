"""Answering the check-in in hand: one question at a time, kept before the next one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.again import before, standing
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Answered, Marked, Moved, Noted, Skipped
from audit_app.logic.guide import action_id, guide
from audit_app.logic.plan import help_for, hold_back, reports_pending
from audit_app.logic.walk import Walk, walk

if TYPE_CHECKING:
    from concurrent.futures import Future

    from audit_app.audit.record import Record
    from audit_app.domain.action import Action
    from audit_app.domain.checklist import AppId, Choice, HelpId, Question, QuestionId


class Answers:
    """The verbs of a question screen. Each future is done when its change is safe on the disk."""

    def __init__(self, record: Record) -> None:
        """Work on this record."""
        self._record = record
        self._walk: Walk | None = None

    def walk(self) -> Walk:
        """Where the person is. ValueError: no check-in is open (a bug)."""
        # A screen asks several times: it is made once for every change of the check-in.
        if self._walk is None or self._walk.checkin is not self._record.open:
            record = self._record
            self._walk = walk(
                record.checklist,
                record.open,
                standing(record, record.open),
                earlier=bool(before(record)),
            )
        return self._walk

    def give(
        self, question: Question, choice: Choice | None, app: AppId | None = None
    ) -> Future[None]:
        """Keep an answer (None takes it back) with the wording it was given to.

        Another answer than before opens again an action that was marked done.
        """
        self._open_again(question.id, choice, app)
        return self._record.keep(
            Answered(
                checkin=self._record.open.id,
                at=self._record.clock(),
                question=question.id,
                revision=question.revision,
                wording=question.text,
                choice=choice,
                app=app,
            )
        )

    def _open_again(self, question: QuestionId, choice: Choice | None, app: AppId | None) -> None:
        record, action = self._record, action_id(question, app)
        marked = record.marks.get(action)
        done = marked is not None and marked.state.mark is Mark.DONE
        if done and choice is not record.open.answer(question, app):
            record.keep(
                Marked(
                    checkin=record.open.id,
                    at=record.clock(),
                    action=action,
                    state=ActionState(),
                )
            )

    def skip(self, question: QuestionId) -> Future[None]:
        """Leave a question open."""
        record = self._record
        return record.keep(Skipped(checkin=record.open.id, at=record.clock(), question=question))

    def note(self, question: QuestionId, text: str) -> Future[None]:
        """Keep a private note; empty text takes it away."""
        record = self._record
        # Half a character, as some keyboards and pastes give, could not be kept at all.
        whole = text.encode("utf-8", "replace").decode()
        event = Noted(checkin=record.open.id, at=record.clock(), question=question, text=whole)
        return record.keep(event)

    def move(self, question: QuestionId | None) -> Future[None]:
        """Remember where the person is (None: past the last question)."""
        record = self._record
        return record.keep(Moved(checkin=record.open.id, at=record.clock(), question=question))

    def how(
        self, question: Question, app: AppId | None = None, first: HelpId | None = None
    ) -> Action:
        """How to do what ``question`` asks, without steps that must wait (product rule 7).

        ``first`` is a help page whose report is called for by what is not kept yet.
        """
        record = self._record
        apps = record.counting[-1].profile.apps if record.counting else ()
        ticked = tuple(a for a in record.checklist.apps if a.id in apps)
        found = guide(question, record.checklist.app(app) if app else None, ticked)
        pending = reports_pending(record.checklist, record.counting, record.kept)
        pending = pending or ((first,) if first else ())
        return hold_back(found, pending) if pending else found

    def help_first(self, question: QuestionId, app: AppId | None = None) -> HelpId | None:
        """The help page that the answer just given calls for, unless its report is acknowledged."""
        checkin = self._record.open
        given = next((a for a in checkin.answers if (a.question, a.app) == (question, app)), None)
        page = help_for(self._record.checklist, given) if given else None
        return page if page and page not in checkin.acknowledged else None
