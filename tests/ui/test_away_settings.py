"""After how long to lock, and the keys that hide the window, in Settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from audit_app.ui.idle import STEP
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault import public
from tests.ui.locks import is_locked, unlock
from tests.ui.person import Person, clipped, nameless

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def change_keys(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    person.click("settings-hide-keys")
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "hide-keys")


def is_asking(person: Person) -> bool:
    return any(not box.isHidden() for box in person.window.findChildren(Overlay))


def test_other_minutes_count_at_once_and_are_kept(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    person.click("choice-5")
    assert public.read(person.parts.folder).lock_minutes == 5
    for _ in range(5 * 60 // STEP):
        person.window.out_of_sight.idle.step()
    person.qtbot.waitUntil(lambda: is_locked(person))


def test_never_is_a_choice(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    person.click("choice-0")
    for _ in range(60 * 60 // STEP):
        person.window.out_of_sight.idle.step()
    person.qtbot.wait(20)
    assert person.at.name is Name.SETTINGS
    assert public.read(person.parts.folder).lock_minutes == 0


def test_other_keys_hide_from_now_on_and_the_old_ones_do_not(person: Person) -> None:
    change_keys(person)
    QTest.keyClick(person.focus, Qt.Key.Key_K, BOTH)
    assert person.sees("Ctrl+Shift+K will hide the window.")
    person.press("Return")
    assert not is_asking(person)
    assert person.sees("Now: Ctrl+Shift+K.")
    assert public.read(person.parts.folder).hide_keys == "Ctrl+Shift+K"
    person.press("Ctrl+Shift+H")
    assert not person.window.isMinimized()
    person.press("Ctrl+Shift+K")
    assert person.window.isMinimized()
    person.qtbot.waitUntil(lambda: is_locked(person))
    person.window.showNormal()
    unlock(person)
    person.on(Name.SETTINGS)


@pytest.mark.parametrize("key", ["H", "1", "Shift+H", "Left", "Space"])
def test_keys_that_fire_while_typing_are_refused_kindly(person: Person, key: str) -> None:
    change_keys(person)
    person.press(key)
    assert person.sees("pressed while writing or moving about")
    person.click("hide-keys-keep")
    assert is_asking(person)
    person.click("hide-keys-cancel")
    assert public.read(person.parts.folder).hide_keys == "Ctrl+Shift+H"


def test_keys_in_use_are_refused_and_do_nothing_else_meanwhile(person: Person) -> None:
    change_keys(person)
    person.press("Ctrl+L")
    assert person.sees("uses those keys already")
    person.press("Ctrl+Shift+H")
    assert person.sees("Ctrl+Shift+H will hide the window.")
    assert not person.window.isMinimized()
    assert person.at.name is Name.SETTINGS


def test_the_box_can_be_left_by_key_without_changing_anything(person: Person) -> None:
    change_keys(person)
    person.press("Tab")
    assert person.focus.objectName() == "hide-keys-cancel"
    person.press("Escape")
    assert not is_asking(person)
    change_keys(person)
    person.press("Escape")
    assert not is_asking(person)
    assert person.window.context.parts.settings.hide_keys == "Ctrl+Shift+H"


@pytest.mark.parametrize(("wide", "percent"), [(1180, 100), (1366, 150), (1180, 200)])
def test_there_is_room_and_everything_has_a_name(
    person: Person, theme: Theme, wide: int, percent: int
) -> None:
    theme.wear("light", percent)
    person.window.resize(wide, 740)
    change_keys(person)
    person.qtbot.wait(20)
    assert not clipped(person.window)
    assert not nameless(person.window)
    theme.wear("light")
