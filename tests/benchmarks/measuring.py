"""What a benchmark is made of: our way, the bare way, and how to measure a process."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

# What one run measured: a name with its unit ("CPU ms", "memory MB") and the figure.
Figures = Mapping[str, float]
Measure = Callable[[], Figures]


class NotMeasuredError(Exception):
    """This machine or this version cannot run the case; the text says why."""


class Budget(NamedTuple):
    """The most that is meant to be: of ours / bare, of ours - bare, or of ours alone."""

    most: float
    of: Literal["ratio", "difference", "ours"] = "ratio"


class Case(NamedTuple):
    """One comparison. ``bare`` does the least that any program would have to do for the same end.

    Both give figures under the same names; ``budgets`` go by those names.
    """

    name: str
    ours: Measure
    bare: Measure
    budgets: Mapping[str, Budget]


def process(command: Sequence[str], env: Mapping[str, str] | None = None) -> Figures:
    """Run a program to its end: its CPU time (user and system) and its largest memory.

    NotMeasuredError: it ended with another exit code than 0.
    """
    with subprocess.Popen(
        command,
        env=ordinary(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        said = program.stderr.read() if program.stderr else ""
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        last = (said.strip().splitlines() or ["it said nothing"])[-1]
        message = f"exit code {program.returncode}: {last}"
        raise NotMeasuredError(message)
    return {"CPU ms": (used.ru_utime + used.ru_stime) * 1000, "memory MB": used.ru_maxrss / 1024}


def ordinary(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a person's laptop, where Python keeps what it has compiled."""
    kept = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | dict(more or {})
