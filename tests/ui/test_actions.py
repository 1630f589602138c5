from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.domain.action import Action, ActionState, Mark
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.ui.action_row import ActionItem
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.text import Heading
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.question.how import HowPanel
from tests.ui import stage
from tests.ui.action_lists import ACTIONS, buttons, open_first, plan, saved, shown, state
from tests.ui.lives import always_no, answer, filled, this_term_done
from tests.ui.person import Person, clipped, nameless

REPORTED = QuestionId("a8_reported")


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has said No a few times this term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    made.go(ACTIONS)
    return made


def kind(item: ActionItem) -> MarkKind:
    return item.row.kind


def headings(person: Person) -> list[str]:
    return [h.text() for h in person.screen.findChildren(Heading) if h.isVisible()][1:]


def test_the_top_three_stand_before_the_rest(person: Person) -> None:
    ids = [item.action.id for item in shown(person).items]

    assert ids == [action.id for action in plan(person).open]
    assert headings(person) == ["Do these first", "Then the rest"]


def test_details_are_made_when_a_row_is_first_opened(person: Person) -> None:
    assert not person.screen.findChildren(HowPanel)

    item = open_first(person)

    assert len(person.screen.findChildren(HowPanel)) == 1
    assert person.sees(item.action.why)
    assert all(person.sees(step.text.replace("**", "")) for step in item.action.steps)


def test_every_mark_is_kept_and_survives_a_new_start(person: Person) -> None:
    done, later, not_for_me = shown(person).items[:3]
    for item in (done, later, not_for_me):
        item.open()
    buttons(done).done.click()
    buttons(later).later.click()
    person.click("later-no-day")
    buttons(not_for_me).not_for_me.click()
    person.qtbot.waitUntil(lambda: saved(person))

    person.come_back()

    assert state(person, done.action.id).mark is Mark.DONE
    assert state(person, later.action.id) == ActionState(mark=Mark.LATER)
    assert state(person, not_for_me.action.id).mark is Mark.NOT_FOR_ME


def test_saved_is_only_said_once_it_is_true(person: Person) -> None:
    item = open_first(person)
    assert not saved(person)
    with person.nothing_can_be_written():
        buttons(item).done.click()
        notices = person.window.context.notices
        person.qtbot.waitUntil(lambda: notices.overlay is not None)
        assert not saved(person)

    person.press("Return")

    person.qtbot.waitUntil(lambda: saved(person))
    person.come_back()
    assert state(person, item.action.id).mark is Mark.DONE


def test_what_is_done_stays_in_its_place_with_a_way_back(person: Person) -> None:
    item = open_first(person)
    person.click("action-done")

    assert shown(person).items[0] is item
    assert kind(item) is MarkKind.DONE
    assert person.focus is buttons(item).undo

    person.press("Space")

    assert kind(item) is MarkKind.TO_DO
    assert person.focus is buttons(item).done
    assert state(person, item.action.id).mark is Mark.TO_DO


def test_each_view_has_its_headings_and_loses_nothing(person: Person) -> None:
    first, second, third = shown(person).items[:3]
    for item in (first, second, third):
        item.open()
    buttons(first).done.click()
    buttons(second).not_for_me.click()
    buttons(third).later.click()
    person.click("later-week")
    open_ids = sorted(action.id for action in plan(person).open)

    for view in ("app", "topic", "minutes", "first"):
        person.click(f"choice-{view}")
        assert sorted(item.action.id for item in shown(person).items) == open_ids
    person.click("choice-done")

    assert headings(person) == ["Later", "Done", "Not for me"]
    assert {item.action.id for item in shown(person).items} == {
        first.action.id,
        second.action.id,
        third.action.id,
    }


def test_by_topic_and_by_minutes_are_in_order(person: Person) -> None:
    person.click("choice-topic")
    names = [t.name for t in sorted(person.parts.checklist.topics, key=lambda t: t.order)]
    assert headings(person) == [name for name in names if name in headings(person)]

    person.click("choice-minutes")
    minutes = [item.action.minutes for item in shown(person).items]

    assert minutes == sorted(minutes)


