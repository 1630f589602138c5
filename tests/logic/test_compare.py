"""Two check-ins side by side."""

from datetime import timedelta

import msgspec
import pytest

from audit_app.content import strings
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Answered, Marked
from audit_app.domain.checklist import Checklist, Choice, QuestionId
from audit_app.domain.standing import Withdrawn
from audit_app.logic.compare import Comparison, Move, Side, Status, by_app, by_topic, compare
from audit_app.logic.guide import action_id
from audit_app.logic.history import fold
from audit_app.logic.sentences import sentences
from tests.samples import FIRST, NOW, SECOND, TODAY, answered, checklist, started

EMAIL = "a10_email"


def side(*given: Answered, apps: tuple[str, ...] = ("facebook",)) -> Side:
    return Side(checkins=(fold([started(*apps), *given]),))


def moved(old: Choice | None, new: Choice | None) -> Comparison:
    then = side(*([answered(EMAIL, old)] if old else []))
    now = side(*([answered(EMAIL, new)] if new else []))
    return compare(checklist(), then, now)


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        (Choice.NO, Choice.YES, Move.BETTER),
        (Choice.NOT_SURE, Choice.YES, Move.BETTER),
        (Choice.YES, Choice.NO, Move.AGAIN),
        (Choice.YES, Choice.NOT_SURE, Move.AGAIN),
        (Choice.NOT_SURE, Choice.NO, Move.OTHER),
        (Choice.DOES_NOT_APPLY, Choice.YES, Move.OTHER),
        (Choice.YES, Choice.DOES_NOT_APPLY, Move.OTHER),
        (None, Choice.NO, Move.NEW),
        (Choice.YES, None, Move.GONE),
        (Choice.YES, Choice.YES, Move.SAME),
    ],
)
def test_each_move_has_its_kind(old: Choice | None, new: Choice | None, move: Move) -> None:
    (found,) = moved(old, new).differences
    assert found.move is move


def test_what_was_done_since_counts_as_done() -> None:
    then, now = side(answered(EMAIL, Choice.NO)), side(answered(EMAIL, Choice.NO))
    done = Marked(
        checkin=FIRST,
        at=NOW + timedelta(days=1),
        action=action_id(QuestionId(EMAIL)),
        state=ActionState(mark=Mark.DONE),
    )
    (found,) = compare(
        checklist(), then, msgspec.structs.replace(now, marks={done.action: done})
    ).differences
    assert (found.before, found.after, found.move) == (Status.TO_DO, Status.DONE, Move.BETTER)


def test_an_app_that_was_left_is_no_longer_asked_about() -> None:
    given = answered("a10_2sv", Choice.YES, "facebook")
    (found,) = compare(checklist(), side(given), side(given, apps=())).differences
    assert found.move is Move.GONE


def test_what_an_earlier_check_in_said_still_counts_in_a_short_one() -> None:
    first = fold([started("facebook"), answered(EMAIL, Choice.YES)])
    second = fold([started("facebook", checkin=SECOND)])
    found = compare(checklist(), Side(checkins=(first,)), Side(checkins=(first, second)))
    assert [each.move for each in found.differences] == [Move.SAME]


def test_other_words_are_told_with_both_wordings() -> None:
    new = msgspec.structs.replace(answered(EMAIL, Choice.YES), revision=2, wording="New words?")
    (found,) = compare(checklist(), side(answered(EMAIL, Choice.YES)), side(new)).reworded
    assert (found.old_wording, found.wording) == ("As asked", "New words?")


def test_a_question_that_went_is_compared_with_its_heir() -> None:
    gone = Withdrawn(id="old", on=TODAY, why="Test", replaced_by=EMAIL)
    made: Checklist = msgspec.structs.replace(checklist(), withdrawn=(gone,))
    then, now = side(answered("old", Choice.NO)), side(answered(EMAIL, Choice.YES))
    (found,) = compare(made, then, now).differences
    assert found.move is Move.BETTER


def test_a_question_that_nothing_asks_any_more_keeps_its_words() -> None:
    (found,) = compare(checklist(), side(answered("old", Choice.YES)), side()).differences
    assert (found.move, found.wording, found.question) == (Move.GONE, "As asked", None)


def several() -> Comparison:
    then = side(
        answered("a1_pause", Choice.NO),
        answered("a10_2sv", Choice.YES, "facebook"),
        answered(EMAIL, Choice.NO),
    )
    now = side(
        answered("a1_pause", Choice.YES),
        answered("a10_2sv", Choice.NO, "facebook"),
        answered(EMAIL, Choice.YES),
    )
    return compare(checklist(), then, now)


def test_they_are_in_the_order_of_the_checklist_and_kind_by_kind() -> None:
    found = several()
    assert [each.topic for each in found.differences] == ["passwords", "passwords", "wrong"]
    moves = [each.move for each in found.of(Move.AGAIN, Move.BETTER)]
    assert moves == [Move.AGAIN, Move.BETTER, Move.BETTER]


def test_they_stand_by_topic_and_by_app() -> None:
    found = several().differences
    assert [(name, len(each)) for name, each in by_topic(checklist(), found)] == [
        ("Passwords and devices", 2),
        ("If something goes wrong", 1),
    ]
    assert [(name, len(each)) for name, each in by_app(found)] == [("Facebook", 1), ("", 2)]


def test_the_sentences_are_kind() -> None:
    """Words.md: "One thing needs doing again", and it names it."""
    said = [text for _, text in sentences(strings.load(), several())]
    assert said == [
        "**2 things are done** that were not done before.",
        (
            "**One thing needs doing again:** "
            "Turn on two-step verification for Facebook. It is on your list."
        ),
    ]
