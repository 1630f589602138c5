"""A private note."""

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