def test_an_apps_card_runs_down_as_it_is_done(person: Person) -> None:
    person.click("choice-app")
    card = [
        item
        for item in shown(person).items
        if item.action.app_name == shown(person).items[0].action.app_name
    ]
    left = sum(item.action.minutes for item in card)
    assert headings(person)[0] == card[0].action.app_name
    assert person.sees(f"About {left} minutes left.")

    card[0].open()
    buttons(card[0]).done.click()

    left -= card[0].action.minutes
    assert person.sees(f"About {left} minutes left.")
    for item in card[1:]:
        item.open()
        buttons(item).done.click()
    assert person.sees("Nothing is left to do here.")


def test_the_views_and_rows_can_be_reached_by_keys(person: Person) -> None:
    person.focus.clearFocus()
    strip = shown(person).views
    assert strip is not None
    strip.segments[0].setFocus()

    person.press("2")

    assert strip.current == "app"
    shown(person).items[0].row.setFocus()
    person.press("Return")
    assert person.sees(shown(person).items[0].action.why)


def test_an_action_asked_for_is_open_and_has_the_keyboard(person: Person) -> None:
    wanted = plan(person).open[-1]

    person.go(Place(name=Name.ACTIONS, action=wanted.id))

    item = shown(person).items[-1]
    assert person.focus is item.row
    assert person.sees(wanted.why)
    person.qtbot.wait(20)
    top = item.row.mapTo(shown(person).area.viewport(), item.row.rect().topLeft()).y()
    assert 0 <= top < shown(person).area.viewport().height()


def test_an_action_that_is_done_is_found_where_it_is(person: Person) -> None:
    done = plan(person).open[0]
    person.window.context.opened.actions.mark(done.id, ActionState(mark=Mark.DONE)).result()

    person.go(Place(name=Name.ACTIONS, action=done.id))

    assert shown(person).items[0].action.id == done.id
    assert person.sees("Done.")


def test_the_counts_follow_without_moving_anything(person: Person) -> None:
    before = len(plan(person).open)
    item = open_first(person)
    assert person.sees(f"{before} to do.")

    buttons(item).done.click()

    assert person.sees(f"{before - 1} to do.")
    assert person.window.shell.rail is not None


def held_back(person: Person) -> Action:
    return next(action for action in plan(person).open if action.held_back)


def test_steps_that_must_wait_are_held_back_with_the_way_to_help(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    person = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(person.window, depth=Depth.FULL)
    answer(person.window, choose=lambda _: Choice.NO)
    action = held_back(person)
    kept = {step.text for step in action.steps}

    person.go(Place(name=Name.ACTIONS, action=action.id))

    assert person.sees("Tell someone first")
    removing = next(
        step.text
        for found in person.parts.checklist.apps
        for control in found.controls.values()
        for step in getattr(control, "steps", ())
        if step.removes
    )
    assert removing not in kept
    person.click("how-help")
    person.on(Name.HELP_PAGE)
    assert person.at.page == action.help_page


def test_an_empty_list_says_how_it_fills(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    person = Person(qtbot, theme, tmp_path / "answers")
    person.go(ACTIONS)

    assert person.sees("Nothing is on your list.")
    assert person.sees("The exact steps")
    person.click("begin")
    person.on(Name.ABOUT_ME)


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(person: Person, scale: int) -> None:
    person._theme.wear("dark", scale)
    person.go(ACTIONS)
    for item in shown(person).items[:4]:
        item.open()
    buttons(shown(person).items[0]).later.click()
    person.click("later-pick")
    person.qtbot.wait(20)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert filled(person.screen) == ["Do these now"]
    assert not any("%" in label.text() for label in person.labels())


def test_two_rows_can_be_open_and_each_closes_by_itself(person: Person) -> None:
    first, second = shown(person).items[:2]
    QTest.mouseClick(first.row, Qt.MouseButton.LeftButton)
    QTest.mouseClick(second.row, Qt.MouseButton.LeftButton)
    assert first._details.isVisible()
    assert second._details.isVisible()

    QTest.mouseClick(first.row, Qt.MouseButton.LeftButton)

    assert not first._details.isVisible()
    assert second._details.isVisible()
