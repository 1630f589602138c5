"""The recorder itself: real calls, seen whole, and none overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.calls import NotModelledError, whole
from tests.faults.events import Flushed, FolderFlushed, Moved, Removed, Said, Wrote, tree
from tests.faults.powercut import complete
from tests.faults.recording import record

SCRIPTS = {
    "everything": """
os.write(1, b"ready\\n")
(at / "a").write_bytes(b"x" * 1000)
(at / "d").mkdir()
with open(at / "d" / "n", "wb") as file:
    file.write(b"hello")
    file.flush()
    os.fsync(file.fileno())
    file.seek(600)
    file.write(b"more")
(at / "a").replace(at / "d" / "a")
(at / "d").rename(at / "e")
(at / "old").write_bytes(b"new")
(at / "old").unlink()
with open(at / "e" / "a", "r+b") as file:
    file.truncate(5)
handle = os.open(at, os.O_RDONLY)
os.fsync(handle)
os.close(handle)
os.mkdir("inner", dir_fd=os.open(at / "e", os.O_RDONLY))
(at.parent / "elsewhere").write_bytes(b"not ours")
""",
    "mapped": """
import mmap
with open(at / "old", "r+b") as file:
    mmap.mmap(file.fileno(), 0)[0:1] = b"X"
""",
    "gathered": """
with open(at / "old", "r+b") as file:
    os.writev(file.fileno(), [b"X"])
""",
    "appended": 'open(at / "old", "ab").write(b"X")',
    "linked": '(at / "two").hardlink_to(at / "old")',
    "copied": """
with open(at / "old", "rb") as one, open(at / "two", "wb") as two:
    os.copy_file_range(one.fileno(), two.fileno(), 3)
""",
    "moved out": '(at / "old").rename(at.parent / "out")',
    "doubled": 'os.dup(os.open(at / "old", os.O_RDWR))',
}


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "old").write_bytes(b"old")
    return folder


def run(watched: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Record a script."""
    script = watched.parent / "script.py"
    start = "import os, sys, pathlib\nat = pathlib.Path(sys.argv[1])\n"
    script.write_text(start + SCRIPTS[name])
    monkeypatch.setenv("PYTHONPATH", str(watched.parent))
    recorded = record(watched, "script")
    assert complete(recorded) == tree(watched), "the recording leaves what really lies there"
    return list(recorded.events)


def test_every_call_is_seen_in_order(watched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = run(watched, "everything", monkeypatch)

    assert events[0] == Said("ready")
    assert Wrote(2, 600, b"more") in events
    assert (
        events.index(Flushed(2)) < events.index(Moved("a", "d/a")) < events.index(Moved("d", "e"))
    )
    assert Removed("old") in events
    assert FolderFlushed(".") in events
    assert sorted(tree(watched)) == ["e", "e/a", "e/inner", "e/n"]


@pytest.mark.parametrize("name", [name for name in SCRIPTS if name != "everything"])
def test_what_is_not_understood_is_never_passed_over(
    watched: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotModelledError):
        run(watched, name, monkeypatch)


def test_a_program_that_fails_is_no_recording(watched: Path) -> None:
    with pytest.raises(AssertionError, match="No module named"):
        record(watched, "no_such_module")


def test_calls_that_threads_interrupted_are_put_together() -> None:
    lines = [
        "7 fsync(5 <unfinished ...>\n",
        '8 write(1, "\\x61", 1) = 1\n',
        "7 <... fsync resumed>)             = 0\n",
    ]
    assert list(whole(lines)) == ['8 write(1, "\\x61", 1) = 1', "7 fsync(5)             = 0"]
