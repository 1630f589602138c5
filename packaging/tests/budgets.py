"""Size and start of the frozen program, beside the bare thing, with the budgets they must keep.

The folder may be 90 MB larger than a bare window frozen in the same way. The terminal program, from
pressing Enter to its version, may take 1.1 times what it takes unfrozen; so may the window, to its
first event.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import freeze
from table import expect

_MEGA = 1_000_000
_MORE = 90
_SLOWER = 1.1
_ROUNDS = 7
_BARE = "from PySide6.QtWidgets import QApplication, QWidget\nQApplication([])\nQWidget().show()\n"


def measure(work: Path) -> dict[str, Callable[[], str]]:
    """Every budget by its name."""
    return {
        "the folder is small enough": lambda: _size(work),
        "the frozen program starts as fast": _start,
    }


def _size(work: Path) -> str:
    script = work / "bare.py"
    script.write_text(_BARE, "utf-8")
    where = (
        "--distpath",
        str(work / "bare"),
        "--workpath",
        str(work / "pyi"),
        "--specpath",
        str(work),
    )
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *where)
    env = freeze.fixed(dict(os.environ))
    subprocess.run((*command, str(script)), check=True, env=env, capture_output=True)
    bare, ours = _bytes(work / "bare"), _bytes(freeze.FROZEN)
    seen = f"{ours / _MEGA:.0f} MB, bare window {bare / _MEGA:.0f} MB"
    expect(ours <= bare + _MORE * _MEGA, seen)
    return seen


def _start() -> str:
    frozen = _seconds(str(freeze.FROZEN / "privacy-self-audit-cli"), "--version")
    plain = _seconds(sys.executable, "-m", "audit_app", "--version")
    seen = f"{frozen * 1000:.0f} ms frozen, {plain * 1000:.0f} ms unfrozen"
    expect(frozen <= plain * _SLOWER, seen)
    return seen


def _seconds(*command: str) -> float:
    """The middle of some starts, after one that warms the disk."""
    times = []
    for _ in range(_ROUNDS + 1):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd="/")
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def _bytes(folder: Path) -> int:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files)
