"""Keeping a spare key, and the page of Settings that says how the answers are opened."""

import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.settings import School, SchoolContact
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.protection import ProtectionScreen
from audit_app.vault import opening
from audit_app.vault.errors import NoSuchWay, WrongSecret
from audit_app.vault.header import SlotKind
from audit_app.vault.strength import Strength
from tests.ui import stage
from tests.ui.locks import lock, unlock
from tests.ui.person import Person
from tests.vault.parts import MemoryBox, add_spare_key, make, means

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def laptop() -> MemoryBox:
    return MemoryBox()


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path, laptop: MemoryBox) -> Person:
    """Somebody whose answers are open, by passphrase only."""
    return Person(qtbot, theme, tmp_path / "answers", means=means(laptop))


def slots(person: Person) -> tuple[SlotKind, ...]:
    return person.window.context.opened.vault.slots


def protection(person: Person) -> ProtectionScreen:
    person.go(Place(name=Name.PROTECTION))
    assert isinstance(person.screen, ProtectionScreen)
    return person.screen


def test_settings_say_that_one_way_is_not_enough(person: Person) -> None:
    protection(person)
    assert person.sees("There is only one way in just now")
    person.click("protection-spare-key")
    person.on(Name.SPARE_KEY)
    assert person.at.back is Name.PROTECTION


def test_the_passphrase_can_be_changed(person: Person) -> None:
    screen = protection(person)
    person.click("protection-passphrase")
    assert person.focus.objectName() == "passphrase-first"
    screen.form.fields.first.line.setText("green ladder by the pond")
    screen.form.fields.second.line.setText("green ladder by the pond")
    person.click("passphrase-keep")
    person.wait_to_see("Your passphrase opens your answers from now on.")
    assert not screen.form.isVisible()
    assert screen.form.fields.text == ""
    folder = person.parts.folder
    person.window.close()
    with pytest.raises(WrongSecret):
        opening.open_with_passphrase(folder, stage.PASSPHRASE)
    opening.open_with_passphrase(folder, "green ladder by the pond").close()


def test_a_weak_passphrase_is_refused_and_the_old_one_holds(person: Person) -> None:
    screen = protection(person)
    person.click("protection-passphrase")
    screen.form.fields.first.line.setText("password1")
    screen.form.fields.second.line.setText("password1")
    person.click("passphrase-keep")
    person.wait_to_see("Too easy to guess")
    assert screen.form.isVisible()
    person.click("passphrase-cancel")
    assert not screen.form.isVisible()
    folder = person.parts.folder
    person.window.close()
    opening.open_with_passphrase(folder, stage.PASSPHRASE).close()


def test_signing_in_can_be_turned_on(person: Person, laptop: MemoryBox) -> None:
    protection(person)
    person.click("protection-keyring")
    person.wait_to_see("We tried it, and it works.")
    assert SlotKind.KEYRING in slots(person)
    assert laptop.kept
    assert not person.sees("There is only one way in")


def test_a_laptop_that_keeps_no_key_says_so(person: Person, laptop: MemoryBox) -> None:
    laptop.trouble = RuntimeError()
    protection(person)
    person.click("protection-keyring")
    person.wait_to_see(person.parts.words("setup.protect.why.absent"))
    assert slots(person) == (SlotKind.PASSPHRASE,)


def all_ways(person: Person) -> None:
    vault = person.window.context.opened.vault
    vault.add_keyring()
    add_spare_key(vault)


def test_asked_each_time_the_laptop_keeps_nothing_and_locking_is_a_lock(
    person: Person, laptop: MemoryBox
) -> None:
    all_ways(person)
    protection(person)
    person.click("protection-ask-each-time")
    person.wait_to_see("Ask me each time?")
    person.press("Return")
    person.wait_to_see("no longer opens your answers by itself")
    assert set(slots(person)) == {SlotKind.PASSPHRASE, SlotKind.SPARE_KEY}
    assert laptop.kept == {}
    person.wait_to_see("You are asked each time, so locking is a real lock.")
    lock(person)
    assert person.focus.objectName() == "unlock-passphrase"
    unlock(person)
    person.on(Name.PROTECTION)


def test_it_can_be_turned_back(person: Person, laptop: MemoryBox) -> None:
    all_ways(person)
    person.window.context.opened.vault.drop(SlotKind.KEYRING)
    protection(person)
    person.click("protection-keyring")
    person.wait_to_see("We tried it, and it works.")
    assert len(laptop.kept) == 1
    lock(person)
    person.press("Return")
    person.on(Name.PROTECTION)


