from collections.abc import Iterator

import pytest

from tests.benchmarks.measuring import Budget, Case, Figures, NotMeasuredError, process
from tests.benchmarks.run import measure, rows


def _case(ours: Iterator[float], bare: Iterator[float], **budgets: Budget) -> Case:
    return Case("Save", lambda: {"ms": next(ours)}, lambda: {"ms": next(bare)}, budgets)


def test_medians_leave_out_the_warming_run() -> None:
    case = _case(iter([900.0, 3, 1, 2]), iter([900.0, 6, 5, 4]))
    assert measure(case, runs=3) == ({"ms": 2}, {"ms": 5})


def test_runs_take_turns() -> None:
    order: list[str] = []

    def run(side: str) -> Figures:
        order.append(side)
        return {"ms": 1.0}

    measure(Case("Save", lambda: run("ours"), lambda: run("bare"), {}), runs=3)
    assert order == ["bare", "ours", "ours", "bare", "bare", "ours", "ours", "bare"]


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        (Budget(1.5), "OVER: ratio at most 1.5"),
        (Budget(20, "difference"), "kept: difference at most 20"),
        (Budget(20, "ours"), "kept: ours at most 20"),
    ],
)
def test_a_budget_is_judged_but_fails_nothing(budget: Budget, words: str) -> None:
    row = next(rows(_case(iter([20.0] * 12), iter([10.0] * 12), ms=budget), runs=11))
    assert row.split()[:6] == ["Save,", "ms", "20.0", "10.0", "2.00", "+10.0"]
    assert row.endswith(words)


def test_a_case_that_cannot_run_says_why() -> None:
    def ours() -> Figures:
        raise NotMeasuredError("no such part yet")

    found = list(rows(Case("Save", ours, dict, {}), runs=11))
    assert found == ["Save: not measured (no such part yet)"]


def test_a_process_gives_its_time_and_memory() -> None:
    figures = process(["sh", "-c", "exit 0"])
    assert figures["CPU ms"] >= 0
    assert figures["memory MB"] > 0
    with pytest.raises(NotMeasuredError, match="exit code 3: sorry"):
        process(["sh", "-c", "echo sorry >&2; exit 3"])
