"""``make bench``: ours beside the bare thing, medians of interleaved runs. It never fails.

A new benchmark is a file ``case_<name>.py`` in this folder with ``cases(folder) -> list[Case]``;
``folder`` is a temporary one to put things in.
"""

import argparse
import importlib
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.measuring import Budget, Case, Figures, NotMeasuredError

RUNS = 11
ROW = "{:44} {:>10} {:>10} {:>7} {:>10}  {}"


def find_cases(folder: Path, wanted: Sequence[str]) -> Iterator[Case]:
    """The cases of every ``case_*.py`` here, or of those whose name holds one of ``wanted``."""
    for file in sorted(Path(__file__).parent.glob("case_*.py")):
        if not wanted or any(word in file.stem for word in wanted):
            yield from importlib.import_module(f"tests.benchmarks.{file.stem}").cases(folder)


def measure(case: Case, runs: int) -> tuple[Figures, Figures]:
    """Medians of ``runs`` runs of ours and of bare, taking turns at going first.

    One run of each goes before and is not counted: it warms the disk's cache.
    """
    ours: list[Figures] = []
    bare: list[Figures] = []
    for turn in range(runs + 1):
        sides = [(case.ours, ours), (case.bare, bare)]
        for run, figures in sides if turn % 2 else reversed(sides):
            figures.append(run())
    return _medians(ours[1:]), _medians(bare[1:])


def rows(case: Case, runs: int) -> Iterator[str]:
    """The table's rows for one case, or one that says why it was not measured."""
    try:
        ours, bare = measure(case, runs)
    except (NotMeasuredError, ImportError, OSError) as reason:
        yield f"{case.name}: not measured ({reason})"
        return
    for name, figure in ours.items():
        words = _verdict(case.budgets.get(name), figure, bare[name])
        ratio, more = f"{_ratio(figure, bare[name]):.2f}", f"{figure - bare[name]:+.1f}"
        title = f"{case.name}, {name}"
        yield ROW.format(title, f"{figure:.1f}", f"{bare[name]:.1f}", ratio, more, words)


def main(argv: Sequence[str]) -> int:
    """Print the table for all cases, or for those named. The exit code is always 0."""
    parser = argparse.ArgumentParser(prog="make bench", description="Ours beside the bare thing.")
    parser.add_argument("cases", nargs="*", help="parts of case file names; none means all")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each side")
    wanted = parser.parse_args(argv)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, ", end="")
    print(f"medians of {wanted.runs} interleaved runs")
    print(ROW.format("", "ours", "bare", "ratio", "more", "budget"))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for case in find_cases(Path(folder), wanted.cases):
            for row in rows(case, wanted.runs):
                print(row, flush=True)
    return 0


def _medians(runs: Sequence[Figures]) -> Figures:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _ratio(ours: float, bare: float) -> float:
    return ours / bare if bare else float("inf")


def _verdict(budget: Budget | None, ours: float, bare: float) -> str:
    if budget is None:
        return ""
    figures = {"ratio": _ratio(ours, bare), "difference": ours - bare, "ours": ours}
    kept = "kept" if figures[budget.of] <= budget.most else "OVER"
    return f"{kept}: {budget.of} at most {budget.most:g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
