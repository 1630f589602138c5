from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.domain.action import ActionState, Mark
from audit_app.ui.kit.theme import Theme
from audit_app.ui.later import LaterPanel
from tests.samples import NOW, TODAY
from tests.ui.action_lists import ACTIONS, buttons, open_first, saved, shown, state
from tests.ui.lives import always_no, this_term_done
from tests.ui.person import Person


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has said No a few times this term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    made.go(ACTIONS)
    return made


def test_later_comes_back_on_its_day_and_not_before(person: Person) -> None:
    item = open_first(person)
    action = item.action.id
    person.click("action-later")

    person.click("later-week")

    day = TODAY + timedelta(weeks=1)
    assert state(person, action) == ActionState(mark=Mark.LATER, until=day)
    assert person.sees("It comes back on 30 November 2026.")
    assert state(person, action, day - timedelta(days=1)).mark is Mark.LATER
    person.qtbot.waitUntil(lambda: saved(person))
    person.come_back()
    person.parts.clock = lambda: NOW + timedelta(weeks=1)
    person.go(ACTIONS)
    assert action in [each.action.id for each in shown(person).items]


def test_next_term_is_the_first_day_of_the_next_term(person: Person) -> None:
    item = open_first(person)
    person.click("action-later")
    person.click("later-term")

    assert state(person, item.action.id).until == date(2027, 1, 4)


def test_tab_goes_from_the_days_to_the_next_action(person: Person) -> None:
    open_first(person)
    person.click("action-later")
    person.part("later-cancel").setFocus()

    person.press("Tab")

    assert person.focus.objectName() == f"action-{shown(person).items[1].action.id}"


def test_a_day_can_be_typed_by_keys_alone(person: Person) -> None:
    item = open_first(person)
    person.click("action-later")
    person.click("later-pick")
    for text in ("4", "12", "2026"):
        QTest.keyClicks(person.focus, text)
        person.press("Tab")

    person.press("Return")

    assert state(person, item.action.id).until == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (("31", "2", "2027"), "That is not a day."),
        (("", "", ""), "That is not a day."),
        (("²", "١٢", "2027"), "That is not a day."),
        (("23", "11", "2026"), "Choose a day that is still to come."),
    ],
)
def test_a_day_that_is_none_or_past_is_not_taken(
    person: Person, day: tuple[str, str, str], says: str
) -> None:
    item = open_first(person)
    person.click("action-later")
    person.click("later-pick")
    panel = person.window.findChild(LaterPanel)
    assert panel is not None
    for line, text in zip(panel.days.lines, day, strict=True):
        line.setText(text)

    person.click("later-keep")

    assert person.sees(says)
    assert state(person, item.action.id).mark is Mark.TO_DO


def test_escape_leaves_later_as_it_was(person: Person) -> None:
    item = open_first(person)
    person.click("action-later")

    person.press("Esc")

    assert person.focus is buttons(item).later
    assert state(person, item.action.id).mark is Mark.TO_DO
