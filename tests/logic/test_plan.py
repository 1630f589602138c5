"""Answers become actions; reports come first; removing steps wait (product rule 7)."""

from collections.abc import Sequence
from datetime import timedelta

from audit_app.domain.action import Action, ActionId, ActionState, Mark
from audit_app.domain.checkin import Acknowledged, CheckInId, Event, Marked
from audit_app.domain.checklist import Choice, HelpId
from audit_app.logic.history import fold
from audit_app.logic.plan import Plan, plan
from tests.samples import FIRST, NOW, SECOND, TODAY, answered, checklist, started


def made(*checkins: Sequence[Event], marks: Sequence[Marked] = ()) -> Plan:
    """The plan of these check-ins' events."""
    by_action = {m.action: m for m in marks}
    return plan(checklist(), [fold(events) for events in checkins], by_action, TODAY)


def one(result: Plan, action_id: str) -> Action:
    """The action with this id."""
    return next(a for a in result.actions if a.id == action_id)


def mark(action: str, state: Mark, days: int | None = None, checkin: CheckInId = FIRST) -> Marked:
    """A mark set on an action, *days* from today."""
    until = TODAY + timedelta(days=days) if days is not None else None
    return Marked(
        checkin=checkin,
        at=NOW,
        action=ActionId(action),
        state=ActionState(mark=state, until=until),
    )


def test_no_makes_an_action_and_not_sure_one_to_find_out() -> None:
    """Yes, does not apply and open questions make none."""
    result = made(
        [
            started("facebook"),
            answered("a10_email", Choice.NO),
            answered("a10_2sv", Choice.NOT_SURE, "facebook"),
            answered("a8_reported", Choice.DOES_NOT_APPLY),
        ]
    )
    assert [(a.id, a.title, a.find_out) for a in result.actions] == [
        ("a10_email", "Make a10_email safe", False),
        ("a10_2sv:facebook", "Find out if two-step verification is on for Facebook", True),
    ]
    assert (result.counts.done, result.counts.to_do, result.counts.to_find_out) == (0, 1, 1)


def test_steps_come_from_the_app_and_honest_answers_where_there_are_none() -> None:
    """Sourced steps, "not offered" and "not known" are three different things."""
    names = ("facebook", "bluesky", "vinted")
    result = made([started(*names), *(answered("a10_2sv", Choice.NO, n) for n in names)])
    facebook, bluesky, vinted = (one(result, f"a10_2sv:{n}") for n in names)
    assert [s.text for s in facebook.steps] == [
        "Open **Accounts Centre**.",
        "Choose **Two-factor**.",
    ]
    assert facebook.set_to == "On"
    assert bluesky.not_offered == "Bluesky has none."
    assert not vinted.known
    assert vinted.search_for == "two step"


def test_help_first_answer_leads_and_holds_back_every_removing_step() -> None:
    """While a report is pending nothing tells anybody to delete, in any action."""
    events: list[Event] = [
        started(),
        answered("a10_email", Choice.NO),
        answered("a8_reported", Choice.NO),
    ]
    result = made(events)
    assert result.pending == ("pupil-contact",)
    assert result.actions[0].id == "a8_reported"
    waiting = one(result, "a10_email")
    assert [s.text for s in waiting.steps] == ["Look."]
    assert (waiting.held_back, waiting.help_page) == (1, "pupil-contact")
    assert not any(s.removes for a in result.actions for s in a.steps)
    told = Acknowledged(checkin=FIRST, at=NOW, page=HelpId("pupil-contact"))
    after = made([*events, told])
    assert after.pending == ()
    assert [s.text for s in one(after, "a10_email").steps] == ["Look.", "Delete it."]


def test_not_sure_never_brings_help_first() -> None:
    """Somebody unsure is not sent to an alarm."""
    result = made([started(), answered("a8_reported", Choice.NOT_SURE)])
    assert result.pending == ()


def test_an_old_acknowledgement_does_not_cover_a_new_report() -> None:
    """A second pupil's contact next term needs its own telling."""
    told = Acknowledged(checkin=FIRST, at=NOW, page=HelpId("pupil-contact"))
    first: list[Event] = [started(), answered("a8_reported", Choice.NO), told]
    again: list[Event] = [
        started(checkin=SECOND),
        answered("a8_reported", Choice.NO, checkin=SECOND),
    ]
    assert made(first).pending == ()
    assert made(first, again).pending == ("pupil-contact",)


def test_most_important_first_then_the_quickest() -> None:
    """Must before should before consider; to do before to find out; few minutes first."""
    result = made(
        [
            started("facebook"),
            answered("a1_pause", Choice.NO),
            answered("a10_email", Choice.NO),
            answered("a10_2sv", Choice.NO, "facebook"),
        ]
    )
    assert [a.id for a in result.first] == ["a10_2sv:facebook", "a10_email", "a1_pause"]


def test_marks_move_an_action_and_a_later_day_that_has_come_brings_it_back() -> None:
    """Done counts as done; Later waits for its own day only."""
    events: list[Event] = [
        started(),
        answered("a10_email", Choice.NO),
        answered("a1_pause", Choice.NO),
    ]
    result = made(
        events, marks=[mark("a10_email", Mark.DONE), mark("a1_pause", Mark.LATER, days=3)]
    )
    assert (result.open, result.counts.done, result.counts.to_do) == ((), 1, 1)
    due = made(events, marks=[mark("a1_pause", Mark.LATER, days=0)])
    assert [a.id for a in due.open] == ["a10_email", "a1_pause"]
    mine = made(events, marks=[mark("a10_email", Mark.NOT_FOR_ME)])
    assert (mine.counts.done, mine.counts.to_do) == (0, 1)


def test_done_last_term_does_not_hide_a_no_of_this_term() -> None:
    """A thing that went back to No is to do again."""
    old: list[Event] = [started(), answered("a10_email", Choice.NO)]
    new: list[Event] = [started(checkin=SECOND), answered("a10_email", Choice.NO, checkin=SECOND)]
    done = mark("a10_email", Mark.DONE)
    assert one(made(old, marks=[done]), "a10_email").state.mark is Mark.DONE
    assert one(made(old, new, marks=[done]), "a10_email").state.mark is Mark.TO_DO


def test_yes_next_time_closes_the_action() -> None:
    """The newest answer decides."""
    old: list[Event] = [started(), answered("a10_email", Choice.NO)]
    new: list[Event] = [started(checkin=SECOND), answered("a10_email", Choice.YES, checkin=SECOND)]
    assert made(old, new).actions == ()


def test_a_question_that_left_the_checklist_makes_no_action() -> None:
    """History is kept, but nobody is told to do what is no longer advised."""
    assert made([started(), answered("withdrawn", Choice.NO)]).actions == ()
