"""The question screen, on a real vault and the shipped checklist."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.logic.walk import Filled, filled
from audit_app.ui.checkin import CheckInScreen
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name
from tests.ui import stage
from tests.ui.person import (
    EMAIL,
    REPORTED,
    TWO_STEP,
    Person,
    asking,
    clipped,
    nameless,
    rows,
    wait_until_saved,
)


def heard(person: Person) -> list[str]:
    """The named groups round what has the keyboard: a screen reader says them on the way in."""
    names: list[str] = []
    part: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(person.focus)
    while part is not None:
        if part.role() == QAccessible.Role.Grouping:
            names.insert(0, part.text(QAccessible.Text.Name))
        part = part.parent()
    return [name for name in names if name]


def answer_by_keys(person: Person) -> None:
    """Answer the question shown with Yes, with nothing but keys."""
    for number in range(max(1, len(rows(person)))):
        if number:
            person.press("Down")
        person.press("1")
    wait_until_saved(person)


def test_a_quick_check_by_keyboard_alone_survives_closing_the_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    person = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(person.window, depth=Depth.QUICK)
    person.go(asking())
    screens = person.window.context.opened.answers.walk().questions
    for number, asked in enumerate(screens):
        if number == len(screens) // 2:
            person.come_back()
            person.go(asking())
        assert isinstance(person.screen, CheckInScreen)
        assert heard(person)[:2] == [person.screen.title, asked.question.text]
        assert person.checkin.position == asked.question.id
        answer_by_keys(person)
        before = person.screen
        person.press("Return")
        qtbot.waitUntil(lambda before=before: person.screen is not before)  # type: ignore[misc]
        qtbot.wait(1)
    assert person.at.name is Name.SUMMARY
    person.come_back()
    walk = person.window.context.opened.answers.walk()
    assert walk.to_go == 0
    assert {a.choice for a in walk.checkin.answers} == {Choice.YES}
    assert walk.checkin.position is None


def test_with_no_check_in_the_depth_is_asked_first(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    person = Person(qtbot, theme, tmp_path / "answers")
    person.go(asking())
    assert person.at.name is Name.DEPTH


def test_with_nothing_left_to_ask_the_summary_shows(person: Person) -> None:
    session = person.window.context.opened
    demo.answer_all(session, 0)
    session.answers.move(None).result()
    person.go(asking())
    assert person.at.name is Name.SUMMARY


def test_the_keyboard_starts_on_the_first_answer_or_on_the_one_given(person: Person) -> None:
    person.go(asking(EMAIL))
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "answer-yes")
    person.press("3")
    wait_until_saved(person)
    person.press("Return")
    person.on(Name.QUESTION)
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "choice-yes")
    person.press("Alt+Left")
    person.qtbot.waitUntil(lambda: person.checkin.position == EMAIL)
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "answer-not-sure")


def test_screen_readers_hear_where_they_are_and_what_is_asked_once(person: Person) -> None:
    person.go(asking(TWO_STEP))
    where, question, *app = heard(person)
    assert where == "Passwords and devices, question 2 of 12"
    assert question.startswith("Is a passkey")
    assert len(app) == 1


def test_the_rail_counts_and_leads_to_the_first_open_question_of_a_topic(person: Person) -> None:
    session = person.window.context.opened
    screens = session.answers.walk().questions
    first, beside = screens[0], sum(s.topic == screens[0].topic for s in screens)
    session.answers.give(first.question, Choice.YES).result()
    person.go(asking(EMAIL))
    rail = person.screen.rail()
    assert rail is not None
    line = f"1 answered, {len(screens) - 1} to go"
    assert (rail.heading, rail.line) == ("Autumn check-in", line)
    assert rail.current == "passwords-and-devices"
    assert rail.entries[0].line == f"1 of {beside} answered"
    person.screen.on_rail_chosen(rail.entries[0].key)
    person.qtbot.waitUntil(lambda: person.checkin.position != EMAIL)
    second = session.answers.walk().questions[1]
    assert person.checkin.position == second.question.id


def test_my_apps_have_changed_leads_to_them_and_knows_the_way_back(person: Person) -> None:
    person.go(asking(TWO_STEP))
    person.click("apps-changed")
    person.on(Name.ABOUT_ME)
    assert person.at.back is Name.QUESTION


def test_a_question_no_longer_asked_is_passed_over(person: Person) -> None:
    session = person.window.context.opened
    session.answers.move(TWO_STEP).result()
    none = msgspec.structs.replace(demo.PERSON, apps=())
    session.checkins.keep_profile(none).result()
    person.go(asking(TWO_STEP))
    walk = session.answers.walk()
    assert walk.at(TWO_STEP) is None
    assert person.checkin.position == walk.screens[0].id
    assert filled(walk.screens[0], person.checkin) is Filled.OPEN


@pytest.mark.parametrize("question", [EMAIL, TWO_STEP, REPORTED, QuestionId("a5_posts")])
def test_nothing_is_cut_off_at_twice_the_text_size(
    person: Person, theme: Theme, question: QuestionId
) -> None:
    theme.wear("light", 200)
    person.go(asking(question))
    person.press("2")
    opens = "how-facebook" if rows(person) else "how-open"
    for opener in (opens, "note-open", "origin-open"):
        button = person.part(opener)
        assert isinstance(button, QAbstractButton)
        button.click()
        person.qtbot.wait(20)
        assert clipped(person.window) == []
    assert nameless(person.window) == []
    bar = person.screen.area.horizontalScrollBar()
    assert bar.maximum() == 0


def test_going_on_never_shows_a_window_of_its_own(person: Person, qapp: QApplication) -> None:
    """A part shown before it has a parent flashes up, and takes the keyboard away."""
    watch = Windows()
    qapp.installEventFilter(watch)
    for question in (EMAIL, TWO_STEP, REPORTED):
        person.go(asking(question))
        person.press("1")
        wait_until_saved(person)
    qapp.removeEventFilter(watch)
    assert watch.shown == []


class Windows(QObject):
    """Notes every part that shows as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False
