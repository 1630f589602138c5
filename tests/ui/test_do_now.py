"""One action at a time: ticks, ways on, the way back, and what waits for a report."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app import __version__
from audit_app.domain.action import Action, Mark
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.ui.do_now import DoNow
from audit_app.ui.kit.steps import StepTick
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place, doing
from tests.ui import stage
from tests.ui.action_lists import ACTIONS, plan, state
from tests.ui.lives import always_no, answer, filled, this_term_done
from tests.ui.person import Person, clipped, nameless

REPORTED = QuestionId("a8_reported")


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has said No a few times this term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    return made


def begin(person: Person) -> tuple[Action, ...]:
    """Do the first three that have steps."""
    actions = tuple(a for a in plan(person).open if len(a.steps) > 1)[:3]
    person.go(doing(actions))
    return actions


def shown(person: Person) -> DoNow:
    assert isinstance(person.screen, DoNow)
    return person.screen


def wait_for(person: Person, action: Action | None) -> None:
    person.qtbot.waitUntil(lambda: shown(person).action == action)
    person.on(Name.DO_NOW)


def ticks(person: Person) -> list[bool]:
    return [tick.isChecked() for tick in person.screen.findChildren(StepTick)]


def test_one_after_the_other_to_the_end_by_keyboard(person: Person) -> None:
    first, second, third = begin(person)
    rail = shown(person).rail()
    assert [entry.name for entry in rail.entries] == [a.short for a in (first, second, third)]
    assert filled(person.screen) == ["Did it, show the next one"]
    assert not nameless(person.window)
    assert not clipped(person.window)

    for action, after in ((first, second), (second, third), (third, None)):
        person.part("do-now-go").setFocus()
        person.press("Return")
        wait_for(person, after)
        assert state(person, action.id).mark is Mark.DONE

    assert person.sees("That is all of these")
    person.click("do-now-all")
    person.on(Name.ACTIONS)


def test_steps_stay_ticked_for_as_long_as_the_answers_are_open(person: Person) -> None:
    first, second, _ = begin(person)
    person.press("Space")
    assert ticks(person)[:2] == [True, False]

    shown(person).on_rail_chosen(second.id)
    wait_for(person, second)
    shown(person).on_rail_chosen(first.id)
    wait_for(person, first)

    assert ticks(person)[:2] == [True, False]
    person.come_back()
    person.go(doing([first]))
    assert not any(ticks(person))


def test_what_was_done_a_moment_ago_can_be_taken_back(person: Person) -> None:
    first, second, _ = begin(person)
    person.click("do-now-go")
    wait_for(person, second)
    assert person.sees(f"Done: {first.short}")

    person.click("do-now-undo")

    wait_for(person, first)
    assert state(person, first.id).mark is Mark.TO_DO


def test_later_asks_for_a_day_and_goes_on(person: Person) -> None:
    first, second, _ = begin(person)
    person.click("do-now-later")
    person.press("Escape")
    assert person.focus.objectName() == "do-now-later"
    person.press("Space")
    person.click("later-no-day")

    wait_for(person, second)
    assert state(person, first.id).mark is Mark.LATER
    person.click("do-now-not-for-me")
    person.qtbot.waitUntil(lambda: state(person, second.id).mark is Mark.NOT_FOR_ME)


def test_what_is_copied_for_the_keeper_says_question_and_version_only(person: Person) -> None:
    first, *_ = begin(person)
    question = person.parts.checklist.question(first.question)
    assert question is not None
    person.click("do-now-not-found")
    if first.search_for:
        assert person.sees(first.search_for)
    board = QGuiApplication.clipboard()

    person.click("copy")

    assert board.text() == (
        f"Privacy Self-Audit {__version__}, question {question.id}, revision"
        f" {question.revision}: the steps do not match the screen."
    )
    board.clear()


def test_removing_steps_wait_for_the_report_here_too(person: Person) -> None:
    stage.begin(person.window, depth=Depth.FULL)
    answer(person.window, choose=always_no)
    question = person.parts.checklist.question(REPORTED)
    assert question is not None
    person.window.context.opened.answers.give(question, Choice.NO).result()
    held = next(action for action in plan(person).open if action.held_back)

    person.go(doing([held]))

    assert len(person.screen.findChildren(StepTick)) == len(held.steps)
    assert person.window.findChild(QWidget, "do-now-not-found") is None
    assert not person.sees("search for")


def test_nothing_that_is_still_on_the_list_leads_to_the_list(person: Person) -> None:
    person.go(Place(name=Name.DO_NOW, part="gone,too"))

    person.on(Name.ACTIONS)


def test_an_apps_card_is_done_in_one_go(person: Person) -> None:
    person.go(ACTIONS)
    person.click("choice-app")
    person.click("group-do-now")

    person.on(Name.DO_NOW)
    assert len({action.app_name for action in shown(person).among}) == 1
