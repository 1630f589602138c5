"""Locking and hiding in a real window, with real keys and a real keyring."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.test_window import NAME, Person

pytestmark = pytest.mark.e2e

TITLE = "Privacy Self-Audit"
HALF = "half a sen"
PHRASE = "orange boat in the rain"


def items(desktop: Desktop) -> int:
    """How many things of ours the real keyring holds."""
    code = (
        "import secretstorage\n"
        "bus = secretstorage.dbus_init()\n"
        "found = secretstorage.get_default_collection(bus).get_all_items()\n"
        f"print(sum({NAME!r} in item.get_attributes().get('service', '') for item in found))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=desktop.env, check=True, capture_output=True, text=True)
    return int(done.stdout)


def has_keyboard(person: Person, identifier: str) -> bool:
    """Whether the keyboard is in this field: what stands round it says so too."""
    found = (thing for thing in person.screen.things() if thing.identifier == identifier)
    return any("focused" in thing.states for thing in found)


def come_back(person: Person, window: str) -> None:
    """Bring the window up again, as a click in the task bar does."""
    subprocess.run(
        ["xdotool", "windowactivate", "--sync", window], env=person.hands._env, check=True
    )
    wait_for("the window", lambda: person.hands.windows(TITLE))


def test_locked_and_hidden_in_the_middle_of_a_note(desktop: Desktop) -> None:
    person = Person(desktop)
    person.first_run()
    person.answer_by_keys()
    here = person.question()
    person.press("note-open")
    wait_for("the note", lambda: person.focused() == "note")
    person.hands.type(HALF)
    (window,) = person.hands.windows(TITLE)

    person.hands.keys("ctrl+l")
    person.screen.says("anyone who is signed in as you")
    assert not person.has("question")
    person.hands.keys("Return")
    wait_for("the question", lambda: person.has("question"))
    assert person.question() == here

    person.hands.keys("ctrl+shift+h")
    wait_for("the window to go", lambda: not person.hands.windows(TITLE))
    come_back(person, window)
    wait_for("the button", lambda: person.focused() == "unlock-open")
    assert not person.has("question")
    person.hands.keys("Return")
    wait_for("the question", lambda: person.has("question"))
    assert person.question() == here
    person.press("note-open")
    assert person.screen.text("note") == HALF
    person.close()


def test_asked_each_time_the_keyring_holds_nothing_and_locking_asks(desktop: Desktop) -> None:
    person = Person(desktop)
    person.first_run()
    assert items(desktop) == 1
    person.press("way-home")
    person.press("rail-settings")
    person.press("settings-protection")
    person.press("protection-passphrase")
    wait_for("the field", lambda: has_keyboard(person, "passphrase-first"))
    person.hands.type(PHRASE)
    person.hands.keys("Tab", "Tab")
    person.hands.type(PHRASE)
    person.press("passphrase-keep")
    person.screen.says("Your passphrase opens your answers from now on.")
    person.press("protection-spare-key")
    person.type_spare_key_back()
    person.press("protection-ask-each-time")
    person.screen.says("Ask me each time?")
    person.hands.keys("Return")
    person.screen.says("no longer opens your answers by itself")
    assert items(desktop) == 0

    person.hands.keys("ctrl+l")
    wait_for("the field", lambda: has_keyboard(person, "unlock-passphrase"))
    person.hands.type(PHRASE)
    person.hands.keys("Return")
    person.screen.says("When I sign in to this laptop")
    person.press("protection-keyring")
    person.screen.says("We tried it, and it works.")
    assert items(desktop) == 1
    person.close()
