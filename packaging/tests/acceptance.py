"""The nine tests of an IT admin: passed here, passed under Wine, or not possible here.

Runs ``make deb-test``, ``make msi-test`` and the tests of the packages, and reads their rows. Each
test names the rows it rests on, so that a row that is gone or did not pass shows.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

_ROW = re.compile(r"^(?P<where>\S+(?: \S+)*?) +(?P<mark>yes|NO ) (?P<what>.+?) +\d+\.\d s  ")
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("make", "msi-test"),
    ("make", "deb-test"),
    ("make", "test", "ARGS=-q tests/packaging tests/policy"),
)


class Wanted(NamedTuple):
    """One test: the rows it rests on (how their names begin), and what is left to others."""

    name: str
    wine: tuple[str, ...]
    here: tuple[str, ...]
    not_here: str


WANTED = (
    Wanted(
        "1 silent installation, one entry, chosen shortcuts",
        ("silent installation with all features", "silent installation chooses Start menu"),
        ("apt installs it",),
        "a real Windows; an entry with a help link",
    ),
    Wanted(
        "2 as SYSTEM, and with no network",
        ("no network", "silent installation with all features"),
        ("a plain user's self-test, without network",),
        "SYSTEM: Wine has no other accounts",
    ),
    Wanted(
        "3 a standard user writes nothing in the program's folder",
        ("nothing was written in Program Files",),
        ("it writes only in the person's own folders",),
        "folder rights of Windows between two people",
    ),
    Wanted(
        "4 policies before the first start; HKCU cannot weaken HKLM",
        ("policies of HKLM count",),
        ("a policy is read", "tests/packaging tests/policy"),
        "gpedit and Intune",
    ),
    Wanted(
        "5 look-ups off, and no network at all: everything works",
        ("no network", "the window shows", "policies of HKLM count"),
        ("the window opens, without network", "a policy is read"),
        "sockets on Windows (make test counts them on Linux)",
    ),
    Wanted(
        "6 upgrade keeps all, downgrade refused, repair",
        ("silent upgrade", "downgrade is refused", "repair brings back"),
        ("an upgrade keeps answers and policy", "apt refuses to go back"),
        "an upgrade while the program is open, on Windows",
    ),
    Wanted(
        "7 uninstalling leaves answers and policies only",
        ("uninstalling leaves",),
        ("removing keeps answers and policy", "purging leaves nothing"),
        "",
    ),
    Wanted(
        "8 signed, checksums, the same bytes again",
        ("the same folder gives the same bytes",),
        ("a second build gives the same bytes", "tests/packaging tests/policy"),
        "a real certificate and time stamp (a throw-away one passed)",
    ),
    Wanted(
        "9 the Debian package on 12 and 13",
        (),
        ("Debian's own tools find nothing", "apt installs it", "purging leaves nothing"),
        "Ubuntu",
    ),
)


def read(said: str) -> dict[str, bool]:
    """The rows of a printed table; of one that stands there twice the worse counts."""
    rows: dict[str, bool] = {}
    for found in filter(None, map(_ROW.match, said.splitlines())):
        well = found["mark"] == "yes"
        rows[found["what"]] = rows.get(found["what"], True) and well
    return rows


def result(names: Iterable[str], rows: Mapping[str, bool], word: str) -> str:
    """What became of the rows whose names begin so."""
    wanted = tuple(names)
    if not wanted:
        return "-"
    missing = [name for name in wanted if not any(row.startswith(name) for row in rows)]
    if missing:
        return f"NOT TRIED: {missing[0]}"
    wrong = [row for row, well in rows.items() if not well and row.startswith(wanted)]
    return f"NOT PASSED: {wrong[0]}" if wrong else f"passed {word}"


def table(rows: Mapping[str, bool]) -> tuple[list[str], bool]:
    """The nine lines for people, and whether everything that can be tried passed."""
    lines = ["| test | Windows | Debian | not possible here |", "| --- | --- | --- | --- |"]
    good = True
    for each in WANTED:
        windows = result(each.wine, rows, "under Wine")
        debian = result(each.here, rows, "here")
        good = good and not any(said.startswith("NOT") for said in (windows, debian))
        lines.append(f"| {each.name} | {windows} | {debian} | {each.not_here or '-'} |")
    return lines, good


def main() -> int:
    """Run everything, and print the nine lines."""
    began = time.monotonic()
    rows: dict[str, bool] = {}
    for command in _COMMANDS:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False, errors="replace"
        )
        print(done.stdout, flush=True)
        rows |= read(done.stdout)
        if command[1] == "test":
            rows[command[2].removeprefix("ARGS=-q ")] = done.returncode == 0
    lines, good = table(rows)
    print("\n".join(lines))
    print(f"\n{(time.monotonic() - began) / 60:.1f} minutes")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
