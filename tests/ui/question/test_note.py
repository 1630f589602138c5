"""A private note."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from audit_app.domain.checkin import Noted
from audit_app.domain.checklist import Choice
from audit_app.vault import erasing
from audit_app.vault.errors import DiskFull
from tests.ui.person import EMAIL, TWO_STEP, Person, asking, saved_line, wait_until_saved


def test_digits_in_a_note_are_text(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("2")
    person.click("question-next")
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    assert person.checkin.answer(EMAIL) is None
    assert person.checkin.notes[EMAIL] == "2"


def test_saved_is_not_said_while_a_note_is_typed(person: Person) -> None:
    person.go(asking(EMAIL))
    person.press("1")
    wait_until_saved(person)
    person.click("note-open")

    person.press("a")

    assert saved_line(person) == ""
    wait_until_saved(person)
    assert person.checkin.notes[EMAIL] == "a"


def test_a_note_goes_on_where_it_ended(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("a")
    person.come_back()
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("b")
    person.go(asking(TWO_STEP))
    assert person.checkin.notes[EMAIL] == "ab"


def test_a_note_half_typed_is_kept_when_the_window_closes(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    for letter in ("a", "s", "k"):
        person.press(letter)
    person.come_back()
    assert person.checkin.notes[EMAIL] == "ask"
    person.go(asking(EMAIL))
    assert not person.sees("Leave out the names of pupils and parents")
    person.click("note-open")
    assert person.sees("Leave out the names of pupils and parents")


def ways(person: Person) -> list[QAbstractButton]:
    """The buttons of the question that is asked."""
    overlay = person.window.context.notices.overlay
    assert overlay is not None
    return [b for b in overlay.card.findChildren(QAbstractButton) if b.isVisible()]


def test_a_note_can_be_deleted_with_what_is_just_being_typed(person: Person) -> None:
    person.go(asking(EMAIL))
    person.press("1")
    person.click("note-open")
    for letter in ("a", "s", "k"):
        person.press(letter)
    person.click("note-delete")
    assert person.sees("Everything you ever wrote in it goes for good")
    assert person.focus is ways(person)[0]
    ways(person)[-1].click()

    person.wait_to_see("This note is deleted")
    assert person.sees("Backups you made")
    assert person.checkin.notes == {}
    assert person.checkin.answer(EMAIL) is Choice.YES
    person.click("question-next")
    person.come_back()
    assert person.checkin.notes == {}
    vault = person.window.context.opened.vault
    assert not [event for event in vault.events(person.checkin.id) if isinstance(event, Noted)]


def test_a_note_that_is_kept_after_all_is_still_there(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("a")
    person.click("note-delete")
    person.press("Escape")
    wait_until_saved(person)
    assert person.checkin.notes[EMAIL] == "a"


def test_after_deleting_another_note_can_be_written(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("a")
    person.click("note-delete")
    ways(person)[-1].click()
    person.wait_to_see("This note is deleted")
    person.press("b")
    person.qtbot.waitUntil(lambda: person.checkin.notes == {EMAIL: "b"})


def test_a_note_that_could_not_be_deleted_is_still_there(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("a")
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "_note_down", full)
        person.click("note-delete")
        ways(person)[-1].click()
        notices = person.window.context.notices
        person.qtbot.waitUntil(lambda: notices.overlay is not None)
    person.press("Return")
    assert person.checkin.notes == {EMAIL: "a"}
    assert not person.sees("This note is deleted")
