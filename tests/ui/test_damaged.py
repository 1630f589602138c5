"""Opening the answers again, and what is said when the files are broken."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault import opening
from audit_app.vault.errors import Damage
from audit_app.vault.opening import Means
from tests.samples import NOW
from tests.ui.doors import at_the_door
from tests.ui.lives import filled
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import (
    CHECKIN,
    PASSPHRASE,
    MemoryBox,
    answered,
    contents,
    keep,
    make,
    means,
    started,
)

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


def with_copies(folder: Path, laptop: Means) -> None:
    """Answers with an automatic copy from before the second one, damaged since."""
    with opening.create(
        folder, keyring=bool(laptop.ring), passphrase=PASSPHRASE, now=NOW, means=laptop
    ) as vault:
        keep(vault, started(), answered(1))
        assert vault.copying.keep_if_due(NOW).result()
        keep(vault, answered(2))
    answers = folder / "vault.db"
    answers.write_bytes(b"x" * answers.stat().st_size)


def wait_for_home(person: Person, folder: Path) -> None:
    person.qtbot.waitUntil(lambda: person.at.name is Name.HOME)
    person.wait_to_see("Your answers are back")
    assert len(person.window.context.opened.vault.events(CHECKIN)) == 2
    assert (folder / "damaged-1" / "vault.db").read_bytes().startswith(b"xx")
    person.press("Return")


def test_the_newest_good_copy_is_offered_and_used(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    with_copies(folder, means())
    person = at_the_door(qtbot, theme, folder)
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.DAMAGED)
    before = contents(folder)
    person.press("Return")
    person.wait_to_see("Open it with your key")
    qtbot.waitUntil(lambda: person.focus.objectName() == "unlock-passphrase")
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.click("unlock-open")
    person.wait_to_see("There is a good copy from")
    assert contents(folder) == before
    person.click("mend-use")
    wait_for_home(person, folder)


def test_the_laptop_itself_may_hand_over_the_key(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    laptop = means(MemoryBox())
    with_copies(folder, laptop)
    person = at_the_door(qtbot, theme, folder, laptop)
    person.on(Name.DAMAGED)
    person.click("mend-look")
    person.wait_to_see("There is a good copy from")
    person.click("mend-use")
    wait_for_home(person, folder)


def test_where_no_copy_is_whole_that_is_said_and_nothing_changes(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    laptop = means(MemoryBox())
    with_copies(folder, laptop)
    (folder / "auto" / "copy-1.db").write_bytes(b"x" * 9000)
    before = contents(folder)
    person = at_the_door(qtbot, theme, folder, laptop)
    person.on(Name.DAMAGED)
    person.click("mend-look")
    person.wait_to_see("We found no good copy here")
    assert contents(folder) == before


@pytest.mark.parametrize("scale", [100, 200])
def test_it_fits_and_has_one_filled_button(
    qtbot: QtBot, theme: Theme, folder: Path, scale: int
) -> None:
    with_copies(folder, means())
    theme.wear("contrast", scale)
    person = Person(qtbot, theme, folder, unlocked=False)
    person.go(Place(name=Name.DAMAGED, damage=Damage.ANSWERS))
    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) == 1
