"""Which earlier answers still stand in a later check-in, and how they are asked about."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from audit_app.domain.checkin import Answered, Changed, CheckIn, Event, WantsEach
from audit_app.domain.checklist import AppId, Checklist, Choice, Question, QuestionId
from audit_app.domain.person import Change
from audit_app.domain.standing import Recheck
from audit_app.logic.carry import StillTrue, standing
from audit_app.logic.estimate import to_answer, to_look_over
from audit_app.logic.history import fold
from audit_app.logic.walk import Asked, Filled, Walk, filled, walk
from tests.samples import NOW, SECOND, answered, checklist, question, started

LATER = NOW + timedelta(weeks=8)
YEARLY = {"recheck": Recheck.YEAR}


def same_term(_said: date, _day: date) -> bool:
    return False


def next_term(_said: date, _day: date) -> bool:
    return True


def asks(*questions: Question) -> Checklist:
    """One topic with these questions."""
    base = checklist()
    topic = msgspec.structs.replace(base.topics[0], questions=questions)
    return msgspec.structs.replace(base, topics=(topic,))


def before(*events: Event) -> tuple[CheckIn, ...]:
    return (fold([started("facebook", "vinted"), *events]),)


def later(*events: Event, at: datetime = LATER, apps: tuple[str, ...] = ()) -> CheckIn:
    begun = started(*(apps or ("facebook", "vinted")), checkin=SECOND)
    return fold([msgspec.structs.replace(begun, at=at), *events])


def stands(asked: Question, *, new_term: bool, at: datetime = LATER) -> bool:
    found = standing(
        asks(asked),
        later(at=at),
        before(answered(asked.id, Choice.YES)),
        next_term if new_term else same_term,
    )
    return (asked.id, None) in found


@pytest.mark.parametrize(
    ("recheck", "days", "new_term", "still"),
    [
        (Recheck.TERM, 20, False, True),
        (Recheck.TERM, 20, True, False),
        (Recheck.YEAR, 100, True, True),
        (Recheck.YEAR, 300, True, True),
        (Recheck.YEAR, 350, True, False),
        (Recheck.ONCE, 900, True, True),
        (Recheck.CHANGE, 900, True, True),
    ],
)
def test_an_answer_stands_for_as_long_as_its_question_says(
    recheck: Recheck, days: int, *, new_term: bool, still: bool
) -> None:
    asked = question("a1", recheck=recheck)
    assert stands(asked, new_term=new_term, at=NOW + timedelta(days=days)) is still


def test_new_words_end_what_was_said_to_the_old() -> None:
    """Product rule 14."""
    asked = question("a1", revision=2, recheck=Recheck.YEAR)
    assert not stands(asked, new_term=False)


def test_a_carried_answer_is_as_old_as_when_it_was_given() -> None:
    """Saying "still true" term after term never lengthens a year."""
    old = msgspec.structs.replace(answered("a1", Choice.YES), said=NOW - timedelta(days=250))
    found = standing(asks(question("a1", **YEARLY)), later(), before(old), same_term)
    assert ("a1", None) in found
    much_later = later(at=NOW + timedelta(days=100))
    assert not standing(asks(question("a1", **YEARLY)), much_later, before(old), same_term)


@pytest.mark.parametrize(
    ("asked", "change", "still"),
    [
        (question("a1", recheck=Recheck.YEAR, reopened_by=(Change.PHONE,)), Change.PHONE, False),
        (question("a1", recheck=Recheck.YEAR, reopened_by=(Change.PHONE,)), Change.NAME, True),
        (question("a1", recheck=Recheck.YEAR), Change.PHONE, True),
        (question("a1", recheck=Recheck.CHANGE), Change.PHONE, False),
        (question("a1", recheck=Recheck.CHANGE, reopened_by=(Change.NAME,)), Change.PHONE, True),
    ],
)
def test_what_has_changed_brings_back_the_questions_it_concerns(
    asked: Question, change: Change, *, still: bool
) -> None:
    said = Changed(checkin=SECOND, at=LATER, changes=(change,))
    found = standing(asks(asked), later(said), before(answered("a1", Choice.YES)), same_term)
    assert bool(found) is still


def way(*events: Event, given: tuple[Answered, ...], apps: tuple[str, ...] = ()) -> Walk:
    """The second check-in's walk after these events."""
    made = asks(
        question("a1", **YEARLY), question("a2", **YEARLY), checklist().topics[0].questions[1]
    )
    now = later(*events, apps=apps)
    return walk(made, now, standing(made, now, before(*given), same_term), earlier=True)


YES = answered("a1", Choice.YES)
NO = answered("a2", Choice.NO)


def test_a_topic_brings_what_stands_together_on_its_first_screen() -> None:
    made = way(given=(YES, NO, answered("a10_2sv", Choice.YES, "facebook")))
    still, left = made.screens
    assert isinstance(still, StillTrue)
    assert [line.question.id for line in still.safe] == ["a1", "a10_2sv"]
    assert [line.question.id for line in still.others] == ["a2"]
    assert isinstance(left, Asked)
    assert [app.id for app in left.apps] == ["vinted"]
    assert (to_look_over(made.screens), to_answer(made.screens)) == (2, 2)


def test_with_no_yes_to_carry_each_question_is_asked_by_itself() -> None:
    made = way(given=(NO,))
    assert [screen.id for screen in made.screens] == ["a1", "a2", "a10_2sv"]


def test_what_is_wanted_one_by_one_is_asked_so() -> None:
    wants = WantsEach(checkin=SECOND, at=LATER, questions=(QuestionId("a1"),))
    made = way(wants, given=(YES, answered("a2", Choice.YES)))
    assert [screen.id for screen in made.screens] == ["still-true:passwords", "a1", "a10_2sv"]


def test_a_place_is_found_by_its_own_id_and_by_any_question_in_it() -> None:
    made = way(given=(YES, answered("a10_2sv", Choice.YES, "facebook")))
    still, asked, two_step = made.screens
    assert made.at(still.id) is still
    assert made.at(QuestionId("a1")) is still
    assert made.at(QuestionId("a2")) is asked
    # Asked for another app too: then its own screen is the one.
    assert made.at(QuestionId("a10_2sv")) is two_step
    assert made.after(still.id) == "a2"
    assert made.before(asked.id) == still.id


def test_counts_are_of_questions_wherever_they_stand() -> None:
    given = (YES, answered("a2", Choice.YES))
    made = way(given=given)
    assert (made.answered, made.to_go) == (0, 3)
    carried = answered("a1", Choice.YES, checkin=SECOND)
    made = way(carried, given=given)
    assert (made.answered, made.to_go) == (1, 2)
    assert filled(made.screens[0], made.checkin) is Filled.PART


def test_a_first_check_in_is_not_asked_what_has_changed() -> None:
    made = asks(question("a1"))
    assert not walk(made, later()).wants_changes
    assert walk(made, later(), earlier=True).wants_changes
    nothing = Changed(checkin=SECOND, at=LATER, changes=())
    assert not walk(made, later(nothing), earlier=True).wants_changes


def test_an_app_that_was_left_is_not_asked_about() -> None:
    made = way(given=(YES, answered("a10_2sv", Choice.YES, "facebook")), apps=("vinted",))
    still = made.screens[0]
    assert isinstance(still, StillTrue)
    assert [line.question.id for line in still.lines] == ["a1"]
    assert AppId("facebook") not in {row[1] for row in still.rows}
