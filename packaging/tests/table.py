"""What was tried and what came of it, as a table that people and documents can hold."""

import sys
import time
from collections.abc import Callable
from typing import NamedTuple


class NotSoError(Exception):
    """Something that must hold does not; the text says what was seen."""


class Row(NamedTuple):
    """One thing that was tried."""

    where: str
    what: str
    well: bool
    seen: str
    seconds: float


def expect(so: object, seen: str) -> None:
    """NotSoError with ``seen`` unless it is so."""
    if not so:
        raise NotSoError(seen)


class Table:
    """Every row so far. A row is printed when it is known."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._began = time.monotonic()

    def tried(self, where: str, what: str, trial: Callable[[], str]) -> bool:
        """Try something; what it gives is what was seen."""
        began = time.monotonic()
        try:
            seen, well = trial(), True
        except NotSoError as wrong:
            seen, well = str(wrong), False
        row = Row(where, what, well, seen, time.monotonic() - began)
        self.rows.append(row)
        print(_line(row), flush=True)
        return well

    def end(self) -> int:
        """Say how many went well and how long it took; the exit code."""
        wrong = [row for row in self.rows if not row.well]
        minutes = (time.monotonic() - self._began) / 60
        print(f"\n{len(self.rows) - len(wrong)} of {len(self.rows)} as it should be", end="")
        print(f", in {minutes:.1f} minutes", flush=True)
        for row in wrong:
            print(f"NOT AS IT SHOULD BE: {row.where}, {row.what}: {row.seen}", file=sys.stderr)
        return 1 if wrong else 0


def _line(row: Row) -> str:
    mark = "yes" if row.well else "NO "
    seen = row.seen.replace("\n", " ")[:160]
    return f"{row.where:<10} {mark} {row.what:<44} {row.seconds:5.1f} s  {seen}"
