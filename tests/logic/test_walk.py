"""Which questions are asked, in what order, and where a person is."""

import msgspec

from audit_app.domain.checkin import Depth, Event, Moved, Profile
from audit_app.domain.checklist import AppId, Choice, QuestionId
from audit_app.domain.person import Nation, Tie
from audit_app.logic.estimate import answer_minutes
from audit_app.logic.history import fold
from audit_app.logic.walk import Filled, asked, walk
from tests.samples import FIRST, NOW, answered, checklist, profile, question, started


def ids(person: Profile, depth: Depth = Depth.FULL) -> list[str]:
    """The question ids asked of a person."""
    return [s.question.id for s in asked(checklist(), person, depth)]


def test_a_per_app_question_is_one_screen_with_a_row_per_ticked_app() -> None:
    """Missing steps never suppress a row: vinted's control is not known."""
    screens = asked(checklist(), profile("vinted", "facebook"), Depth.FULL)
    rows = [app.id for s in screens if s.question.id == "a10_2sv" for app in s.apps]
    assert rows == ["facebook", "vinted"]


def test_without_apps_per_app_questions_are_not_asked() -> None:
    """Nobody is asked about an app they do not use."""
    assert "a10_2sv" not in ids(profile())
    assert "a10_email" in ids(profile())


def test_quick_asks_only_quick_questions() -> None:
    """The quick check is a part of the full one."""
    assert "a1_pause" in ids(profile())
    assert "a1_pause" not in ids(profile(), Depth.QUICK)


def test_nation_tie_and_named_app_decide_who_is_asked() -> None:
    """A rule of one nation is asked there only; a tie or app brings its own question."""
    base = checklist()
    special = (
        question("england", nations=(Nation.ENGLAND,)),
        question("parent", ties=(Tie.PARENT_HERE,)),
        question("strava", apps=(AppId("facebook"),)),
    )
    topic = msgspec.structs.replace(base.topics[0], questions=special)
    base = msgspec.structs.replace(base, topics=(topic,))
    welsh = Profile(nation=Nation.WALES)
    assert [s.question.id for s in asked(base, welsh, Depth.FULL)] == []
    fitting = Profile(ties=(Tie.PARENT_HERE,), apps=(AppId("facebook"),))
    assert [s.question.id for s in asked(base, fitting, Depth.FULL)] == [
        "england",
        "parent",
        "strava",
    ]


def test_it_resumes_at_the_question_left_and_else_at_the_first_open_one() -> None:
    """Product rule 2: reopen exactly there."""
    left = fold([started(), Moved(checkin=FIRST, at=NOW, question=QuestionId("a8_reported"))])
    here = walk(checklist(), left).here
    assert here is not None
    assert here.id == "a8_reported"
    begun = walk(checklist(), fold([started(), answered("a10_email", Choice.YES)])).here
    assert begun is not None
    assert begun.id == "a8_reported"


def test_a_position_that_is_no_longer_asked_falls_back_to_the_first_open_question() -> None:
    """A withdrawn question never strands a person."""
    left = fold([started(), Moved(checkin=FIRST, at=NOW, question=QuestionId("gone"))])
    here = walk(checklist(), left).here
    assert here is not None
    assert here.id == "a10_email"


def test_next_and_back_walk_the_whole_list() -> None:
    """Every screen is reachable from the first by Next, and back again."""
    way = walk(checklist(), fold([started("facebook")]))
    seen = [way.screens[0].id]
    while (nxt := way.after(seen[-1])) is not None:
        seen.append(nxt)
    assert seen == ids(profile("facebook"))
    assert way.before(seen[0]) is None
    assert way.before(seen[-1]) == seen[-2]


def test_counts_say_part_when_one_row_is_answered() -> None:
    """A card with two apps is answered when both rows are."""
    events: list[Event] = [
        started("facebook", "vinted"),
        answered("a10_2sv", Choice.YES, "facebook"),
    ]
    way = walk(checklist(), fold(events))
    rail = way.topics(QuestionId("a10_2sv"))
    assert (way.answered, way.to_go) == (0, 4)
    assert [(t.filled, t.position) for t in rail] == [(Filled.PART, 2), (Filled.OPEN, 0)]
    events.append(answered("a10_2sv", Choice.NO, "vinted"))
    events.append(answered("a10_email", Choice.NO))
    rail = walk(checklist(), fold(events)).topics()
    assert [(t.filled, t.answered, t.total) for t in rail] == [
        (Filled.FULL, 2, 2),
        (Filled.OPEN, 0, 2),
    ]


def test_minutes_come_from_seconds_per_row_rounded_up() -> None:
    """Three rows of ten seconds and three single questions are one minute."""
    screens = asked(checklist(), profile("facebook", "vinted", "bluesky"), Depth.FULL)
    assert answer_minutes(screens) == 1
    assert answer_minutes([]) == 0
    assert answer_minutes([*screens, *screens[:1]]) == 2


def test_each_check_asks_its_own_questions() -> None:
    """What only somebody who wants a new job needs is not in the full check."""
    base = checklist()
    questions = (
        question("both", quick=False, job=True),
        question("job", quick=False, full=False, job=True),
        question("quick"),
    )
    topic = msgspec.structs.replace(base.topics[0], questions=questions)
    base = msgspec.structs.replace(base, topics=(topic,))
    found = {
        depth: [s.question.id for s in asked(base, Profile(), depth) if s.topic == topic.id]
        for depth in Depth
    }
    assert found == {
        Depth.QUICK: ["quick"],
        Depth.FULL: ["both", "quick"],
        Depth.JOB: ["both", "job"],
    }
