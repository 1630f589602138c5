"""What a later check-in does with the answers of earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.checkin import Answered, Changed, WantsEach
from audit_app.logic import carry
from audit_app.logic.heirs import with_heirs
from audit_app.logic.history import newest_answers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from audit_app.audit.record import Record
    from audit_app.domain.checkin import Answer, CheckIn
    from audit_app.domain.checklist import Question, QuestionId
    from audit_app.domain.person import Change


class Again:
    """The verbs of a later check-in. Each future is done when its change is safe on the disk."""

    def __init__(self, record: Record) -> None:
        """Work on this record."""
        self._record = record

    def carry(self, screen: carry.StillTrue) -> Future[None]:
        """Keep that every Yes of this screen is still true, with the words it was given to.

        What was answered otherwise meanwhile stays, and nothing but a Yes is ever carried.
        """
        record = self._record
        given = {(answer.question, answer.app) for answer in record.open.answers}
        stamp = record.clock()
        return record.keep(
            *(
                Answered(
                    checkin=record.open.id,
                    at=stamp,
                    question=answer.question,
                    revision=answer.revision,
                    wording=answer.wording,
                    choice=answer.choice,
                    app=answer.app,
                    said=answer.given,
                )
                for line in screen.safe
                for answer in line.answers
                if (answer.question, answer.app) not in given
            )
        )

    def ask_each(self, questions: Iterable[QuestionId]) -> Future[None]:
        """From now on ask these questions one by one."""
        record = self._record
        return record.keep(
            WantsEach(checkin=record.open.id, at=record.clock(), questions=tuple(questions))
        )

    def note_changes(self, changes: Iterable[Change]) -> Future[None]:
        """Keep what the person says has changed since the last check-in, if anything."""
        record = self._record
        return record.keep(
            Changed(checkin=record.open.id, at=record.clock(), changes=tuple(changes))
        )

    def earlier(self, question: QuestionId) -> tuple[Answer, ...]:
        """What earlier check-ins said to a question or what it took the place of, app by app."""
        said = with_heirs(self._record.checklist, newest_answers(before(self._record)))
        return tuple(answer for answer in said if answer.question == question)

    def is_new(self, question: Question) -> bool:
        """Whether a question has come since the last check-in."""
        return carry.is_new(question, before(self._record))


def before(record: Record) -> tuple[CheckIn, ...]:
    """The check-ins before the one in hand, or before one that would begin now, oldest first."""
    return record.counting[:-1] if record.current else record.counting


def standing(record: Record, checkin: CheckIn) -> dict[carry.Row, Answer]:
    """The earlier answers that still stand for ``checkin``."""
    return carry.standing(record.checklist, checkin, before(record), record.new_term)
