"""Locking everything anew in the window: typed back first, then nothing old opens."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.lock_anew import LockAnew
from audit_app.ui.places import Name, Place
from audit_app.vault import keyfiles, opening
from audit_app.vault.errors import DiskFull, WrongSecret
from audit_app.vault.header import SlotKind
from tests.ui import stage
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import MemoryBox, add_spare_key, means

NEW = "another kettle on the hill"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody whose answers are open, by passphrase, with a laptop that keeps keys."""
    return Person(qtbot, theme, tmp_path / "answers", means=means(MemoryBox()))


def shown(person: Person) -> LockAnew:
    person.go(Place(name=Name.LOCK_ANEW, back=Name.PROTECTION))
    screen = person.screen
    assert isinstance(screen, LockAnew)
    return screen


def fill_in(screen: LockAnew) -> str:
    """The new passphrase twice and group 8; the whole spare key."""
    assert screen._draft is not None
    assert screen._passphrase is not None
    screen._passphrase.first.line.setText(NEW)
    screen._passphrase.second.line.setText(NEW)
    screen.typed.setText(screen._draft.groups[-1])
    return "".join(screen._draft.groups)


def test_what_it_means_is_read_first(person: Person, qtbot: QtBot) -> None:
    screen = shown(person)
    qtbot.wait(200)
    bar = screen.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    assert screen._passphrase is not None
    assert screen._passphrase.first.line.hasFocus()


def test_settings_lead_to_it_and_afterwards_only_the_new_ways_open(person: Person) -> None:
    vault = person.window.context.opened.vault
    old = add_spare_key(vault)
    vault.add_keyring()
    stage.begin(person.window)
    person.go(Place(name=Name.PROTECTION))
    person.click("protection-anew")
    person.on(Name.LOCK_ANEW)
    screen = person.screen
    assert isinstance(screen, LockAnew)
    key = fill_in(screen)
    person.click("lock-anew-go")
    person.wait_to_see("Everything is locked anew")
    person.press("Return")
    session = person.window.context.opened
    assert session.checkins.current is not None
    assert set(session.vault.slots) == set(SlotKind)
    folder, ways = person.parts.folder, person.parts.protection.means
    person.window.close()
    for text in (stage.PASSPHRASE,):
        with pytest.raises(WrongSecret):
            opening.open_with_passphrase(folder, text, ways)
    with pytest.raises(WrongSecret):
        opening.open_with_spare_key(folder, "".join(old.groups), ways)
    opening.open_with_passphrase(folder, NEW, ways).close()
    opening.open_with_keyring(folder, ways).close()
    opening.open_with_spare_key(folder, key, ways).close()


def test_nothing_happens_before_the_key_is_typed_back(person: Person) -> None:
    before = keyfiles.read(person.parts.folder).copies
    screen = shown(person)
    fill_in(screen)
    screen.typed.setText("XXXX")
    person.click("lock-anew-go")
    person.wait_to_see("That is not group 8.")
    assert keyfiles.read(person.parts.folder).copies == before
    person.click("spare-key-later")
    person.on(Name.PROTECTION)


def test_a_full_disk_is_told_and_the_answers_open_as_before(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    fill_in(shown(person))
    monkeypatch.setattr(keyfiles, "write", full)
    person.click("lock-anew-go")
    person.wait_to_see("This laptop is full")
    monkeypatch.undo()
    assert person.at.name is Name.UNLOCK
    ways = person.parts.protection.means
    opening.open_with_passphrase(person.parts.folder, stage.PASSPHRASE, ways).close()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_nameless(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    shown(person)
    person.qtbot.waitUntil(lambda: clipped(person.window) == [])
    assert nameless(person.window) == []
    assert person.screen.area.horizontalScrollBar().maximum() == 0
