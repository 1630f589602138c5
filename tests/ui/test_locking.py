"""Locking: nothing is lost, nothing stays in sight or in memory, and one comes back there."""

import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from audit_app.audit.session import Session
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice
from audit_app.ui.kit.theme import Theme
from audit_app.ui.passwords.clipboard import SecretCopy
from audit_app.ui.places import Name, Place
from audit_app.ui.search.letter import LetterScreen
from audit_app.ui.typed import Typed
from audit_app.vault.errors import Closed
from audit_app.vault.opening import open_with_passphrase
from tests.ui import stage
from tests.ui.locks import SECRET, asked, is_locked, lock, texts, unlock, write_note
from tests.ui.person import EMAIL, TWO_STEP, Person, asking, saved_line
from tests.ui.search.test_findings import noted
from tests.vault.parts import MemoryBox, means


def test_a_note_half_typed_is_kept_and_one_comes_back_to_the_same_question(
    person: Person,
) -> None:
    person.go(asking(TWO_STEP))
    write_note(person)
    lock(person)
    unlock(person)
    person.on(Name.QUESTION)
    assert person.at.question == TWO_STEP
    assert person.checkin.notes[TWO_STEP] == SECRET
    assert person.sees(asked(person, TWO_STEP))


def test_nothing_of_the_person_stays_in_any_widget(person: Person) -> None:
    person.go(asking(EMAIL))
    question = asked(person, EMAIL)
    write_note(person)
    person.window.resize(700, 700)
    person.qtbot.wait(20)
    person.window.resize(1180, 740)
    before = texts(person)
    assert SECRET in before
    assert question in before
    lock(person)
    after = texts(person)
    assert SECRET not in after
    assert question not in after
    for topic in person.parts.checklist.topics:
        assert topic.name not in after