def test_asking_each_time_takes_a_passphrase_and_a_spare_key_first(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with make(tmp_path / "answers", means(MemoryBox()), passphrase=None) as vault:
        person = Person(qtbot, theme, tmp_path / "other", means=means(MemoryBox()), unlocked=False)
        person.window.context.session = person.parts.session(vault)
        protection(person)
        person.click("protection-ask-each-time")
        person.wait_to_see("First you need a passphrase")
        person.press("Return")
        qtbot.waitUntil(lambda: person.focus.objectName() == "passphrase-first")
        vault.add_passphrase(stage.PASSPHRASE)
        protection(person)
        person.click("protection-ask-each-time")
        person.wait_to_see("First you need a spare key")
        person.press("Return")
        person.on(Name.SPARE_KEY)
        assert SlotKind.KEYRING in slots(person)
        person.window.context.session = None


def test_a_keyring_that_will_not_let_go_is_told(person: Person, laptop: MemoryBox) -> None:
    all_ways(person)
    protection(person)
    laptop.trouble = RuntimeError()
    person.click("protection-ask-each-time")
    person.press("Return")
    person.wait_to_see("One old key is still in its store of keys")
    assert SlotKind.KEYRING not in slots(person)


def test_the_passphrase_can_be_removed_while_two_other_ways_are_left(person: Person) -> None:
    vault = person.window.context.opened.vault
    screen = protection(person)
    assert not screen.findChildren(QWidget, "protection-remove-passphrase")
    all_ways(person)
    protection(person)
    person.click("protection-remove-passphrase")
    person.wait_to_see("Remove your passphrase?")
    person.press("Tab", "Return")
    person.wait_to_see("Your passphrase opens nothing any more.")
    assert vault.slots == (SlotKind.KEYRING, SlotKind.SPARE_KEY)
    gone = "protection-remove-passphrase"
    person.qtbot.waitUntil(lambda: not person.screen.findChildren(QWidget, gone))
    folder = person.parts.folder
    person.window.close()
    with pytest.raises(NoSuchWay):
        opening.open_with_passphrase(folder, stage.PASSPHRASE)


@pytest.mark.parametrize("action", ["ask-each-time", "remove-passphrase"])
def test_nothing_changes_without_a_second_press(person: Person, action: str) -> None:
    all_ways(person)
    protection(person)
    person.click(f"protection-{action}")
    person.press("Escape")
    assert len(slots(person)) == 3


def test_four_words_can_be_suggested_and_are_typed_once_more(person: Person) -> None:
    screen = protection(person)
    person.click("protection-passphrase")
    person.click("passphrase-suggest")
    fields = screen.form.fields
    words = fields.text
    assert len(words.split("-")) == 4
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert person.focus.objectName() == "passphrase-second"
    person.click("passphrase-suggest")
    assert fields.text != words
    QTest.keyClicks(person.focus, fields.text)
    person.press("Return")
    person.wait_to_see("Your passphrase opens your answers from now on.")
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Password


def test_a_passphrase_made_of_the_school_is_refused(person: Person) -> None:
    settings = person.parts.settings
    school = School(
        name="Anyborough Primary", contacts=(SchoolContact(part="Head", name="Ada Fernsby"),)
    )
    person.parts.keep_settings(msgspec.structs.replace(settings, school=school))
    screen = protection(person)
    person.click("protection-passphrase")
    for field in (screen.form.fields.first, screen.form.fields.second):
        field.line.setText("AnyboroughFernsby")
    person.wait_to_see("Too easy to guess")
    person.click("passphrase-keep")
    person.wait_to_see("Too easy to guess")
    person.qtbot.wait(50)
    assert screen.form.isVisible()


def test_only_the_newest_result_about_strength_is_said(person: Person) -> None:
    """However long an older one takes."""
    screen = protection(person)
    person.click("protection-passphrase")
    slow, judge = threading.Event(), person.parts.passphrases.strength

    def slowly(text: str) -> Strength:
        if text.startswith("pass"):
            slow.wait(5)
        return judge(text)

    person.parts.passphrases.strength = slowly  # type: ignore[method-assign]
    line = screen.form.fields.first.line
    line.setText("password1")
    person.qtbot.wait(400)
    line.setText("orange boat in the rain")
    person.wait_to_see("Strong")
    slow.set()
    person.qtbot.wait(100)
    assert person.sees("Strong")
    assert not person.sees("Too easy to guess")
