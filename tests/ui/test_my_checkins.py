"""The list of check-ins, and deleting one of them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, HelpId, QuestionId
from audit_app.ui.kit.theme import Theme
from audit_app.ui.my_checkins import MyCheckIns
from audit_app.ui.places import Name, Place
from audit_app.vault import disk, erasing
from audit_app.vault.errors import DiskFull
from tests.ui import stage
from tests.ui.lives import filled
from tests.ui.person import Person, clipped, nameless

MY_DATA = Place(name=Name.MY_DATA)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.live(made.window)
    return made


def deletes(person: Person) -> list[QAbstractButton]:
    """The buttons in sight that delete one check-in."""
    found = person.window.findChildren(QAbstractButton)
    return [b for b in found if b.objectName().startswith("delete-") and b.isVisible()]


def ways(person: Person) -> list[QAbstractButton]:
    """The buttons of the question that is asked."""
    overlay = person.window.context.notices.overlay
    assert overlay is not None
    return [b for b in overlay.card.findChildren(QAbstractButton) if b.isVisible()]


def delete(person: Person, at: int = 0) -> None:
    """Delete one and wait until it is told."""
    before = len(person.window.context.opened.checkins.heads)
    deletes(person)[at].click()
    ways(person)[-1].click()
    session = person.window.context.opened
    person.qtbot.waitUntil(lambda: len(session.checkins.heads) == before - 1)
    person.wait_to_see("That check-in is deleted")


def test_each_has_its_day_depth_and_counts_the_newest_first(person: Person) -> None:
    stage.begin(person.window, depth=Depth.QUICK)
    person.go(MY_DATA)
    names = [button.accessibleName() for button in deletes(person)]
    assert len(names) == 4
    assert names[0].startswith("Delete this check-in: Quick check, ")
    assert person.sees("Not finished yet")
    for head in person.window.context.opened.checkins.heads[:-1]:
        assert person.sees(f"{head.done} done, {head.to_do} to do, {head.to_find_out} to find out")


def test_it_is_asked_once_and_the_careful_way_has_the_keyboard(person: Person) -> None:
    person.go(MY_DATA)
    deletes(person)[0].click()
    assert person.sees("Its answers and notes go for good")
    assert person.focus is ways(person)[0]
    for key in ("Return", "Escape"):
        person.press(key)
        assert person.window.context.notices.overlay is None
        assert len(person.window.context.opened.checkins.heads) == 3
        deletes(person)[0].click()


def test_before_a_report_is_made_it_asks_whether_somebody_was_told(person: Person) -> None:
    stage.begin(person.window, depth=Depth.QUICK)
    session = person.window.context.opened
    question = person.parts.checklist.question(QuestionId("a8_reported"))
    assert question is not None
    session.answers.give(question, Choice.NO).result()
    person.go(MY_DATA)
    deletes(person)[0].click()
    assert person.sees("Have you told somebody yet?")
    assert person.focus is ways(person)[0]
    person.press("Return")
    session.actions.acknowledge(HelpId("pupil-contact")).result()
    deletes(person)[0].click()
    assert person.sees("Delete this check-in?")


def test_it_is_gone_and_what_may_remain_is_said(person: Person) -> None:
    person.go(MY_DATA)
    session = person.window.context.opened
    newest = session.checkins.heads[-1]
    before = len(session.actions.plan(person.parts.today()).open)

    delete(person)

    assert person.sees("Backups you made, papers you saved or printed")
    assert newest.id not in {head.id for head in session.checkins.heads}
    assert len(session.actions.plan(person.parts.today()).open) != before
    assert person.focus in deletes(person)
    person.come_back()
    assert len(person.window.context.opened.checkins.heads) == 2


def test_with_the_last_one_gone_home_is_as_at_the_beginning(person: Person) -> None:
    person.go(MY_DATA)
    for left in (2, 1, 0):
        delete(person)
        person.qtbot.waitUntil(lambda: len(deletes(person)) == left)  # noqa: B023
    person.wait_to_see("There are none.")
    assert person.focus.objectName()
    person.go(Place(name=Name.HOME))
    assert person.sees("Your first check-in")


def test_older_ones_are_behind_a_button(person: Person) -> None:
    for _ in range(2):
        stage.live(person.window)
    person.go(MY_DATA)
    assert len(deletes(person)) == 6
    person.click("check-ins-older")
    assert len(deletes(person)) == 9
    delete(person, at=7)
    assert len(person.window.context.opened.checkins.heads) == 8


def test_it_counts_no_more_when_the_person_has_left_the_page(person: Person) -> None:
    person.go(MY_DATA)
    session = person.window.context.opened
    newest = session.checkins.heads[-1].id
    deletes(person)[0].click()
    ways(person)[-1].click()
    person.go(Place(name=Name.HOME))
    person.qtbot.waitUntil(lambda: newest not in {c.id for c in session.record.counting})


def test_copies_that_could_not_be_made_now_are_told(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "full")

    person.go(MY_DATA)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "overwrite", full)
        delete(person)
    assert person.sees("done the next time you open your answers")


def test_a_full_disk_is_told_and_nothing_is_gone(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    person.go(MY_DATA)
    notices = person.window.context.notices
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "_note_down", full)
        deletes(person)[0].click()
        ways(person)[-1].click()
        person.qtbot.waitUntil(lambda: notices.overlay is not None)
    person.press("Return")
    person.qtbot.waitUntil(lambda: len(deletes(person)) == 3)
    delete(person)


def test_while_the_answers_are_locked_there_is_no_list(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    person = Person(qtbot, theme, tmp_path / "none", unlocked=False)
    person.go(MY_DATA)
    assert person.screen.findChild(MyCheckIns) is None


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(person: Person, scale: int) -> None:
    person._theme.wear("contrast", scale)
    person.go(MY_DATA)
    delete(person)
    person.qtbot.wait(50)
    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) <= 1
