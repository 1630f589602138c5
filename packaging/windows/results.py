"""Steps that are tried one after the other, and a table of how they went."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

PASSED, NOT_PASSED = "passed", "NOT PASSED"


class NotAsExpected(Exception):
    """A step did not end as it should; the text says how it ended."""


@dataclass
class Table:
    """What was tried, in order."""

    title: str
    rows: list[tuple[str, str, float]] = field(default_factory=list)

    def step(self, name: str, do: Callable[[], None]) -> None:
        """Do one step; whatever becomes of it, the next can be tried."""
        began = time.monotonic()
        try:
            do()
            said = PASSED
        except Exception as wrong:  # noqa: BLE001 - a row of the table, and a wrong end of the whole
            said = f"{NOT_PASSED}: {type(wrong).__name__} {wrong}"[:400]
        self.rows.append((name, said, time.monotonic() - began))
        print(f"{self.rows[-1][2]:6.1f} s  {said:12}  {name}", file=sys.stderr, flush=True)

    @property
    def is_good(self) -> bool:
        """Whether every step passed."""
        return all(said == PASSED for _, said, _ in self.rows)

    def markdown(self, now: datetime) -> str:
        """The table for the docs, with its day and minutes."""
        minutes = sum(seconds for *_, seconds in self.rows) / 60
        lines = [
            f"# {self.title}",
            "",
            f"{now:%d %B %Y}. {len(self.rows)} steps, {minutes:.1f} minutes.",
            "",
            "| step | result | seconds |",
            "| --- | --- | --- |",
            *(f"| {name} | {said} | {seconds:.0f} |" for name, said, seconds in self.rows),
        ]
        return "\n".join(lines) + "\n"


def expect(what: str, found: object, wanted: object) -> None:
    """NotAsExpected: ``found`` is not ``wanted``."""
    if found != wanted:
        raise NotAsExpected(f"{what}: {found!r}, not {wanted!r}")


def expect_in(what: str, wanted: str, found: str | Iterable[str]) -> None:
    """NotAsExpected: ``wanted`` is not in ``found``."""
    if wanted not in found:
        shown = found if isinstance(found, str) else sorted(found)
        raise NotAsExpected(f"{what}: no {wanted!r} in {str(shown)[-200:]!r}")
