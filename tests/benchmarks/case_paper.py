"""A PDF of 60 actions, against reading the fonts and the template that it is set with."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from audit_app import compose
from audit_app.audit.papers import Format, report
from audit_app.domain.report import Report, ReportGroup
from tests.benchmarks.lived import live
from tests.benchmarks.measuring import Budget, Case, Figures

ACTIONS = 60


def timed(work: Callable[[], object]) -> Figures:
    begun = time.perf_counter()
    work()
    return {"ms": (time.perf_counter() - begun) * 1000}


def sixty(made: Report, run: int) -> Report:
    """60 actions that no run before had: typst remembers what it has set already."""
    actions = [
        msgspec.structs.replace(action, why=f"{action.why} {run}.{number}")
        for number, action in enumerate(itertools.islice(itertools.cycle(made.first), ACTIONS))
    ]
    group = ReportGroup(name="The same again", actions=tuple(actions[3:]))
    return msgspec.structs.replace(made, first=tuple(actions[:3]), groups=(group,))


def cases(folder: Path) -> list[Case]:
    parts = compose.Parts(folder / "paper", compose.now)
    spare_key = live(parts.folder, 1)
    session = parts.session(parts.protection.open_with_spare_key(spare_key))
    made = report(session.record, parts.today(), None)
    session.close()
    lists = (sixty(made, run) for run in itertools.count())

    def set_anew(content: Report) -> Figures:
        return timed(lambda: parts.papers.action_list(content, Format.PDF))

    files = [p for name in ("fonts", "templates") for p in (parts.resources / name).iterdir()]
    return [
        Case(
            name=f"PDF of {ACTIONS} actions",
            ours=lambda: set_anew(next(lists)),
            bare=lambda: timed(lambda: [path.read_bytes() for path in files]),
            budgets={"ms": Budget(300, of="ours")},
        )
    ]
