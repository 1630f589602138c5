"""Tries the Debian package as IT would, in Debian 12 and 13, and prints what came of it.

Usage: deb_test.py [--short], as root, after ``make freeze``. ``--short`` is Debian 12 alone,
without the second freezing that shows that two builds give the same bytes, and without measuring.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import freeze
import make_deb
from budgets import measure
from chroots import RELEASES, base, can_be_made, machine
from life import Packages, live
from table import Table, expect

_SEEN = freeze.ROOT / "build" / "deb-test"


def main() -> int:
    """Try everything; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    short = parser.parse_args().short
    table = Table()
    with tempfile.TemporaryDirectory(prefix="deb-test-") as folder:
        work = Path(folder)
        version = freeze.version_of(freeze.ROOT)
        old = make_deb.make(freeze.FROZEN, "0.0.1", work, level=0)
        new = make_deb.make(freeze.FROZEN, version, work, level=0)
        table.tried("this", "Debian's own tools find nothing", lambda: _look(new))
        if not short:
            table.tried("this", "a second build gives the same bytes", lambda: _again(work, new))
            for what, trial in measure(work).items():
                table.tried("this", what, trial)
        if not can_be_made():
            print("No Debian machines here: that needs root, and leave to mount. Not tried.")
            return table.end() if short else 1
        for release in ["bookworm"] if short else RELEASES:
            packages = Packages(old, new, _SEEN / f"{release}.png")
            with machine(base(release)) as on:
                live(table, RELEASES[release], on, packages)
    return table.end()


def _look(package: Path) -> str:
    command = ("sh", str(freeze.ROOT / "packaging" / "deb" / "check.sh"), str(package))
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    expect(ran.returncode == 0, ran.stdout + ran.stderr)
    return "lintian, appstreamcli, desktop-file-validate"


def _again(work: Path, first: Path) -> str:
    """Wheel, freezing and packing once more, from the beginning."""
    wheel = freeze.build_wheel(work / "wheel")
    frozen = freeze.freeze(wheel, work / "again")
    second = make_deb.make(frozen, freeze.version_of(freeze.ROOT), work / "packed", level=0)
    same = first.read_bytes() == second.read_bytes()
    expect(same, f"{first.stat().st_size} and {second.stat().st_size} bytes that differ")
    return f"{first.stat().st_size} bytes, unpacked form"


if __name__ == "__main__":
    sys.exit(main())
