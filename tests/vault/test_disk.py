from __future__ import annotations

import errno
from pathlib import Path

import pytest

from audit_app.vault import ballast, disk, places
from audit_app.vault.errors import DiskFull, DiskTrouble, NotAllowed, VaultError


def test_a_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "small"
    disk.put(path, b"one")
    disk.put(path, b"two")

    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["small"]


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small"
    disk.put(path, b"one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        disk.put(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_file_that_a_virus_scanner_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where it cannot be replaced for some milliseconds."""
    replace, left = Path.replace, iter((True, True, False))

    def held(self: Path, target: Path) -> Path:
        if next(left):
            raise PermissionError(errno.EACCES, "held")
        return replace(self, target)

    monkeypatch.setattr(disk, "_TRIES", 5)
    monkeypatch.setattr(disk, "_PAUSE", 0.001)
    monkeypatch.setattr(Path, "replace", held)
    disk.put(tmp_path / "small", b"one")
    assert (tmp_path / "small").read_bytes() == b"one"

    monkeypatch.setattr(disk, "_TRIES", 1)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(PermissionError):
        disk.put(tmp_path / "small", b"two")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, NotAllowed),
        (errno.EACCES, NotAllowed),
        (errno.EPERM, NotAllowed),
        (errno.EIO, DiskTrouble),
    ],
)
def test_what_the_system_refuses_has_a_name(code: int, kind: type[VaultError]) -> None:
    with pytest.raises(kind), disk.told():
        raise OSError(code, "refused")


def test_the_code_of_strange_trouble_is_kept_for_helpers() -> None:
    assert str(disk.trouble(OSError(errno.EIO, "x")).values) == "{'detail': 'EIO'}"
    assert str(disk.trouble(TimeoutError()).values) == "{'detail': 'TimeoutError'}"


def test_erasing_overwrites_first(tmp_path: Path) -> None:
    path, link = tmp_path / "keys", tmp_path / "link"
    path.write_bytes(b"secret" * 10)
    link.hardlink_to(path)

    disk.erase(path)
    disk.erase(path)

    assert not path.exists()
    assert len(link.read_bytes()) == 60
    assert b"secret" not in link.read_bytes()


def test_ballast_is_held_once_and_let_go(tmp_path: Path) -> None:
    ballast.ensure(tmp_path)
    first = (tmp_path / "ballast").stat()
    ballast.ensure(tmp_path)

    assert first.st_size == 4 * 1024 * 1024
    assert first.st_blocks * 512 >= first.st_size, "a sparse file would hold nothing back"
    assert (tmp_path / "ballast").stat().st_mtime_ns == first.st_mtime_ns
    assert ballast.release(tmp_path)
    assert not ballast.release(tmp_path)


def test_ballast_is_not_taken_from_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 63 * 1024 * 1024

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    ballast.ensure(tmp_path)
    assert not (tmp_path / "ballast").exists()


def test_the_folder_can_be_named_or_is_the_persons_own(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.HOME, str(tmp_path))
    assert places.default_folder() == tmp_path
    monkeypatch.setenv(places.HOME, "~/kept")
    assert places.default_folder() == own_home / "kept"
    monkeypatch.delenv(places.HOME)
    assert places.default_folder().name == "privacy-self-audit"
    assert own_home in places.default_folder().parents
    assert not places.default_folder().exists()


def test_a_folder_is_made_private_and_kept_so(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "two"
    places.make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700

    folder.chmod(0o755)
    places.make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(DiskTrouble):
        places.make_private(tmp_path / "taken")


def test_what_a_link_points_to_is_never_overwritten(tmp_path: Path) -> None:
    own, link = tmp_path / "letter.txt", tmp_path / "copy-1.db"
    own.write_bytes(b"mine")
    link.symlink_to(own)
    disk.erase(link)
    assert own.read_bytes() == b"mine"
    assert not link.is_symlink()


def test_what_makes_way_goes_where_it_cannot_be_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk that copies on write: or no start would ever get past it."""
    path = tmp_path / "copying"
    path.write_bytes(b"x" * 5000)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        disk.erase(path)
    disk.let_go(path)
    assert not path.exists()
