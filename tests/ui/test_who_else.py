"""What is said of the disk that the folder lies on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.audit import whereabouts
from audit_app.audit.whereabouts import Whereabouts
from audit_app.system.disks.told import Disk, Told
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui.person import Person, clipped, nameless

MY_DATA = Place(name=Name.MY_DATA)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    return Person(qtbot, theme, tmp_path / "answers")


def found(monkeypatch: pytest.MonkeyPatch, disk: Disk, *, synced: bool = False) -> None:
    where = Whereabouts(synced=synced, roaming=False, others=False, disk=disk)
    monkeypatch.setattr(whereabouts, "look", lambda _: where)


def test_what_could_not_be_told_is_said(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, Disk())
    person.go(MY_DATA)
    person.wait_to_see("We could not tell whether this laptop")
    assert person.sees("We could not tell whether the folder is on this laptop")
    assert not person.sees("Look at this")


@pytest.mark.parametrize("scale", [100, 200])
def test_what_needs_looking_at_is_marked_in_words(
    person: Person, monkeypatch: pytest.MonkeyPatch, scale: int
) -> None:
    found(monkeypatch, Disk(network=Told.NO, locked=Told.NO), synced=True)
    person._theme.wear("contrast", scale)
    person.go(MY_DATA)
    person.wait_to_see("disk does not look locked")
    person.qtbot.wait(50)
    assert sum(label.text() == "Look at this" for label in person.labels()) == 2
    assert clipped(person.screen) == []
    assert nameless(person.screen) == []


def test_this_machine_is_really_asked(person: Person) -> None:
    person.go(MY_DATA)
    person.qtbot.waitUntil(lambda: not person.sees("Looking at this laptop"))
    person.wait_to_see("disk")
