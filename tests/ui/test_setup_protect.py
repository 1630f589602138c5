"""The first run: welcome, protect, about me and my apps, quick or full."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.laptop_key import Lock
from audit_app.ui.places import Name, Place
from audit_app.ui.protect import Protect
from audit_app.vault import opening
from audit_app.vault.errors import Reason
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.vault import Vault
from tests.ui.doors import newcomer
from tests.ui.laptops import SilentBox, laptop_that_is
from tests.ui.person import Person
from tests.vault.parts import MemoryBox, means

WORDS = "blue kettle on the hob"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def on_protect(qtbot: QtBot, theme: Theme, folder: Path, laptop: Means) -> tuple[Person, Protect]:
    """The same, one step on, when the laptop has been looked at."""
    person = newcomer(qtbot, theme, folder, laptop)
    person.go(Place(name=Name.PROTECT))
    screen = person.screen
    assert isinstance(screen, Protect)
    ready = ("answer-sign-in", "passphrase-first")
    qtbot.waitUntil(lambda: person.focus.objectName() in ready)
    return person, screen


def type_twice(screen: Protect, first: str, second: str) -> None:
    screen.passphrase.first.line.setText(first)
    screen.passphrase.second.line.setText(second)


def test_a_laptop_that_keeps_a_key_needs_one_button(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    person, screen = on_protect(qtbot, theme, folder, means(MemoryBox()))
    assert screen.laptop.lock is Lock.SIGN_IN
    assert screen.laptop.answers is not None
    assert screen.laptop.answers.cards[0].accessibleDescription().endswith("and it works.")
    assert not screen.passphrase.isVisible()
    assert not folder.exists()
    person.click("setup-next")
    person.on(Name.ABOUT_ME)
    assert person.window.context.opened.vault.slots == (SlotKind.KEYRING,)


def test_tab_goes_from_the_choice_to_the_fields_it_brings(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    person, _ = on_protect(qtbot, theme, folder, means(MemoryBox()))
    person.press("Down", "Tab")
    assert person.focus.objectName() == "passphrase-first"
    person.press("Shift+Tab")
    assert person.focus.objectName() == "answer-passphrase"


@pytest.mark.parametrize("reason", Reason)
def test_any_other_laptop_asks_for_a_passphrase_and_says_why(
    qtbot: QtBot, theme: Theme, folder: Path, reason: Reason
) -> None:
    person, screen = on_protect(qtbot, theme, folder, laptop_that_is(reason))
    assert screen.laptop.lock is Lock.PASSPHRASE
    assert screen.laptop.answers is None
    assert person.sees(person.parts.words(f"setup.protect.why.{reason}"))
    assert screen.passphrase.isVisible()
    qtbot.waitUntil(lambda: person.focus.objectName() == "passphrase-first")
    assert not folder.exists()


def test_a_silent_laptop_freezes_nothing(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    box = SilentBox()
    person = newcomer(qtbot, theme, folder, means(box, limit=10))
    person.go(Place(name=Name.PROTECT))
    assert person.sees("Looking at this laptop")
    assert not person.part("setup-next").isEnabled()
    person.click("protect-instead")
    screen = person.screen
    assert isinstance(screen, Protect)
    type_twice(screen, WORDS, WORDS)
    box.answers.set()
    person.click("setup-next")
    person.on(Name.ABOUT_ME)
    assert person.window.context.opened.vault.slots == (SlotKind.PASSPHRASE,)


def test_a_locked_laptop_can_be_looked_at_again(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    box = MemoryBox()
    box.trouble = TimeoutError()
    person, screen = on_protect(qtbot, theme, folder, means(box))
    box.trouble = None
    person.click("protect-again")
    qtbot.waitUntil(lambda: screen.laptop.lock is Lock.SIGN_IN)


def test_a_passphrase_locks_what_nothing_else_opens(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    person, screen = on_protect(qtbot, theme, folder, laptop_that_is(Reason.ABSENT))
    person.press(*"kettle")
    assert screen.passphrase.text == "kettle"
    type_twice(screen, WORDS, WORDS)
    assert screen.passphrase.said.text == "Both are the same."
    person.press("Return")
    person.on(Name.ABOUT_ME)
    person.window.close()
    opening.open_with_passphrase(folder, WORDS).close()


@pytest.mark.parametrize(
    ("first", "second", "said", "focus"),
    [
        ("", "", "Type a passphrase first", "passphrase-first"),
        (WORDS, "", "Type it a second time", "passphrase-second"),
        (WORDS, "blue kettles", "not the same yet", "passphrase-second"),
        ("password1", "password1", "Too easy to guess", "passphrase-first"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(  # noqa: PLR0913, PLR0917 - a row of a table
    qtbot: QtBot, theme: Theme, folder: Path, first: str, second: str, said: str, focus: str
) -> None:
    person, screen = on_protect(qtbot, theme, folder, laptop_that_is(Reason.ABSENT))
    type_twice(screen, first, second)
    person.click("setup-next")
    qtbot.waitUntil(lambda: said in screen.passphrase.said.text)
    qtbot.waitUntil(lambda: person.focus.objectName() == focus)
    assert person.part("setup-next").isEnabled()
    assert person.window.context.session is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("privacy1", "Too easy"), ("sunny kettle", "Fair"), ("blue kettle on the hob", "Strong")],
)
def test_strength_is_said_honestly_after_a_pause(
    qtbot: QtBot, theme: Theme, folder: Path, text: str, said: str
) -> None:
    _, screen = on_protect(qtbot, theme, folder, laptop_that_is(Reason.ABSENT))
    screen.passphrase.first.line.setText(text)
    assert screen.passphrase.said.text == ""
    qtbot.waitUntil(lambda: screen.passphrase.said.text.startswith(said), timeout=10_000)


def test_both_ways_can_be_had_at_once(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    person, screen = on_protect(qtbot, theme, folder, means(MemoryBox()))
    person.press("3")
    assert screen.passphrase.isVisible()
    type_twice(screen, WORDS, WORDS)
    person.click("setup-next")
    person.on(Name.ABOUT_ME)
    slots = person.window.context.opened.vault.slots
    assert set(slots) == {SlotKind.KEYRING, SlotKind.PASSPHRASE}


def test_a_passphrase_each_time_leaves_no_key_on_the_laptop(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    box = MemoryBox()
    person, screen = on_protect(qtbot, theme, folder, means(box))
    person.press("2")
    type_twice(screen, WORDS, WORDS)
    person.click("setup-next")
    person.on(Name.ABOUT_ME)
    assert person.window.context.opened.vault.slots == (SlotKind.PASSPHRASE,)
    assert not box.kept


def test_a_keyring_that_fails_after_all_leads_to_a_passphrase(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    box = MemoryBox()
    person, screen = on_protect(qtbot, theme, folder, means(box))
    box.trouble = RuntimeError()
    person.click("setup-next")
    qtbot.waitUntil(lambda: screen.laptop.lock is Lock.PASSPHRASE)
    assert person.window.context.session is None
    assert not (folder / "vault.db").exists()
    type_twice(screen, WORDS, WORDS)
    person.click("setup-next")
    person.on(Name.ABOUT_ME)


def test_help_in_the_middle_of_making_the_lock_loses_nothing(
    qtbot: QtBot, theme: Theme, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _ = on_protect(qtbot, theme, folder, means(MemoryBox()))
    go_on = threading.Event()
    create = person.parts.protection.create

    def slowly(**how: object) -> Vault:
        go_on.wait(5)
        return create(**how)  # type: ignore[arg-type]

    monkeypatch.setattr(person.parts.protection, "create", slowly)
    person.click("setup-next")
    person.go(Place(name=Name.HELP))
    go_on.set()
    qtbot.waitUntil(lambda: person.window.context.session is not None)
    assert person.at == Place(name=Name.HELP)
    person.go(Place(name=Name.PROTECT))
    assert person.at == Place(name=Name.ABOUT_ME)
