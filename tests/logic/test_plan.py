"""Answers become actions; reports come first; removing steps wait (product rule 7)."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from audit_app.domain.action import Action, ActionId, ActionState, Mark
from audit_app.domain.checkin import Acknowledged, AppsChanged, CheckInId, Event, Marked
from audit_app.domain.checklist import (
    Checklist,
    Choice,
    ControlId,
    HelpId,
    Link,
    NotKnown,
    Priority,
    Question,
    Step,
)
from audit_app.logic.history import fold
from audit_app.logic.plan import Plan, plan
from tests.samples import (
    CHECKED,
    FIRST,
    NOW,
    SECOND,
    TODAY,
    answered,
    checklist,
    profile,
    question,
    reported,
    started,
    two_step,
)

TOLD = Acknowledged(checkin=FIRST, at=NOW, page=HelpId("pupil-contact"))


def made(
    *checkins: Sequence[Event], marks: Sequence[Marked] = (), of: Checklist | None = None
) -> Plan:
    """The plan of these check-ins' events."""
    by_action = {m.action: m for m in marks}
    return plan(of or checklist(), [fold(events) for events in checkins], by_action, TODAY)


def with_questions(*questions: Question) -> Checklist:
    """The checklist with these questions instead of its own."""
    whole = checklist()
    topic = msgspec.structs.replace(whole.topics[0], questions=questions)
    return msgspec.structs.replace(whole, topics=(topic,))


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
    after = made([*events, TOLD])
    assert after.pending == ()
    assert [s.text for s in one(after, "a10_email").steps] == ["Look.", "Delete it."]


def test_the_reporting_action_leads_although_its_own_last_step_removes() -> None:
    """As the shipped one does: tell your manager, and then clear the way in."""
    steps = (Step(text="Tell your manager."), Step(text="Then block it.", removes=True))
    text = msgspec.structs.replace(reported().action, steps=steps)
    report = msgspec.structs.replace(reported(), fix_minutes=60, action=text)
    of = with_questions(question("a10_email", priority=Priority.MUST), report)
    result = made(
        [started(), answered("a10_email", Choice.NO), answered("a8_reported", Choice.NO)], of=of
    )
    assert [a.id for a in result.actions] == ["a8_reported", "a10_email"]
    assert [s.text for s in result.actions[0].steps] == ["Tell your manager."]


def test_what_is_held_back_takes_the_way_there_with_it() -> None:
    """A page to open and words to search for would show how to remove all the same."""
    link = Link(label="Delete", url="https://example.com/delete")
    text = msgspec.structs.replace(question("old").action, link=link)
    of = with_questions(question("old", action=text), reported())
    events: list[Event] = [
        started(),
        answered("old", Choice.NO),
        answered("a8_reported", Choice.NO),
    ]
    assert one(made(events, of=of), "old").link is None
    assert one(made([*events, TOLD], of=of), "old").link == link


def test_what_undoes_a_removing_step_waits_with_it() -> None:
    """It says what would be gone."""
    whole = with_questions(two_step(), reported())
    sourced = whole.apps[0].controls[ControlId("two-step")]
    removing = msgspec.structs.replace(sourced, steps=(Step(text="Block them.", removes=True),))
    app = msgspec.structs.replace(whole.apps[0], controls={ControlId("two-step"): removing})
    of = msgspec.structs.replace(whole, apps=(app,))
    events: list[Event] = [
        started("facebook"),
        answered("a10_2sv", Choice.NO, "facebook"),
        answered("a8_reported", Choice.NO),
    ]
    assert one(made(events, of=of), "a10_2sv:facebook").undo == ""
    assert one(made([*events, TOLD], of=of), "a10_2sv:facebook").undo == "Turn it off again."


def test_words_to_search_for_that_remove_something_wait_too() -> None:
    """Where nobody confirmed the steps, the search is the step."""
    search = NotKnown(
        search_for="remove a friend", url="https://example.com/h", checked=CHECKED, removes=True
    )
    whole = with_questions(two_step(), reported())
    app = msgspec.structs.replace(whole.apps[0], controls={ControlId("two-step"): search})
    of = msgspec.structs.replace(whole, apps=(app,))
    events: list[Event] = [
        started("facebook"),
        answered("a10_2sv", Choice.NO, "facebook"),
        answered("a8_reported", Choice.NO),
    ]
    waiting = one(made(events, of=of), "a10_2sv:facebook")
    assert (waiting.search_for, waiting.link, waiting.held_back) == ("", None, 1)
    assert waiting.known
    assert waiting.checked is None
    assert one(made([*events, TOLD], of=of), "a10_2sv:facebook").search_for == "remove a friend"


def test_what_waits_names_a_page_that_still_waits() -> None:
    """Not one that was acknowledged: looking at it again would free nothing."""
    other = msgspec.structs.replace(checklist().help_pages[0], id=HelpId("abuse"))
    abuse = question("a17_now", help_first={Choice.NO: other.id})
    removing = question("a8_reported", help_first={Choice.NO: HelpId("pupil-contact")})
    whole = with_questions(removing, abuse)
    of = msgspec.structs.replace(whole, help_pages=(*whole.help_pages, other))
    events: list[Event] = [
        started(),
        answered("a8_reported", Choice.NO),
        answered("a17_now", Choice.NO),
        TOLD,
    ]
    assert one(made(events, of=of), "a8_reported").help_page == "abuse"


def test_an_app_that_is_no_longer_ticked_does_not_end_a_report() -> None:
    """Taking the app off the list is not telling anybody."""
    per_app = msgspec.structs.replace(
        two_step(), does_not_apply=True, help_first={Choice.NO: HelpId("pupil-contact")}
    )
    of = with_questions(per_app, question("old"))
    result = made(
        [
            started("facebook"),
            answered("a10_2sv", Choice.NO, "facebook"),
            answered("old", Choice.NO),
            AppsChanged(checkin=FIRST, at=NOW, profile=profile()),
        ],
        of=of,
    )
    assert result.pending == ("pupil-contact",)
    assert one(result, "old").held_back == 1


def test_not_sure_never_brings_help_first() -> None:
    """Somebody unsure is not sent to an alarm."""
    result = made([started(), answered("a8_reported", Choice.NOT_SURE)])
    assert result.pending == ()


def test_an_old_acknowledgement_does_not_cover_a_new_report() -> None:
    """A second pupil's contact next term needs its own telling."""
    first: list[Event] = [started(), answered("a8_reported", Choice.NO), TOLD]
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


def test_an_app_that_left_the_checklist_makes_no_action() -> None:
    """A school's own app is gone when its files are: no action is about an app without a name."""
    gone = msgspec.structs.replace(checklist(), apps=checklist().apps[1:])
    result = made([started("facebook"), answered("a10_2sv", Choice.NO, "facebook")], of=gone)
    assert result.actions == ()
