"""The recovery drill: a laptop is lost, and all that is left is a file and a written spare key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.test_window import CANARY, Person, lies_about

pytestmark = pytest.mark.e2e

GROUPS = range(1, 9)


def type_path(person: Person, path: Path) -> None:
    """Give the file dialogue a path, by keys."""
    person.screen.says("File name")
    person.hands.keys("ctrl+a")
    person.hands.type(str(path))
    person.hands.keys("Return")


def write_spare_key_down(person: Person) -> str:
    """Copy the eight groups from the screen, and type the last one back."""
    person.screen.says("8: ")
    groups = [person.screen.says(f"{number}: ").name.partition(": ")[2] for number in GROUPS]
    person.type_spare_key_back()
    return "-".join(group.replace(" ", "") for group in groups)


def lose_a_laptop(desktop: Desktop, stick: Path) -> tuple[str, str]:
    """Answer three questions, write a note and a spare key, save a copy. The key, and where it was.

    Until there is a spare key, saving a copy asks for one first.
    """
    person = Person(desktop)
    person.first_run()
    for _ in range(3):
        person.answer_by_keys()
    person.write_note(CANARY)
    left_at = person.question()
    for step in ("way-home", "rail-settings", "settings-data"):
        person.press(step)
    person.press("data-save")
    person.screen.says("First make a spare key")
    person.hands.keys("Return")
    key = write_spare_key_down(person)
    person.press("data-save")
    person.screen.says("It opens with your spare key and with nothing else")
    person.press("save-choose")
    type_path(person, stick)
    person.screen.says("read back to the end")
    person.press("saved-close")
    person.close()
    return key, left_at


def open_again_with_the_spare_key(person: Person, key: str) -> None:
    """Nothing on this laptop keeps a key: the paper opens them each time."""
    wait_for("the field", lambda: person.focused() == "unlock-spare-key")
    person.hands.type(key)
    person.press("unlock-open")
    person.screen.find("home-next")
    person.close()


def test_only_a_file_and_the_written_spare_key(tmp_path: Path) -> None:
    """On another laptop, with a new home and no keyring, the answers come back."""
    stick = tmp_path / "stick.psabackup"
    with Desktop(tmp_path / "lost") as desktop:
        key, left_at = lose_a_laptop(desktop, stick)
    assert CANARY.encode() not in stick.read_bytes()

    with Desktop(tmp_path / "new", keyring=False) as desktop:
        person = Person(desktop)
        person.press("welcome-have")
        person.press("restore-choose")
        type_path(person, stick)
        person.screen.says("Open it with your key")
        wait_for("the field", lambda: person.focused() == "unlock-spare-key")
        person.hands.type(key.lower().replace("-", ""))
        person.press("unlock-open")
        person.screen.says("This copy is from")
        person.press("restore-meant")
        person.screen.says("Your answers are back")
        person.hands.keys("Return")
        person.press("home-next")
        wait_for("the question", lambda: person.has("question"))
        assert person.question() == left_at
        person.press("note-open")
        assert person.screen.text("note") == CANARY
        person.close()
        open_again_with_the_spare_key(Person(desktop), key)
        assert lies_about(desktop.home, CANARY.encode()) == []
        assert "Traceback" not in desktop.errors()
