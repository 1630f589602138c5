"""What a fault test counted: told by the test, and put into one table at the end of the run."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import apsw

SOAK = "PRIVACY_SELF_AUDIT_SOAK"
PROPERTY = "figure"
_LIBRARIES = ("apsw-sqlite3mc", "PyNaCl", "keyring", "msgspec")


class Figure(NamedTuple):
    """One row: what was done to the answers, how often, and what came of it."""

    did: str
    times: int
    came_of_it: str
    held: bool = True


class Figures:
    """How much a test does, and where it says what it counted."""

    def __init__(self, record: Callable[[str, object], None], *, long: bool) -> None:
        """``record`` is pytest's ``record_property``; ``long`` is the form of ``make soak``."""
        self.long = long
        self._record = record

    def times(self, short: int, long: int) -> int:
        """How often, in the form that is running."""
        return long if self.long else short

    def tell(self, did: str, times: int, came_of_it: str) -> None:
        """Say what was counted, before it is judged: a figure that does not hold is told too."""
        self._record(PROPERTY, (did, times, came_of_it))


def is_long() -> bool:
    """Whether this is ``make soak``."""
    return bool(os.environ.get(SOAK))


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown."""
    rows = ["| what was done | times | what came of it |", "| --- | ---: | --- |"]
    for figure in figures:
        doubt = "" if figure.held else "**NOT HELD**: "
        rows.append(f"| {figure.did} | {figure.times:,} | {doubt}{figure.came_of_it} |")
    return "\n".join(rows)


def circumstances(folder: Path, now: datetime | None = None) -> str:
    """When and on what the figures were counted; ``folder`` is where the vaults lay."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{now or datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {libraries}, "
        f"SQLite {apsw.sqlite_lib_version()}, {platform.system()} {platform.release()} "
        f"{platform.machine()}, {os.cpu_count()} cores, {file_system(folder)}"
    )


def file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of file system that ``folder`` lies on, as far as the system says."""
    try:
        lines = [line.split(" ") for line in mounts.read_text().splitlines()]
    except OSError:
        return "unknown file system"
    below = {Path(where): kind for _, where, kind, *_ in lines}
    return next((below[at] for at in (folder, *folder.parents) if at in below), "unknown")
