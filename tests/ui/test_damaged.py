"""Opening the answers again, and what is said when the files are broken."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault.errors import Damage
from tests.ui.doors import at_the_door
from tests.ui.person import Person
from tests.vault.parts import PASSPHRASE, make

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def test_damaged_keys_are_told_and_left_as_they_are(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    whole = {name: (folder / name).read_bytes() for name in ("keys.a", "keys.b")}
    for name, content in whole.items():
        (folder / name).write_bytes(content[:40] + b"?" + content[41:])
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    person = at_the_door(qtbot, theme, folder)
    person.on(Name.DAMAGED)
    assert person.sees("Both copies of the small file that opens your answers are damaged")
    assert person.sees("Nothing was deleted, and nothing was written over")
    assert person.sees(str(folder))
    person.press("Return")
    person.wait_to_see("It is still the same")
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before
    for name, content in whole.items():
        (folder / name).write_bytes(content)
    qtbot.waitUntil(lambda: person.part("damaged-again").isEnabled())
    person.click("damaged-again")
    person.on(Name.UNLOCK)


def test_damage_that_only_opening_can_find_is_told_too(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    answers = folder / "vault.db"
    answers.write_bytes(b"x" * answers.stat().st_size)
    person = at_the_door(qtbot, theme, folder)
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.DAMAGED)
    assert person.at.damage is Damage.ANSWERS
    assert person.sees("The file with your answers is damaged")


@pytest.mark.parametrize("what", Damage)
def test_every_damage_has_words_and_help_stays_in_reach(
    qtbot: QtBot, theme: Theme, folder: Path, what: Damage
) -> None:
    person = Person(qtbot, theme, folder, unlocked=False)
    person.go(Place(name=Name.DAMAGED, damage=what))
    assert person.sees(person.parts.words(f"errors.vault.damaged-{what}"))
    person.click("door")
    person.on(Name.HELP)
