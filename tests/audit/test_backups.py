"""Starting after bringing answers back was cut off, and a backup that does not read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.audit.backups import Backups
from audit_app.audit.protection import Protection, Start
from audit_app.domain.settings import PublicSettings
from audit_app.vault import opening, places, switch
from audit_app.vault.errors import BackupNotSound, NoWayToTake
from tests.samples import NOW
from tests.vault.moving import opened
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    Cutter,
    MemoryBox,
    back_up,
    keep,
    make,
    means,
    started,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def backups(folder: Path) -> Backups:
    return Backups(Protection(folder, lambda: NOW, MEANS), lambda: NOW)


def test_a_start_finishes_what_was_cut_off(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backup"
    with make(folder) as vault:
        back_up(vault, path)
        keep(vault, started())
    opened(folder, path).unpack()
    cutter = Cutter(5)
    with cutter.cutting(monkeypatch):
        switch.begin(folder, places.INCOMING, places.BEFORE)
    assert cutter.came
    assert (folder / places.MARKER).exists()
    protection = Protection(folder, lambda: NOW, MEANS)
    assert protection.start() is Start.UNLOCK
    assert not places.is_half_way(folder)
    with protection.open_with_passphrase(PASSPHRASE) as vault:
        assert vault.heads() == ()


def test_what_was_unpacked_and_left_is_cleared_away(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    with make(folder) as vault:
        back_up(vault, path)
    opened(folder, path).unpack()
    assert (folder / "incoming").is_dir()
    assert Protection(folder, lambda: NOW, MEANS).start() is Start.UNLOCK
    assert not (folder / "incoming").exists()


def test_one_that_does_not_read_back_never_takes_the_place_of_a_sound_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stick" / "backup"
    path.parent.mkdir()
    with make(folder) as vault:
        backups(folder).save(vault, path, PublicSettings())
        sound = path.read_bytes()

        def worn_out(part: Path, digest: bytes) -> None:
            data = part.read_bytes()
            part.write_bytes(data[:-9] + b"?" + data[-8:])
            type(vault.copying).prove(vault.copying, part, digest)

        monkeypatch.setattr(vault.copying, "prove", worn_out)
        with pytest.raises(BackupNotSound):
            backups(folder).save(vault, path, PublicSettings(), replace=True)
    assert path.read_bytes() == sound
    assert list(path.parent.iterdir()) == [path]


def test_without_a_way_to_take_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    with (
        opening.create(
            folder, keyring=True, passphrase=None, now=NOW, means=means(MemoryBox())
        ) as vault,
        pytest.raises(NoWayToTake),
    ):
        backups(folder).save(vault, tmp_path / "backup", PublicSettings())
    assert not (tmp_path / "backup").exists()
