"""How long check-ins are kept: nothing goes without asking, and what goes is gone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.fields import PickList
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui import stage
from tests.ui.person import Person, clipped, nameless
from tests.ui.test_my_checkins import ways

MY_DATA = Place(name=Name.MY_DATA)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody with nine terms, from September 2023 to April 2026."""
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.live(made.window, terms=9)
    return made


def keep_for(person: Person, years: str) -> None:
    pick = person.part("keep-years")
    assert isinstance(pick, PickList)
    pick.choose(years)
    pick.picked.emit(years)
    person.qtbot.wait(20)


def count(person: Person) -> int:
    return len(person.window.context.opened.checkins.heads)


def test_at_first_everything_is_kept(person: Person) -> None:
    person.go(MY_DATA)
    assert person.sees("All of them stay, until you delete one yourself.")
    keep_for(person, "6")
    assert person.sees("None is older than that.")
    assert person.parts.settings.keep_years == 6


def test_choosing_says_what_is_older_and_deletes_nothing(person: Person) -> None:
    person.go(MY_DATA)
    keep_for(person, "1")
    assert person.sees("7 check-ins are older than that. The oldest is of 14 September 2023.")
    assert count(person) == 9
    person.go(Place(name=Name.HOME))
    assert person.sees("7 check-ins are older than you want to keep.")
    person.click("home-too-old")
    person.on(Name.MY_DATA)
    assert person.focus.objectName() == "keep-years"


def test_it_is_asked_and_then_they_are_gone_and_what_may_remain_is_said(person: Person) -> None:
    person.go(MY_DATA)
    keep_for(person, "1")
    person.click("delete-too-old")
    assert person.sees("Backups you made, and papers you saved or printed, may still hold it.")
    ways(person)[0].click()
    person.qtbot.wait(20)
    assert count(person) == 9
    person.click("delete-too-old")
    ways(person)[-1].click()
    person.wait_to_see("Those 7 check-ins are deleted.")
    assert person.sees("Backups you made, papers you saved or printed")
    assert person.sees("None is older than that.")
    assert count(person) == 2
    person.come_back()
    assert count(person) == 2


def test_home_says_nothing_while_nothing_is_too_old(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    assert not person.sees("older than you want")


def test_nothing_is_cut_off_at_twice_the_text_size(person: Person, theme: Theme) -> None:
    theme.wear("light", 200)
    person.go(MY_DATA)
    keep_for(person, "3")
    person.qtbot.wait(50)
    assert (clipped(person.window), nameless(person.window)) == ([], [])
