"""Help now: before set-up, while locked, and from the middle of a question."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.domain.person import Nation
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.ui.kit.rows import Situation
from audit_app.ui.kit.theme import Theme
from audit_app.ui.notices import WayOn
from audit_app.ui.places import Name, Place
from tests.ui.person import EMAIL, Person, asking, clipped, nameless

HELP = Place(name=Name.HELP)


@pytest.fixture
def stranger(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody who has set nothing up."""
    return Person(qtbot, theme, tmp_path / "answers", unlocked=False)


def test_everything_is_there_before_set_up_and_nothing_is_written(
    stranger: Person, tmp_path: Path
) -> None:
    stranger.go(HELP)
    assert len(stranger.window.findChildren(Situation)) == 9
    assert stranger.sees("If someone is in danger now, call 999.")
    assert stranger.sees("08000 562 561")
    assert stranger.screen.rail() is None
    stranger.press("Return")
    stranger.on(Name.HELP_PAGE)
    stranger.press("Alt+Left")
    stranger.on(Name.HELP)
    stranger.click("way-back")
    stranger.on(Name.WELCOME)
    folder = tmp_path / "answers"
    assert not folder.exists() or not list(folder.iterdir())


def test_the_door_leads_back_to_the_question(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("door")
    person.on(Name.HELP)
    person.click("situation-hacked")
    person.on(Name.HELP_PAGE)
    person.click("way-back")
    person.on(Name.HELP)
    person.click("way-back")
    person.on(Name.QUESTION)
    assert person.checkin.position == EMAIL


def test_opening_it_leaves_no_record(person: Person) -> None:
    before = person.window.context.opened.vault.events(person.checkin.id)
    person.go(HELP)
    person.click("situation-abuse")
    person.on(Name.HELP_PAGE)
    assert person.window.context.opened.vault.events(person.checkin.id) == before


def test_people_at_school_are_named_as_they_were_typed(stranger: Person) -> None:
    lead = SchoolContact(part="Safeguarding lead", name="<b>A. Person</b>", phone="01 23")
    school = School(name="Northbrook", contacts=(lead,))
    stranger.parts.settings = PublicSettings(school=school, nation=Nation.SCOTLAND)
    stranger.go(HELP)
    assert stranger.sees("Safeguarding lead, <b>A. Person</b>")
    assert stranger.sees("01 23")
    assert not stranger.sees("Ask the office")


def test_numbers_come_with_when_they_were_checked(stranger: Person) -> None:
    stranger.go(HELP)
    assert stranger.sees("This page keeps no record that you opened it.")
    assert stranger.sees("These were last checked between")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_or_nameless(stranger: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    stranger.go(HELP)
    assert clipped(stranger.window) == []
    assert nameless(stranger.window) == []
    assert stranger.screen.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "name", [Name.HOME, Name.QUESTION, Name.ACTIONS, Name.SETTINGS, Name.MY_DATA, Name.SAYINGS]
)
def test_a_page_is_two_keys_away_from_anywhere(person: Person, name: Name) -> None:
    person.go(Place(name=name))
    QTest.keySequence(person.window, "F2")
    person.on(Name.HELP)
    person.press("Return")
    person.on(Name.HELP_PAGE)


@pytest.mark.parametrize("name", [Name.WELCOME, Name.PROTECT])
def test_it_is_two_keys_away_before_set_up_too(stranger: Person, name: Name) -> None:
    stranger.go(Place(name=name))
    QTest.keySequence(stranger.window, "F2")
    stranger.on(Name.HELP)
    stranger.press("Return")
    stranger.on(Name.HELP_PAGE)


def test_a_box_over_the_page_does_not_hold_it_up(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    notices = person.window.context.notices
    chosen: list[str] = []
    ways = [WayOn("No", lambda: chosen.append("no")), WayOn("Yes", lambda: chosen.append("yes"))]
    notices.ask("unlock.printer", ways)
    QTest.keySequence(person.window.focusWidget(), "F2")
    person.on(Name.HELP)
    assert notices.overlay is None
    assert chosen == ["no"]
    person.press("Return")
    person.on(Name.HELP_PAGE)
