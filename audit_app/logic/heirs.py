"""Answers to questions that are not asked any more, as answers to what took their place."""

from collections.abc import Iterable, Mapping

import msgspec

from audit_app.domain.action import ActionId
from audit_app.domain.checkin import Answer, Marked
from audit_app.domain.checklist import Checklist, Choice, QuestionId
from audit_app.domain.standing import Withdrawn
from audit_app.logic.guide import action_id

# No question has it: an answer that was given to other words never stands for the new ones.
_OTHER_WORDS = 0


def with_heirs(checklist: Checklist, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """``answers`` with those to withdrawn questions counted for their heirs, where none is newer.

    The words that were answered stay with the answer. A question that was split says of its parts
    only what is sure: a No to the whole does not say which part it was about.
    """
    found = {(answer.question, answer.app): answer for answer in answers}
    for gone in _last_first(checklist):
        for (question, app), answer in list(found.items()):
            if question != gone.id:
                continue
            for heir in gone.heirs:
                found.setdefault((QuestionId(heir), app), _inherited(answer, gone, heir))
            if gone.heirs:
                del found[question, app]
    return tuple(found.values())


def marks_with_heirs(
    checklist: Checklist, marks: Mapping[ActionId, Marked]
) -> Mapping[ActionId, Marked]:
    """``marks`` with what was said of an action kept for the one that took its place."""
    replaced = [gone for gone in checklist.withdrawn if gone.replaced_by]
    if not replaced:
        return marks
    found = dict(marks)
    apps = (None, *(app.id for app in checklist.apps))
    for gone in replaced:
        for app in apps:
            old = action_id(QuestionId(gone.id), app)
            if old in found:
                found.setdefault(action_id(QuestionId(gone.replaced_by), app), found[old])
    return found


def _last_first(checklist: Checklist) -> list[Withdrawn]:
    """In the order they went, so that an heir that went later is passed on too."""
    return sorted(checklist.withdrawn, key=lambda gone: gone.on)


def _inherited(answer: Answer, gone: Withdrawn, heir: str) -> Answer:
    choice = answer.choice
    if gone.split_into and choice is Choice.NO:
        choice = Choice.NOT_SURE
    # What was done stands as a plain Yes: its action belonged to the words that went.
    return msgspec.structs.replace(
        answer, question=QuestionId(heir), choice=choice, revision=_OTHER_WORDS, before=None
    )
