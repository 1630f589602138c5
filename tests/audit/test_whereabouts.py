from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.audit import whereabouts
from audit_app.audit.whereabouts import Whereabouts
from audit_app.system.disks.told import Disk, Told

if TYPE_CHECKING:
    from pathlib import Path


def said(
    network: Told = Told.NO,
    locked: Told = Told.YES,
    *,
    synced: bool = False,
    roaming: bool = False,
    others: bool = False,
) -> list[tuple[str, bool]]:
    """The keys of what is said, without what they begin with, and whether there is care."""
    disk = Disk(network=network, locked=locked)
    where = Whereabouts(synced=synced, roaming=roaming, others=others, disk=disk)
    return [(r.key.removeprefix("my-data.where."), r.care) for r in whereabouts.remarks(where)]


def test_not_being_able_to_tell_is_said_and_no_alarm() -> None:
    assert said(Told.UNKNOWN, Told.UNKNOWN) == [
        ("network.could-not-tell", False),
        ("locked.could-not-tell", False),
    ]


def test_all_is_well() -> None:
    assert said() == [("locked.yes", False)]


def test_the_most_pressing_comes_first() -> None:
    assert said(Told.UNKNOWN, Told.NO, synced=True, roaming=True) == [
        ("synced", True),
        ("roaming", True),
        ("locked.no", True),
        ("network.could-not-tell", False),
    ]


@pytest.mark.parametrize("locked", list(Told))
def test_of_another_machine_only_that_it_is_one(locked: Told) -> None:
    assert said(Told.YES, locked) == [("network.yes", True)]


@pytest.mark.parametrize("name", ["OneDrive - A School", "Dropbox", "Nextcloud", "iCloudDrive"])
def test_a_folder_inside_a_synced_one_is_told(tmp_path: Path, name: str) -> None:
    assert whereabouts.look(tmp_path / name / "privacy-self-audit").synced
    assert whereabouts.look(tmp_path / name).synced
    assert not whereabouts.look(tmp_path / "privacy-self-audit").synced


def test_roaming_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert whereabouts.look(tmp_path / "answers").roaming
    monkeypatch.delenv("APPDATA")
    assert not whereabouts.look(tmp_path / "answers").roaming


def test_a_folder_that_others_may_open_is_told(tmp_path: Path) -> None:
    assert said(others=True)[0] == ("other-account", True)
    tmp_path.chmod(0o755)
    assert whereabouts.look(tmp_path).others
    tmp_path.chmod(0o700)
    assert not whereabouts.look(tmp_path).others
    assert not whereabouts.look(tmp_path / "none").others
