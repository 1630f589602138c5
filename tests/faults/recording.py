"""What a process really did to a folder: run under strace and written down call by call."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.calls import TRACED, Account, events, whole
from tests.faults.events import Event, Tree, tree
from tests.vault.parts import ROOT

_LONGEST = "16777216"
_QUIETLY = ("-f", "-qq", "-xx", "-s", _LONGEST, "--seccomp-bpf", "-e", "signal=none")


class Recording(NamedTuple):
    """What lay in the folder before, and what was done."""

    before: Tree
    events: Sequence[Event]


def record(folder: Path, *command: str) -> Recording:
    """Run a module of Python, with ``folder`` as its last argument, and record what it does there.

    AssertionError: it failed. NotModelledError: it did what is not understood.
    """
    expect_strace()
    before = tree(folder)
    calls = folder.with_name(folder.name + ".calls")
    strace = ("strace", *_QUIETLY, "-e", f"trace={TRACED}", "-o", str(calls))
    done = subprocess.run(
        [*strace, sys.executable, "-m", *command, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    account = Account(folder, before)
    with calls.open() as lines:
        found = [event for line in whole(lines) for event in events(line, account)]
    calls.unlink()
    return Recording(before, found)


@functools.cache
def may_trace() -> bool:
    """Whether strace is here and allowed to look (some containers forbid it)."""
    try:
        return (
            subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode
            == 0
        )
    except FileNotFoundError:
        return False


def expect_strace() -> None:
    """Skip the test where calls cannot be traced."""
    if not may_trace():
        pytest.skip("strace is not allowed to trace here")
