"""A private note."""

from tests.ui.person import EMAIL, TWO_STEP, Person, asking


def test_digits_in_a_note_are_text(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("note-open")
    person.press("2")
    person.click("question-next")
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    assert person.checkin.answer(EMAIL) is None
    assert person.checkin.notes[EMAIL] == "2"


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
