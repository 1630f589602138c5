"""A real disk that is full, and one that belongs to somebody else or may not be written to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_app.domain.errors import AuditError
from audit_app.vault import forget
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.faults.parts import begun, look_through, open_quickly
from tests.vault.parts import ROOT, answered, contents, keep, make, means

NOBODY = 65534
MAY_NOT = 77


def mounted(folder: Path, options: str, command: str) -> str:
    """Run a command where ``folder`` is a small file system of its own; what it said.

    Skips the test where this account may not mount one. AssertionError: the command failed.
    """
    script = f"mount -t tmpfs -o {options} tmpfs {folder} || exit {MAY_NOT}; {command}"
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == MAY_NOT or done.stderr.startswith("unshare:"):
        pytest.skip("this account may not mount a small file system")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_real_full_disk(tmp_path: Path, figures: Figures) -> None:
    """On a file system of 6 MB: saving stops whole, deleting and trying again work."""
    small = tmp_path / "small"
    small.mkdir()
    child = f"{sys.executable} -m tests.faults.full_child {small}/answers"
    saved = mounted(small, "size=6M", f"exec {child}")
    figures.tell(
        "a real disk of 6 MB filled with answers",
        int(saved),
        "each was kept whole or not at all, reopened, went on, deleted",
    )


def test_backing_up_and_bringing_back_on_a_full_disk(tmp_path: Path, figures: Figures) -> None:
    """A stick without room, and a laptop without room to unpack or to make a copy."""
    small = tmp_path / "small"
    small.mkdir()
    child = f"{sys.executable} -m tests.faults.full_backup_child {small}/answers"
    mounted(small, "size=6M", f"exec {child}")
    figures.tell(
        "a full stick, and a full laptop: backup, unpack, copy", 5, "told each time, nothing left"
    )


def test_a_real_read_only_disk(tmp_path: Path, figures: Figures) -> None:
    small = tmp_path / "small"
    small.mkdir()
    kept = begun(tmp_path / "answers")
    command = (
        f"cp -a {kept} {small}/answers && mount -o remount,ro {small}"
        f" && exec {sys.executable} -m tests.faults.test_small_disk {small}/answers"
    )
    said = mounted(small, "size=20M", command)
    assert said.split() == ["open", "NotAllowed", "start", "NotAllowed", "delete", "NotAllowed"]
    figures.tell("a real read-only disk: open, begin, delete", 3, "told each time, 0 bytes changed")


def say_what_comes(folder: Path) -> None:
    """Open, begin and delete in a folder that may not be written to; nothing changes."""
    before = contents(folder)
    for word, work in WORKS.items():
        try:
            work(folder)
            outcome = "done"
        except AuditError as error:
            outcome = type(error).__name__
        sys.stdout.write(f"{word} {outcome}\n")
    assert contents(folder) == before


def _delete(folder: Path) -> None:
    forget.forget(folder, means())


def _open(folder: Path) -> None:
    open_quickly(folder).close()


def _begin(folder: Path) -> None:
    make(folder.with_name("another")).close()


WORKS = {"open": _open, "start": _begin, "delete": _delete}


def as_nobody(say: Say, folder: Path) -> None:
    """Another account of this computer."""
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    for word, work in WORKS.items():
        try:
            work(folder)
            say(f"{word} done")
        except AuditError as error:
            say(f"{word} {type(error).__name__}")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every account of this computer can get to."""
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


ONLY_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")


def tried_by_nobody(folder: Path) -> list[str]:
    """What another account is told. AssertionError: a byte has changed."""
    before = contents(folder)
    with Child(as_nobody, folder) as child:
        said = child.end()
    assert contents(folder) == before
    return said


@ONLY_ROOT
@pytest.mark.parametrize("mode", [0o700, 0o755], ids=["private", "to look at"])
def test_another_account_is_told_and_changes_nothing(
    shared: Path, mode: int, figures: Figures
) -> None:
    folder = begun(shared / "answers")
    folder.chmod(mode)
    assert tried_by_nobody(folder) == ["open NotYours", "start NotAllowed", "delete NotYours"]
    folder.chmod(0o700)
    with open_quickly(folder) as vault:
        keep(vault, answered(0))
    assert look_through(folder).numbers == [0]
    what = f"another account's folder, mode {mode:o}: open, begin, delete"
    figures.tell(what, 3, "told each time, 0 bytes changed")


@ONLY_ROOT
def test_a_folder_that_its_owner_may_not_write_to_is_told(shared: Path, figures: Figures) -> None:
    folder = begun(shared / "answers")
    for path in (*folder.iterdir(), folder):
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o500 if path.is_dir() else 0o400)
    said = tried_by_nobody(folder)
    assert said == ["open NotAllowed", "start NotAllowed", "delete NotAllowed"]
    what = "one's own folder without permission to write: open, begin, delete"
    figures.tell(what, 3, "told each time, 0 bytes changed")


if __name__ == "__main__":
    say_what_comes(Path(sys.argv[1]))
