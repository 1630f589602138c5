"""A saved file is whole or absent, and nothing is replaced unasked."""

import errno
import os
import stat
from pathlib import Path

import pytest

from audit_app.system import files


def test_it_writes_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    """The list is personal."""
    path = tmp_path / "list.pdf"
    files.save(path, b"data")
    assert path.read_bytes() == b"data"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert [p.name for p in tmp_path.iterdir()] == ["list.pdf"]


def test_it_never_replaces_unasked(tmp_path: Path) -> None:
    """The old file stays as it was until somebody says so."""
    path = tmp_path / "list.pdf"
    path.write_bytes(b"old")
    with pytest.raises(files.FileThere):
        files.save(path, b"new")
    assert path.read_bytes() == b"old"
    files.save(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["list.pdf"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """The key names the reason."""
    with pytest.raises(files.FileNotSaved) as caught:
        files.save(tmp_path / "no" / "list.pdf", b"x")
    assert caught.value.key == "errors.files.no-folder"


def test_a_file_where_a_folder_should_be_is_said_so(tmp_path: Path) -> None:
    """Tidying up after the failure must not hide it."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(files.FileNotSaved) as caught:
        files.save(tmp_path / "file" / "list.pdf", b"x")
    assert caught.value.key == "errors.files.no-folder"


def test_a_folder_to_save_in_is_made_once_or_it_is_said_why_not(tmp_path: Path) -> None:
    """A read-only place, or a file of that name, is told like a file that cannot be saved."""
    files.make_folder(tmp_path / "out")
    files.make_folder(tmp_path / "out")
    assert (tmp_path / "out").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(files.FileNotSaved):
        files.make_folder(tmp_path / "file")
    with pytest.raises(files.FileNotSaved) as caught:
        files.make_folder(tmp_path / "file" / "out")
    assert caught.value.key == "errors.files.no-folder"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "errors.files.full"),
        (errno.EROFS, "errors.files.read-only"),
        (errno.EACCES, "errors.files.not-allowed"),
        (errno.EIO, "errors.files.not-saved"),
    ],
)
def test_a_failing_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    """The disk fails at the flush; nothing is left and the old file stays."""
    path = tmp_path / "list.pdf"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, "injected")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(files.FileNotSaved) as caught:
        files.save(path, b"new", replace=True)
    assert caught.value.key == key
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["list.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_really_full_device_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's own full device gives the words for a full disk."""
    real_open = os.open

    def open_full(_path: object, _flags: int, _mode: int) -> int:
        return real_open("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", open_full)
    with pytest.raises(files.FileNotSaved) as caught:
        files.save(tmp_path / "list.pdf", b"x" * 10)
    assert caught.value.key == "errors.files.full"
