"""Nothing that a person types is ever written in plain words: every write is looked at.

A whole session in a window under strace, then a search of its home, temporary folder, settings,
logs and whatever else it left. The control, plain SQLite, is found out by the same look.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from audit_app.domain.checkin import Noted
from audit_app.domain.checklist import QuestionId
from audit_app.system import process
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.faults.parts import begun, open_quickly
from tests.faults.recording import expect_strace
from tests.samples import NOW
from tests.vault.parts import CHECKIN, ROOT, keep

WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
SESSION = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/faults/window_session.py")
PLAIN = """
import apsw, os, sys
words = os.environ["CANARIES"].split()
db = apsw.Connection(sys.argv[1] + "/plain.db")
db.execute("CREATE TABLE said(text)")
db.executemany("INSERT INTO said VALUES(?)", [(word,) for word in words])
db.close()
"""


@pytest.fixture
def words() -> list[str]:
    """Four words that stand nowhere else, made anew each time."""
    dice = random.SystemRandom()
    return ["".join(dice.choices("bcdfghjklmnpqrstvwxz", k=14)) for _ in range(4)]


def watched(folder: Path, words: list[str], *command: str) -> list[str]:
    """Run Python, writing down what it writes: the lines that show one of the words."""
    expect_strace()
    log = folder.with_name("writes")
    env = os.environ | {"CANARIES": " ".join(words), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"TMPDIR": str(folder), "HOME": str(folder)}
    strace = ("strace", "-f", "-qq", "-xx", "-s", "16777216", "--seccomp-bpf", "-o", str(log))
    done = subprocess.run(
        [*strace, "-e", f"trace={WRITES}", "-e", "signal=none", sys.executable, *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    forms = [hexadecimal(form) for word in words for form in encoded(word)]
    with log.open() as lines:
        return [line[:80] for line in lines if any(form in line for form in forms)]


def encoded(word: str) -> list[bytes]:
    """A word however it may be written."""
    return [word.encode(encoding) for encoding in ENCODINGS]


def hexadecimal(data: bytes) -> str:
    """As strace writes bytes down."""
    return "".join(f"\\x{byte:02x}" for byte in data)


def lying_about(folder: Path, words: list[str]) -> list[str]:
    """Files below a folder that hold one of the words."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    forms = [form for word in words for form in encoded(word)]
    return [str(path) for path in files if any(form in path.read_bytes() for form in forms)]


def test_no_write_of_a_session_shows_what_was_typed(
    tmp_path: Path, words: list[str], figures: Figures
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    shown = watched(folder, words, *SESSION, f"--basetemp={folder}/session")

    left = [path for path in folder.rglob("*") if path.is_file()]
    lying = lying_about(folder, words)
    with (tmp_path / "writes").open() as lines:
        writes = sum(1 for _ in lines)
    figures.tell(
        "writes of a session in the window (note, record, search words, attachment, PDF, backup)",
        writes,
        f"{len(shown)} with a word that was typed; {len(lying)} of {len(left)} files left hold one",
    )
    assert {"vault.db", "mine.psabackup", "list.pdf"} <= {path.name for path in left}
    assert shown == []
    assert lying == []


def test_control_plain_sqlite_is_found_out(
    tmp_path: Path, words: list[str], figures: Figures
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    shown = watched(folder, words, "-c", PLAIN, str(folder))
    lying = lying_about(folder, words)
    figures.tell(
        "control, must be found out: the same words in plain SQLite",
        len(words),
        f"{len(shown)} writes and {len(lying)} files show them",
    )
    assert shown
    assert [Path(path).name for path in lying] == ["plain.db"]


def crash(say: Say, folder: Path, word: str) -> None:
    """With the answers open and the word in memory, die as a fault in a library lets it die."""
    os.chdir(folder)
    process.harden()
    vault = open_quickly(folder / "answers")
    keep(vault, Noted(checkin=CHECKIN, at=NOW, question=QuestionId("q1"), text=word))
    say("ready")
    os.abort()


def test_a_crash_leaves_no_core_file(tmp_path: Path, words: list[str], figures: Figures) -> None:
    begun(tmp_path / "answers")
    with Child(crash, tmp_path, words[0]) as child:
        child.wait_for("ready")
        child.end()
        assert child.exit_code is not None
        assert child.exit_code < 0
    lying = lying_about(tmp_path, words)
    figures.tell("a crash with answers in memory", 1, f"{len(lying)} core files, 0 words lie about")
    assert lying == []
