"""Opening a vault of 300 check-ins, against one of a single check-in."""

import time
from pathlib import Path

from audit_app import compose
from tests.benchmarks.lived import live
from tests.benchmarks.measuring import Budget, Case, Figures

MANY = 300


def opening(folder: Path, spare_key: str) -> Figures:
    """Milliseconds from the closed vault to a session that knows today's plan."""
    parts = compose.Parts(folder, compose.now)
    begun = time.perf_counter()
    session = parts.session(parts.protection.open_with_spare_key(spare_key))
    heads = session.checkins.heads
    took = (time.perf_counter() - begun) * 1000
    session.close()
    if not heads:
        raise RuntimeError("the vault is empty")
    return {"ms": took}


def cases(folder: Path) -> list[Case]:
    many = live(folder / "many", MANY)
    one = live(folder / "one", 1)
    return [
        Case(
            name=f"Opening {MANY} check-ins",
            ours=lambda: opening(folder / "many", many),
            bare=lambda: opening(folder / "one", one),
            budgets={"ms": Budget(20, of="difference")},
        )
    ]
