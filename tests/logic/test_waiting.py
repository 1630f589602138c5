"""What has waited for two terms goes last, with a small start."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from audit_app.domain.checkin import CheckIn, CheckInId
from audit_app.domain.checklist import Choice, Step
from audit_app.logic.carry import well_apart
from audit_app.logic.guide import action_id
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from audit_app.logic.waiting import last_of_all, small_start, waiting
from tests.samples import NOW, TODAY, answered, checklist, started

TERM = timedelta(weeks=13)
YES, NO, UNSURE = Choice.YES, Choice.NO, Choice.NOT_SURE


def term(number: int, choice: Choice | None, at: datetime = NOW) -> CheckIn:
    """A check-in so many terms ago, with this answer to one question; None: not asked."""
    name = CheckInId(f"checkin-{number}")
    begun = msgspec.structs.replace(started(checkin=name), at=at - number * TERM)
    return fold([begun, *([answered(QUESTION, choice, checkin=name)] if choice else [])])


def terms(said: list[Choice | None]) -> list[CheckIn]:
    """A check-in each term up to this one."""
    return [term(len(said) - 1 - n, choice) for n, choice in enumerate(said)]


QUESTION = checklist().topics[0].questions[0].id


@pytest.mark.parametrize(
    "said", [[NO, NO, NO], [NO, UNSURE, NO], [NO, None, NO, NO], [YES, NO, NO, UNSURE]]
)
def test_two_terms_of_no_or_not_sure_are_long(said: list[Choice | None]) -> None:
    assert waiting(terms(said), well_apart, TODAY) == {action_id(QUESTION, None)}


@pytest.mark.parametrize(
    "said",
    [
        [NO],
        [NO, NO],
        [NO, None, NO],
        [NO, NO, NO, YES],
        [NO, NO, YES, NO],
        [NO, YES, NO, NO],
        [NO, NO, Choice.DOES_NOT_APPLY, NO],
    ],
)
def test_less_is_not(said: list[Choice | None]) -> None:
    assert waiting(terms(said), well_apart, TODAY) == set()


def test_several_checkins_in_one_term_are_one() -> None:
    checkins = [term(0, NO, NOW - timedelta(days=days)) for days in (9, 6, 3, 0)]
    assert waiting(checkins, well_apart, TODAY) == set()


def test_time_alone_makes_it_long_too() -> None:
    checkins = [term(2, NO), term(1, NO)]
    assert waiting(checkins, well_apart, TODAY) == {action_id(QUESTION, None)}


def test_nothing_kept_is_nothing_waiting() -> None:
    assert waiting([], well_apart, date.max) == set()


def test_they_go_last_and_the_others_stay_in_order() -> None:
    questions = [q.id for t in checklist().topics for q in t.questions]
    checkin = fold([started(), *(answered(q, NO) for q in questions)])
    actions = plan(checklist(), [checkin], {}, TODAY).actions
    long = actions[0].id
    assert last_of_all(actions, {long}) == (*actions[1:], actions[0])
    assert last_of_all(actions, set()) == actions


def test_a_small_start_never_removes() -> None:
    made = plan(checklist(), [fold([started(), answered(QUESTION, NO)])], {}, TODAY).actions[0]
    steps = (Step(text="Block them.", removes=True), Step(text="Open **Settings**."))
    assert small_start(msgspec.structs.replace(made, steps=steps)) == "Open Settings."
    assert small_start(msgspec.structs.replace(made, steps=steps[:1])) == ""
