from datetime import UTC, date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.content.faults import Fault
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Depth
from audit_app.domain.settings import PublicSettings, School
from audit_app.logic.estimate import answer_minutes
from audit_app.ui.home import Home
from audit_app.ui.kit.rows import ActionRow
from audit_app.ui.kit.strip import Strip
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault import places
from tests.samples import NOW, TODAY
from tests.ui import stage
from tests.ui.lives import answer, filled, finish, go_home, make_spare_key, this_term_done
from tests.ui.person import Person, clipped, nameless

NO_KEY = "There is no spare key yet"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    return Person(qtbot, theme, tmp_path / "answers")


def home(person: Person) -> Home:
    go_home(person)
    assert isinstance(person.screen, Home)
    return person.screen


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(6, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_it_greets_by_the_time_of_day(person: Person, hour: int, greeting: str) -> None:
    local = NOW.astimezone().replace(hour=hour)
    person.parts.clock = lambda: local.astimezone(UTC)

    home(person)

    assert person.sees(greeting)


def test_before_anything_the_way_on_is_who_the_person_is(person: Person) -> None:
    home(person)

    assert person.sees("Everything is ready. Nothing is filled in yet.")
    assert person.sees("You come back")
    assert not person.sees(NO_KEY)
    person.click("home-next")
    person.on(Name.ABOUT_ME)


def test_once_the_apps_are_known_it_says_how_much_is_asked(person: Person) -> None:
    checkins = person.window.context.opened.checkins
    checkins.keep_profile(demo.PERSON).result()

    home(person)

    screens = checkins.screens(Depth.QUICK)
    assert person.sees(f"{len(screens)} short questions")
    assert person.sees(f"About {answer_minutes(screens)} minutes")
    person.click("home-next")
    person.on(Name.DEPTH)


def test_carry_on_counts_what_is_answered_and_the_minutes_left(person: Person) -> None:
    stage.begin(person.window)
    answer(person.window, leave=8)
    walk = person.window.context.opened.answers.walk()

    home(person)

    assert person.sees(f"{len(walk.screens) - 8} answered, 8 to go.")
    minutes = answer_minutes(walk.screens[-8:])
    assert person.sees(f"About {minutes} minute")
    person.press("Return")
    person.on(Name.QUESTION)
    assert person.window.context.opened.record.open.position == walk.screens[-8].id


def test_a_check_in_begun_and_not_answered_says_so_without_a_nought(person: Person) -> None:
    stage.begin(person.window)

    home(person)

    assert person.sees("none is answered yet")
    assert not person.sees("0 answered")


def test_all_answered_leads_to_the_summary_and_finishes_nothing(person: Person) -> None:
    stage.begin(person.window)
    answer(person.window)

    home(person)
    person.click("home-next")

    person.on(Name.SUMMARY)
    assert person.checkin.finished is None


def test_a_new_term_asks_for_its_check_in_and_shows_how_it_has_gone(person: Person) -> None:
    stage.live(person.window)

    home(person)

    assert person.sees("It is the autumn term. Your last check-in was on 22 April 2026.")
    assert person.sees(person.parts.words("home.next.term.title"))
    strips = [strip.accessibleName() for strip in person.window.findChildren(Strip)]
    assert [name.partition(":")[0] for name in strips] == ["Spring term", "Summer term", "Today"]
    assert all("done" in name for name in strips)
    person.click("home-next")
    person.on(Name.DEPTH)


def test_the_term_dates_of_the_school_decide_when_a_check_in_is_due(person: Person) -> None:
    this_term_done(person)
    school = School(term_starts=(date(2026, 11, 2), date(2027, 1, 5)))
    person.parts.settings = PublicSettings(school=school)
    home(person)
    assert person.sees("The next check-in is in the spring term, from 5 January 2027.")

    person.parts.clock = lambda: NOW.replace(year=2027, month=1, day=5)
    home(person)

    assert person.sees("It is the spring term.")
    assert person.sees(person.parts.words("home.next.term.title"))


def test_after_this_terms_check_in_the_first_action_is_next(person: Person) -> None:
    this_term_done(person)
    first = person.window.context.opened.actions.plan(TODAY).open[0]

    home(person)

    assert person.sees("Your check-in this term is done")
    person.click("home-next")
    person.on(Name.DO_NOW)
    assert person.sees(first.title)


def test_with_nothing_left_no_button_asks_to_be_pressed(person: Person) -> None:
    this_term_done(person)
    actions = person.window.context.opened.actions
    for action in actions.plan(TODAY).open:
        actions.mark(action.id, ActionState(mark=Mark.DONE)).result()

    home(person)

    assert person.sees("Nothing is left to do")
    assert filled(person.screen) == []
    person.click("home-next")
    person.on(Name.DEPTH)


def test_the_first_three_actions_open_in_the_list(person: Person) -> None:
    stage.live(person.window)
    plan = person.window.context.opened.actions.plan(TODAY)
    shown = home(person)

    rows = shown.findChildren(ActionRow)
    assert [row.title for row in rows] == [action.title for action in plan.first]
    assert all(" by " not in row.line for row in rows), "no due dates"
    person.click("first-action-2")

    person.on(Name.ACTIONS)
    assert person.at.action == plan.first[1].id


def test_it_says_quietly_that_there_is_no_spare_key(person: Person) -> None:
    stage.begin(person.window)
    home(person)
    assert person.sees(NO_KEY)
    person.click("home-spare-key")
    person.on(Name.SPARE_KEY)
    assert person.at.back is Name.HOME

    make_spare_key(person)
    home(person)

    assert not person.sees(NO_KEY)


def test_what_was_left_out_of_the_checklist_is_named(person: Person) -> None:
    fault = Fault("school.toml", "question[0]", "<b>unknown name</b>", "text", "text")
    person.parts.faults = (fault,)
    home(person)
    assert person.sees("“school.toml” could not be used")
    assert not person.sees(str(fault))

    person.click("home-faults")

    assert person.sees(str(fault))


def test_what_opening_found_is_told(person: Person) -> None:
    stage.begin(person.window)
    assert person.window.close()
    (person.parts.folder / places.KEYS[1]).write_bytes(b"torn")
    person.come_back()

    home(person)

    assert person.sees("It was made whole again from the other. Nothing is lost.")


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("life", ["new", "begun", "lived", "done"])
def test_everything_fits_and_has_a_name(person: Person, life: str, scale: int) -> None:
    person._theme.wear("light", scale)
    if life == "begun":
        stage.begin(person.window)
    elif life == "lived":
        stage.live(person.window)
    elif life == "done":
        this_term_done(person)
    shown = home(person)
    person.qtbot.wait(20)

    assert clipped(shown) == []
    assert nameless(shown) == []
    assert len(filled(shown)) == 1
    assert person.focus is shown.go_button
    assert not any("%" in label.text() for label in person.labels())


def test_the_clock_of_the_laptop_is_never_trusted_for_order(person: Person) -> None:
    """A check-in from before a wrong clock was set right still counts as the last one."""
    stage.live(person.window)
    person.parts.clock = lambda: NOW.replace(year=2020)

    home(person)

    assert person.sees("Your last check-in was on 22 April 2026.")
    assert person.at == Place(name=Name.HOME)


def test_looking_at_oneself_before_a_new_job_is_not_this_term_s_check_in(person: Person) -> None:
    stage.begin(person.window, depth=Depth.JOB)
    answer(person.window)
    person.go(Place(name=Name.SUMMARY))
    rail = person.screen.rail()
    assert rail is not None
    assert rail.heading == "New job check"
    finish(person.window)
    person.go(Place(name=Name.SUMMARY))
    assert person.sees("That is the new job check done")

    home(person)

    assert person.sees(person.parts.words("home.next.term.title"))
    assert person.sees("new job check")
