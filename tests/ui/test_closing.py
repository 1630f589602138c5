"""Closing the window over something that could not be saved."""

from audit_app.domain.checklist import Choice
from audit_app.ui.places import Name, Place
from tests.ui.person import EMAIL, Person, asking, saved_line


def answer_on_a_full_disk(person: Person) -> None:
    person.press("2")
    person.qtbot.waitUntil(lambda: saved_line(person) == "Not saved yet")
    person.press("Escape")


def test_it_waits_until_the_answer_is_on_the_disk(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    with person.nothing_can_be_written():
        answer_on_a_full_disk(person)
        assert not person.window.close()
        person.wait_to_see("may not write")
        person.press("Escape")
        assert person.window.isVisible()
        assert not person.window.close()
    person.press("Return")
    person.qtbot.waitUntil(lambda: not person.window.isVisible())
    person.come_back()
    assert person.checkin.answer(EMAIL) is Choice.NO


def test_elsewhere_than_on_the_question_too(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    with person.nothing_can_be_written():
        answer_on_a_full_disk(person)
        person.go(Place(name=Name.HELP))
        assert not person.window.close()
        person.wait_to_see("may not write")
    person.press("Return")
    person.qtbot.waitUntil(lambda: not person.window.isVisible())


def test_one_can_leave_without_saving(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    with person.nothing_can_be_written():
        answer_on_a_full_disk(person)
        assert not person.window.close()
        person.press("Shift+Tab", "Space")
        person.qtbot.waitUntil(lambda: not person.window.isVisible())
    person.come_back()
    assert person.checkin.answer(EMAIL) is None
