"""A later check-in at the window: what has changed, and which answers are still true."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, Question, QuestionId
from audit_app.domain.person import Change
from audit_app.logic.carry import StillTrue
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.still_true import StillTrueScreen
from tests.ui import stage
from tests.ui.lives import answer, filled, finish
from tests.ui.person import Person, asking, clipped, nameless, saved_line

LOGIN = QuestionId("a10_email")


def one_no(question: Question) -> Choice:
    """Yes to everything but one question."""
    return Choice.NO if question.id == LOGIN else Choice.YES


@pytest.fixture
def again(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody who has finished a full check-in, and begun another one the same term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window, depth=Depth.FULL)
    answer(made.window, choose=one_no)
    finish(made.window)
    stage.begin(made.window, depth=Depth.FULL)
    return made


def groups(person: Person) -> list[StillTrue]:
    screens = person.window.context.opened.answers.walk().screens
    return [screen for screen in screens if isinstance(screen, StillTrue)]


def show(person: Person, still: StillTrue) -> None:
    person.go(asking(still.id))
    person.on(Name.STILL_TRUE)


def with_login(person: Person) -> StillTrue:
    return next(each for each in groups(person) if LOGIN in {row[0] for row in each.rows})


def test_what_has_changed_is_asked_first_and_once(again: Person) -> None:
    again.go(asking())
    again.on(Name.CHANGES)
    assert again.sees("Your last check-in was on 23 November 2026.")
    again.press("Return")
    again.on(Name.STILL_TRUE)
    assert again.checkin.changes == ()
    again.press("Alt+Left")
    again.on(Name.CHANGES)
    again.press("Return")
    again.on(Name.STILL_TRUE)
    again.come_back()
    again.go(asking())
    again.on(Name.STILL_TRUE)


def test_a_new_app_leads_to_the_apps_and_a_new_job_to_the_person(again: Person) -> None:
    again.go(asking())
    again.click("change-new-app")
    again.click("changes-next")
    again.on(Name.ABOUT_ME)
    assert again.focus.objectName().startswith("app-")
    again.click("setup-next")
    again.on(Name.STILL_TRUE)
    again.go(Place(name=Name.CHANGES))
    again.click("change-new-job")
    again.click("changes-next")
    again.on(Name.ABOUT_ME)
    assert again.focus.objectName() == "about-role"
    assert again.checkin.changes == (Change.NEW_APP, Change.NEW_JOB)


def test_all_still_true_carries_every_yes_with_its_old_words_and_day(again: Person) -> None:
    still = with_login(again)
    show(again, still)
    again.click("still-all")
    again.qtbot.waitUntil(lambda: again.at.question != still.id)
    carried = {(a.question, a.app): a for a in again.checkin.answers}
    assert set(carried) == {row for line in still.safe for row in line.rows}
    assert (LOGIN, None) not in carried
    for line in still.safe:
        for old in line.answers:
            new = carried[old.question, old.app]
            assert (new.choice, new.said, new.wording) == (Choice.YES, old.at, old.wording)


def test_enter_on_the_page_does_not_say_that_all_is_still_true(again: Person) -> None:
    """The keyboard starts on the first answer: its own button takes Enter."""
    still = groups(again)[0]
    show(again, still)
    assert again.focus.objectName() == f"change-{still.safe[0].question.id}"
    again.press("Return")
    again.on(Name.QUESTION)
    assert again.checkin.answers == ()


def test_change_asks_that_one_question_and_the_rest_stay_together(again: Person) -> None:
    still = groups(again)[0]
    show(again, still)
    wanted = still.safe[1].question.id
    again.click(f"change-{wanted}")
    again.on(Name.QUESTION)
    assert again.checkin.position == wanted
    assert wanted not in {row[0] for row in groups(again)[0].rows}
    again.press("Alt+Left")
    again.on(Name.STILL_TRUE)


def test_ask_me_each_one_takes_the_screen_apart(again: Person) -> None:
    still = groups(again)[0]
    show(again, still)
    again.click("still-each")
    again.on(Name.QUESTION)
    assert again.checkin.position == still.lines[0].question.id
    assert still.topic not in {each.topic for each in groups(again)}
    again.come_back()
    again.go(asking(still.id))
    again.on(Name.QUESTION)


def test_what_was_not_yes_is_answered_in_place_and_never_carried(again: Person) -> None:
    still = with_login(again)
    show(again, still)
    row = again.screen.parts.others[0]  # type: ignore[attr-defined]
    QTest.mouseClick(row.answers.segments[2], Qt.MouseButton.LeftButton)
    again.qtbot.waitUntil(lambda: saved_line(again) == "Saved on this laptop")
    assert again.checkin.answer(LOGIN) is Choice.NOT_SURE


def test_looking_at_it_again_says_that_it_is_kept(again: Person) -> None:
    still = groups(again)[1]
    show(again, still)
    again.click("still-all")
    again.qtbot.waitUntil(lambda: again.at.question != still.id)
    show(again, still)
    assert again.sees("These are kept as still true.")
    assert filled(again.window) == ["Next"]


def test_nothing_is_lost_when_the_disk_refuses(again: Person) -> None:
    """Product rule 2: all of a topic is kept or none."""
    still = groups(again)[0]
    show(again, still)
    with again.nothing_can_be_written():
        again.click("still-all")
        again.wait_to_see("may not write")
        assert isinstance(again.screen, StillTrueScreen)
    again.press("Return")
    again.qtbot.waitUntil(lambda: again.at.question != still.id)


@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_off_and_everything_has_a_name(
    again: Person, theme: Theme, text: int
) -> None:
    theme.wear("light", text)
    again.go(asking())
    assert (clipped(again.window), nameless(again.window)) == ([], [])
    show(again, with_login(again))
    assert (clipped(again.window), nameless(again.window)) == ([], [])
    assert again.screen.area.horizontalScrollBar().maximum() == 0
    show(again, groups(again)[-1])
    again.qtbot.wait(20)
    # Scrolled no further than the first answer needs.
    top, first = again.screen.area.verticalScrollBar().value(), again.focus
    below = first.mapTo(again.screen.area.viewport(), first.rect().bottomLeft()).y()
    assert top == 0 or below > again.screen.area.viewport().height() / 2
    show(again, with_login(again))
    assert filled(again.window) == ["Yes, all still true"]
