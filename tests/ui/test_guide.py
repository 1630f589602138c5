"""The guide: from F1 anywhere, before set-up too, and back to where one was."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from audit_app.content import guide
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui import crawl
from tests.ui.layout import covered
from tests.ui.person import EMAIL, Person, asking, clipped, nameless, wait_until_saved


def test_f1_opens_it_beside_a_question_that_can_still_be_answered(person: Person) -> None:
    person.go(asking(EMAIL))
    QTest.keySequence(person.window, "F1")
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "beside-search")
    assert person.at.name is Name.QUESTION
    window = person.window
    # The question makes room for it in its own time.
    person.qtbot.waitUntil(lambda: crawl.wide(window) == [])
    assert [*clipped(window), *nameless(window), *crawl.small(window)] == []
    assert covered(window) == []
    person.click("answer-no")
    wait_until_saved(person)
    person.click("beside-keyboard")
    person.wait_to_see("Everything works without a mouse.")
    person.click("beside-all")
    field = person.part("beside-search")
    assert isinstance(field, QLineEdit)
    field.setText("union")
    assert person.part("beside-for-union-reps").isVisible()
    field.setText("zebra")
    person.wait_to_see("No page has that word.")


def test_tab_goes_round_question_and_guide_with_a_ring_in_sight(
    person: Person, ring: FocusRing
) -> None:
    person.go(asking(EMAIL))
    QTest.keySequence(person.window, "F1")
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "beside-search")
    assert crawl.lost(person.window, ring, measured=60) == []


def test_escape_or_f1_closes_it_and_gives_the_keyboard_back(person: Person) -> None:
    person.go(asking(EMAIL))
    answer = person.focus
    for way in ("Escape", "F1"):
        QTest.keySequence(person.window, "F1")
        person.qtbot.waitUntil(lambda: person.focus.objectName() == "beside-search")
        person.press(way)
        person.qtbot.waitUntil(lambda: person.focus is answer)
        assert person.window.findChild(QWidget, "guide-beside") is None


def test_it_goes_with_the_questions_and_stays_from_one_to_the_next(person: Person) -> None:
    person.go(asking(EMAIL))
    QTest.keySequence(person.window, "F1")
    person.click("question-next")
    person.qtbot.waitUntil(lambda: person.checkin.position != EMAIL)
    assert person.window.findChild(QWidget, "guide-beside") is not None
    person.go(Place(name=Name.HOME))
    assert person.window.findChild(QWidget, "guide-beside") is None


def test_a_window_without_room_shows_it_in_place_and_leads_back(
    person: Person, theme: Theme
) -> None:
    person.go(asking(EMAIL))
    QTest.keySequence(person.window, "F1")
    theme.wear("light", 200)
    person.qtbot.waitUntil(lambda: person.window.findChild(QWidget, "guide-beside") is None)
    QTest.keySequence(person.window, "F1")
    person.on(Name.GUIDE)
    person.click("guide-keyboard")
    person.qtbot.waitUntil(lambda: person.sees("Everything works without a mouse."))
    person.qtbot.wait(1)
    person.click("guide-all")
    person.qtbot.waitUntil(lambda: person.at.part == "")
    person.qtbot.wait(1)
    person.click("back")
    person.on(Name.QUESTION)
    assert person.checkin.position == EMAIL


def test_it_is_there_before_set_up(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    stranger = Person(qtbot, theme, tmp_path / "answers", unlocked=False)
    stranger.go(Place(name=Name.WELCOME))
    QTest.keySequence(stranger.window, "F1")
    stranger.on(Name.GUIDE)
    stranger.click("back")
    stranger.on(Name.WELCOME)


def test_a_word_finds_its_pages(person: Person) -> None:
    person.go(Place(name=Name.GUIDE, back=Name.SETTINGS))
    field = person.part("guide-search")
    assert isinstance(field, QLineEdit)
    field.setText("union")
    found = [page.id for page, _ in guide.find(guide.load(), "union")]
    assert "for-union-reps" in found
    assert len(found) < len(guide.load())
    for page in found:
        assert person.part(f"guide-{page}").isVisible()
    field.setText("zebra")
    person.wait_to_see("No page has that word.")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_nameless(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    for part in ("", *(page.id for page in guide.load())):
        person.go(Place(name=Name.GUIDE, part=part, back=Name.SETTINGS))
        person.qtbot.waitUntil(lambda: clipped(person.window) == [])
        assert nameless(person.window) == []
        assert person.screen.area.horizontalScrollBar().maximum() == 0


def test_a_page_can_be_saved_and_printed(person: Person) -> None:
    person.go(Place(name=Name.GUIDE, part="keyboard", back=Name.SETTINGS))
    person.click("guide-save")
    person.wait_to_see("It says nothing about you.")
    person.press("Escape")
    assert person.at.name is Name.GUIDE


def test_a_preview_is_a_whole_sentence_that_has_the_word(person: Person) -> None:
    person.go(Place(name=Name.GUIDE, back=Name.SETTINGS))
    field = person.part("guide-search")
    assert isinstance(field, QLineEdit)
    for typed in ("", "spare key", "union"):
        field.setText(typed)
        for page, line in guide.find(guide.load(), typed):
            about = person.part(f"guide-{page.id}").accessibleDescription()
            assert about
            assert about in line.replace("**", "")
            assert typed.split()[0] in about.casefold() if typed else True
