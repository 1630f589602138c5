"""An answer chosen, saved, and the next question painted: the slow end of a full check-in.

The bare thing is what cannot be had for less: a file of 4 KiB, flushed to the disk.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import Budget, Case, Figures

ONE_PAGE = bytes(4096)


def answering() -> Figures:
    """The p95 over every question, in a window of its own process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.saving_window"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
    )
    return {"p95 ms": float(done.stdout.split()[-1])}


def flushing(path: Path) -> Figures:
    begun = time.perf_counter()
    with path.open("wb") as file:
        file.write(ONE_PAGE)
        file.flush()
        os.fsync(file.fileno())
    return {"p95 ms": (time.perf_counter() - begun) * 1000}


def cases(folder: Path) -> list[Case]:
    return [
        Case(
            name="Answer to next question",
            ours=answering,
            bare=lambda: flushing(folder / "page"),
            budgets={"p95 ms": Budget(50, of="ours")},
        )
    ]