def test_the_session_is_closed_and_its_keys_are_zero(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    session = person.window.context.opened
    keys = session.vault._opened.keys
    assert any(keys.data)
    lock(person)
    for key in (keys.data, keys.database, keys.header, keys.counter):
        assert key == bytes(32)
    with pytest.raises(Closed):
        session.vault.append(()).result()


def test_no_session_is_left_to_be_found(person: Person) -> None:
    person.go(asking(EMAIL))
    session = weakref.ref(person.window.context.opened)
    lock(person)
    person.qtbot.wait(10)
    gc.collect()
    assert session() is None


def test_answers_that_the_laptop_opens_come_back_with_one_press_and_it_says_so(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    person = Person(qtbot, theme, tmp_path / "answers", means=means(MemoryBox()))
    stage.begin(person.window, depth=Depth.FULL)
    person.window.context.opened.vault.add_keyring()
    person.go(asking(TWO_STEP))
    lock(person)
    qtbot.wait(50)
    assert is_locked(person), "it must not open by itself"
    assert person.sees("anyone who is signed in as you")
    assert person.focus.objectName() == "unlock-open"
    person.press("Return")
    person.on(Name.QUESTION)
    assert person.at.question == TWO_STEP


def test_an_answer_that_is_being_saved_is_waited_for(person: Person) -> None:
    person.go(asking(EMAIL))
    go_on = threading.Event()
    person.window.context.opened.vault._writer.submit(lambda _: go_on.wait(10))
    person.press("2", "Ctrl+L")
    person.qtbot.wait(50)
    assert person.at.name is Name.LOCKING
    go_on.set()
    person.qtbot.waitUntil(lambda: is_locked(person))
    unlock(person)
    person.on(Name.QUESTION)
    assert person.checkin.answer(EMAIL) is Choice.NO


def fail_to_lock(person: Person) -> None:
    """Answer and lock while nothing can be written."""
    person.go(asking(EMAIL))
    person.qtbot.wait(50)
    vault = person.window.context.opened.vault
    vault._writer.submit(lambda db: db.execute("PRAGMA query_only = 1")).result()
    person.press("2")
    person.qtbot.waitUntil(lambda: saved_line(person) == "Not saved yet")
    person.press("Escape", "Ctrl+L")
    person.wait_to_see("may not write")
    assert person.at.name is Name.LOCKING
    assert not person.sees(asked(person, EMAIL))


def allow_writing(session: Session) -> None:
    session.vault._writer.submit(lambda db: db.execute("PRAGMA query_only = 0")).result()


def test_what_cannot_be_saved_is_told_and_tried_again(person: Person) -> None:
    session = person.window.context.opened
    fail_to_lock(person)
    allow_writing(session)
    person.press("Return")
    person.qtbot.waitUntil(lambda: is_locked(person))
    unlock(person)
    assert person.checkin.answer(EMAIL) is Choice.NO


def test_one_can_go_back_to_what_cannot_be_saved(person: Person) -> None:
    session = person.window.context.opened
    fail_to_lock(person)
    person.press("Escape")
    person.on(Name.QUESTION)
    assert person.window.context.session is session
    assert person.checkin.answer(EMAIL) is Choice.NO
    allow_writing(session)
    lock(person)


def test_one_can_lock_without_it(person: Person) -> None:
    fail_to_lock(person)
    person.press("Shift+Tab", "Space")
    person.qtbot.waitUntil(lambda: is_locked(person))
    unlock(person)
    assert person.checkin.answer(EMAIL) is None


def test_closing_the_window_meanwhile_loses_nothing(person: Person) -> None:
    person.go(asking(EMAIL))
    go_on = threading.Event()
    person.window.context.opened.vault._writer.submit(lambda _: go_on.wait(10))
    person.press("2", "Ctrl+L")
    assert not person.window.close()
    go_on.set()
    person.qtbot.waitUntil(lambda: not person.window.isVisible())
    vault = open_with_passphrase(person.parts.folder, stage.PASSPHRASE)
    session = person.parts.session(vault)
    assert session.record.open.answer(EMAIL) is Choice.NO
    session.close()


def test_what_is_typed_about_me_and_my_school_is_kept(person: Person) -> None:
    person.go(Place(name=Name.MY_SCHOOL))
    QTest.keyClicks(person.focus, "Anyborough Primary")
    lock(person)
    assert person.parts.settings.school.name == "Anyborough Primary"
    unlock(person)
    person.on(Name.MY_SCHOOL)


def test_the_dialog_of_a_paper_is_put_away_and_the_paper_let_go(person: Person) -> None:
    email = person.parts.checklist.question(EMAIL)
    assert email is not None
    person.window.context.opened.answers.give(email, Choice.NO).result()
    person.go(Place(name=Name.ACTIONS))
    person.click("actions-save")
    person.click("save-choose")
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    person.qtbot.waitUntil(dialog.isVisible)
    person.window.out_of_sight.locking.lock()
    person.qtbot.waitUntil(lambda: is_locked(person))
    stage.flush()
    assert not person.window.findChildren(QFileDialog)
    assert not [part for part in person.window.children() if part.objectName() == "paper"]


def test_who_was_copying_a_spare_key_is_told_that_it_is_another_one(person: Person) -> None:
    person.go(Place(name=Name.SPARE_KEY, back=Name.PROTECTION))
    assert not person.sees("another spare key than before")
    lock(person)
    unlock(person)
    person.on(Name.SPARE_KEY)
    assert person.at.back is Name.PROTECTION
    assert person.sees("another spare key than before")


def own_words(person: Person) -> LetterScreen:
    """Somebody has written a letter in their own words."""
    finding = noted(person)
    person.go(Place(name=Name.LETTER, back=Name.FINDINGS, part=finding))
    assert isinstance(person.screen, LetterScreen)
    person.screen.to.setText("The club")
    person.screen.text.setPlainText("My own words")
    return person.screen


def test_a_letter_in_ones_own_words_is_there_again_once(person: Person) -> None:
    place = own_words(person).place
    lock(person)
    assert "My own words" not in texts(person)
    unlock(person)
    person.on(Name.LETTER)
    assert isinstance(person.screen, LetterScreen)
    assert person.screen.text.toPlainText() == "My own words"
    assert person.screen.to.text() == "The club"
    person.go(Place(name=Name.HOME))
    person.go(place)
    assert isinstance(person.screen, LetterScreen)
    assert "Article 17" in person.screen.text.toPlainText()


def test_a_letter_half_written_goes_with_what_it_is_about(person: Person) -> None:
    part = own_words(person).place.part
    lock(person)
    # As in a later start of the program: nobody comes back to the letter by itself.
    person.window.context.resume = None
    unlock(person)
    person.on(Name.HOME)
    person.go(Place(name=Name.FINDINGS, back=Name.HOME, part=part))
    person.click("finding-delete")
    notice = person.window.context.notices.overlay
    assert notice is not None
    {b.text(): b for b in notice.findChildren(QAbstractButton)}["Delete it"].click()
    session = person.window.context.opened
    person.qtbot.waitUntil(lambda: session.looking.findings == {})
    left = session.vault.setting("typed", Typed)
    assert left is not None
    assert left.texts == {}


def test_a_letter_that_cannot_be_saved_is_told_and_comes_back(person: Person) -> None:
    own_words(person)
    session = person.window.context.opened
    session.vault._writer.submit(lambda db: db.execute("PRAGMA query_only = 1")).result()
    person.press("Ctrl+L")
    person.wait_to_see("may not write")
    person.press("Escape")
    person.on(Name.LETTER)
    assert isinstance(person.screen, LetterScreen)
    assert person.screen.text.toPlainText() == "My own words"
    allow_writing(session)


def test_a_secret_on_the_clipboard_is_taken_back_and_what_the_person_copied_stays(
    person: Person,
) -> None:
    person.go(Place(name=Name.HOME))
    board = QGuiApplication.clipboard()
    SecretCopy().copy("amber-kettle-violin")
    lock(person)
    assert board.text() == ""
    unlock(person)
    person.on(Name.HOME)
    board.setText("a link")
    lock(person)
    assert board.text() == "a link"
    board.clear()
