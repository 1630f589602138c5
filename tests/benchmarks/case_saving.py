"""From choosing an answer, over its being saved, to the next question painted: the slow end (p95).

The bare thing is the least that any window would do: flush 4 KiB to the disk, and paint nothing.
"""

import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.benchmarks.measuring import Budget, Case, Figures, ordinary

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def told(program: str, path: Path) -> Figures:
    """The p95 that a window in a process of its own measured and printed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{program}", str(path)],
        env=ordinary(OFFSCREEN),
        capture_output=True,
        check=True,
        text=True,
    )
    return {"p95 ms": float(done.stdout)}


def cases(folder: Path) -> list[Case]:
    turn = count()
    return [
        Case(
            name="Answer to next question",
            ours=lambda: told("saving_window", folder / f"answers-{next(turn)}"),
            bare=lambda: told("bare_saving", folder / "page"),
            budgets={"p95 ms": Budget(50, of="ours")},
        )
    ]
