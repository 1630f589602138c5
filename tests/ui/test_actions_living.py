"""What somebody does with the list: finding, ticking, a day of their own, a note."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.audit.papers import Format, report
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Marked
from audit_app.ui.action_row import ActionItem
from audit_app.ui.kit.fields import NoteField
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.benchmarks.list_window import TYPED, grown, spent
from tests.samples import TODAY
from tests.ui.action_lists import ACTIONS, buttons, open_first, saved, shown, state
from tests.ui.lives import always_no, this_term_done
from tests.ui.person import Person, clipped, nameless

WEEK = TODAY + timedelta(weeks=1)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has said No a few times this term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    made.go(ACTIONS)
    return made


def in_sight(person: Person) -> list[ActionItem]:
    return [item for item in shown(person).items if item.isVisible()]


def test_typing_a_word_leaves_what_has_it_and_says_how_much(person: Person) -> None:
    wanted = shown(person).items[-1].action
    person.press("Ctrl+F")
    assert person.focus is shown(person).search

    # QTest has no keys but ASCII's, and ends the program at any other.
    QTest.keyClicks(person.focus, wanted.title.upper().partition("\u2019")[0])

    assert wanted.id in [item.action.id for item in in_sight(person)]
    assert len(in_sight(person)) < len(shown(person).items)
    assert person.sees(f"{len(in_sight(person))} action")
    shown(person).search.clear()
    assert in_sight(person) == shown(person).items


def test_a_word_that_nothing_has_says_so_and_stays_for_other_views(person: Person) -> None:
    shown(person).search.setText("zebra")

    assert not in_sight(person)
    assert person.sees("No action here has those words.")
    person.click("choice-app")
    assert not in_sight(person)
    assert not clipped(person.window)


def test_the_mark_itself_is_pressed_and_pressed_again(person: Person) -> None:
    item = shown(person).items[1]
    QTest.mouseClick(item.tick, Qt.MouseButton.LeftButton)

    assert state(person, item.action.id).mark is Mark.DONE
    assert item.row.kind is MarkKind.DONE
    assert not item.row.isChecked()
    assert buttons(item).undo.isVisible()
    person.qtbot.waitUntil(lambda: saved(person))

    QTest.mouseClick(item.tick, Qt.MouseButton.LeftButton)

    assert state(person, item.action.id).mark is Mark.TO_DO
    assert not buttons(item).isVisible()


def test_the_mark_is_reached_and_ticked_by_keyboard(person: Person) -> None:
    item = shown(person).items[0]
    item.row.setFocus()

    person.press("Tab")
    assert person.focus is item.tick
    person.press("Space")

    assert state(person, item.action.id).mark is Mark.DONE
    assert person.focus is item.tick
    assert not nameless(person.window)


def test_a_day_of_their_own_shows_wherever_the_action_does(person: Person) -> None:
    item = open_first(person)
    said = f"your day: {person.parts.words.date(WEEK)}"
    person.click("action-due")
    person.click("later-week")

    assert state(person, item.action.id) == ActionState(due=WEEK)
    assert said in item.row.meta
    content = report(person.window.context.opened.record, TODAY, None)
    for form in (Format.TEXT, Format.HTML):
        paper = person.parts.papers.action_list(content, form).decode()
        assert person.parts.words.date(WEEK) in paper
    person.go(Place(name=Name.HOME))
    assert said in person.part("first-action-1").accessibleDescription()


def test_a_day_stays_through_later_and_undo_and_can_be_taken_away(person: Person) -> None:
    item = open_first(person)
    person.click("action-due")
    person.click("later-week")
    person.click("action-done")
    person.click("action-undo")
    assert state(person, item.action.id) == ActionState(due=WEEK)

    person.click("action-due")
    person.click("later-no-day")

    assert state(person, item.action.id) == ActionState()
    events = person.window.context.opened.record.store.events
    told = [e for c in person.window.context.opened.record.counting for e in events(c.id)]
    assert sum(isinstance(event, Marked) for event in told) == 4


def test_a_note_comes_back_and_can_be_deleted_for_ever(person: Person) -> None:
    item = open_first(person)
    person.click("action-note-open")
    field = person.part("action-note")
    assert isinstance(field, NoteField)
    field.setPlainText("Ask Sam at home")
    field.tell()
    person.qtbot.waitUntil(lambda: saved(person))
    person.come_back()
    notes = person.window.context.opened.notes
    assert notes.of(item.action.id) == "Ask Sam at home"

    person.go(ACTIONS)
    open_first(person)
    person.click("action-note-delete")

    person.qtbot.waitUntil(lambda: saved(person))
    assert not notes.of(item.action.id)


def test_a_note_still_being_typed_is_kept_on_leaving(person: Person) -> None:
    item = open_first(person)
    person.click("action-note-open")
    field = person.part("action-note")
    assert isinstance(field, NoteField)
    field.setPlainText("Half a")

    person.go(Place(name=Name.HOME))

    assert person.window.context.opened.notes.of(item.action.id) == "Half a"


def test_two_hundred_actions_narrow_while_one_types(person: Person) -> None:
    actions = person.window.context.opened.actions
    many = grown(actions.plan(TODAY))
    vars(actions)["plan"] = lambda _today: many
    person.go(ACTIONS)
    assert len(in_sight(person)) == 200

    took = [spent(partial(shown(person).search.setText, typed)) for typed in TYPED]

    assert len(in_sight(person)) == 200
    # Some 20 ms each here; laying all rows out anew for each one took 400.
    assert max(took[1:]) < 200
