"""Answers to questions that went count for what took their place."""

from datetime import date

import msgspec
import pytest

from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Marked
from audit_app.domain.checklist import Checklist, Choice, QuestionId
from audit_app.domain.standing import Withdrawn
from audit_app.logic.carry import reworded
from audit_app.logic.guide import action_id
from audit_app.logic.heirs import with_heirs
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from tests.samples import FIRST, NOW, TODAY, answered, checklist, question, started


def gone(name: str, *split: str, by: str = "", on: date = TODAY) -> Withdrawn:
    return Withdrawn(id=name, on=on, why="Test", replaced_by=by, split_into=split)


def without(*withdrawn: Withdrawn) -> Checklist:
    return msgspec.structs.replace(checklist(), withdrawn=withdrawn)


def said(made: Checklist, *given: tuple[str, Choice]) -> dict[str, Choice]:
    answers = fold([started(), *(answered(*each) for each in given)]).answers
    return {answer.question: answer.choice for answer in with_heirs(made, answers)}


def test_a_replaced_question_passes_its_answer_on() -> None:
    made = without(gone("old", by="a10_email"))
    assert said(made, ("old", Choice.NO)) == {"a10_email": Choice.NO}


def test_the_heirs_own_answer_counts_more() -> None:
    made = without(gone("old", by="a10_email"))
    given = (("old", Choice.NO), ("a10_email", Choice.YES))
    assert said(made, *given) == {"a10_email": Choice.YES}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (Choice.YES, Choice.YES),
        (Choice.NO, Choice.NOT_SURE),
        (Choice.NOT_SURE, Choice.NOT_SURE),
        (Choice.DOES_NOT_APPLY, Choice.DOES_NOT_APPLY),
    ],
)
def test_of_a_split_question_only_what_is_sure_is_said_of_its_parts(
    whole: Choice, part: Choice
) -> None:
    made = without(gone("old", "a10_email", "a1_pause"))
    assert said(made, ("old", whole)) == {"a10_email": part, "a1_pause": part}


def test_an_heir_that_went_too_passes_it_on() -> None:
    made = without(
        gone("second", by="a1_pause", on=date(2026, 5, 1)),
        gone("first", by="second", on=date(2026, 1, 1)),
    )
    assert said(made, ("first", Choice.NO)) == {"a1_pause": Choice.NO}


def test_with_no_heir_the_answer_stays_as_it_is() -> None:
    assert said(without(gone("old")), ("old", Choice.NO)) == {"old": Choice.NO}


def test_the_action_and_what_was_done_about_it_go_along() -> None:
    made = without(gone("old", by="a10_email"))
    checkin = fold([started(), answered("old", Choice.NO)])
    action, done = action_id(QuestionId("old")), ActionState(mark=Mark.DONE)
    marked = Marked(checkin=FIRST, at=NOW, action=action, state=done)
    (made_action,) = plan(made, [checkin], {}, TODAY).actions
    assert made_action.question == "a10_email"
    (made_action,) = plan(made, [checkin], {marked.action: marked}, TODAY).actions
    assert made_action.state.mark is Mark.DONE


def test_inherited_words_are_other_words() -> None:
    made = without(gone("old", by="a10_email"))
    (answer,) = with_heirs(made, fold([started(), answered("old", Choice.YES)]).answers)
    assert answer.wording == "As asked"
    assert reworded(question("a10_email"), [answer]) == (answer,)
