"""Keeping a spare key, and the page of Settings that says how the answers are opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.protection import ProtectionScreen
from audit_app.vault import opening
from audit_app.vault.errors import WrongSecret
from audit_app.vault.header import SlotKind
from tests.ui import stage
from tests.ui.person import Person
from tests.vault.parts import MemoryBox, add_spare_key, means

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


def test_signing_in_can_be_turned_off_only_while_two_ways_are_left(person: Person) -> None:
    vault = person.window.context.opened.vault
    vault.add_keyring()
    screen = protection(person)
    assert not screen.findChildren(QWidget, "protection-drop")
    add_spare_key(vault)
    protection(person)
    person.click("protection-drop")
    person.wait_to_see("no longer opens your answers by itself")
    assert set(slots(person)) == {SlotKind.PASSPHRASE, SlotKind.SPARE_KEY}
