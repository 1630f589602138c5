"""Nothing is said to be saved, and nothing is left behind, before it is."""

import threading

from audit_app.domain.checklist import Choice
from audit_app.ui.places import Name
from tests.ui.person import EMAIL, TWO_STEP, Person, asking, saved_line


def test_saved_is_only_said_and_the_next_question_only_shown_once_it_is_on_the_disk(
    person: Person,
) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    assert saved_line(person) == ""
    let_go = threading.Event()
    person.window.context.opened.vault._writer.submit(lambda _: let_go.wait(10))
    person.press("1", "Return")
    person.qtbot.wait(100)
    assert saved_line(person) == ""
    assert person.checkin.position == EMAIL
    let_go.set()
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    stored = person.window.context.opened.vault.events(person.checkin.id)
    assert any(getattr(event, "question", None) == EMAIL for event in stored)


def test_a_refused_save_keeps_the_answer_and_says_so_until_it_works(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    with person.nothing_can_be_written():
        person.press("2")
        person.qtbot.waitUntil(lambda: saved_line(person) == "Not saved yet")
        assert person.sees("may not write")
        person.press("Escape", "Return")
        person.wait_to_see("may not write")
        assert person.checkin.position == EMAIL
        assert person.checkin.answer(EMAIL) is Choice.NO
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    person.come_back()
    assert person.checkin.answer(EMAIL) is Choice.NO


def test_one_can_stay_or_leave_without_saving(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    with person.nothing_can_be_written():
        person.press("2", "Return")
        person.wait_to_see("may not write")
        person.press("Escape")
        person.qtbot.wait(50)
        assert person.checkin.position == EMAIL
        person.press("Return")
        person.wait_to_see("may not write")
        person.press("Shift+Tab", "Space")
        person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)


def test_the_way_to_help_is_never_barred(person: Person) -> None:
    person.go(asking(EMAIL))
    with person.nothing_can_be_written():
        person.press("2")
        person.window._on_door_opened()
        person.on(Name.HELP)
    person.click("way-back")
    person.on(Name.QUESTION)
    assert person.checkin.position == EMAIL
