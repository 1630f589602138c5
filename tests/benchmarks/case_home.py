"""From start to the first paint of Home over 30 check-ins, against a bare window."""

import sys
from pathlib import Path

from tests.benchmarks.lived import live
from tests.benchmarks.measuring import Budget, Case, process

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
HERE = Path(__file__).parent
CHECKINS = 30


def cases(folder: Path) -> list[Case]:
    home = folder / "home"
    spare_key = live(home, CHECKINS)
    ours = [sys.executable, str(HERE / "home_window.py"), str(home), spare_key]
    bare = [sys.executable, str(HERE / "bare_window.py")]
    libraries = [sys.executable, str(HERE / "library_window.py")]
    return [
        Case(
            name="First paint of Home",
            ours=lambda: process(ours, OFFSCREEN),
            bare=lambda: process(bare, OFFSCREEN),
            budgets={"CPU ms": Budget(1.5), "memory MB": Budget(1.4)},
        ),
        # What of the figures above is the libraries' part: ours begins where this window ends.
        Case(
            name="First paint of Home, over the libraries",
            ours=lambda: process(ours, OFFSCREEN),
            bare=lambda: process(libraries, OFFSCREEN),
            budgets={"CPU ms": Budget(1.5), "memory MB": Budget(1.4)},
        ),
    ]
