"""Opening a list of 200 actions, and a key typed into its search, against a bare list."""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import Budget, Case, Figures, NotMeasuredError, ordinary


def cases(_folder: Path) -> list[Case]:
    return [
        Case(
            name="A list of 200 actions",
            ours=lambda: _measured("ours"),
            bare=lambda: _measured("bare"),
            budgets={
                "open CPU ms": Budget(600, of="ours"),
                # What the eye does not notice.
                "key CPU ms": Budget(50, of="ours"),
            },
        )
    ]


def _measured(way: str) -> Figures:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.list_window", way],
        env=ordinary({"QT_QPA_PLATFORM": "offscreen"}),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise NotMeasuredError((ran.stderr.strip().splitlines() or ["it said nothing"])[-1])
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures
