"""From start to the first paint of Home, against a bare window."""

import sys
from pathlib import Path

from tests.benchmarks.measuring import Budget, Case, process

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
BARE = Path(__file__).with_name("bare_window.py")
# --bench-home opens Home over the vault in PRIVACY_SELF_AUDIT_HOME and ends after its first paint.
OURS = "import sys; from audit_app.app import main; sys.exit(main(['--bench-home']))"


def cases(folder: Path) -> list[Case]:
    env = OFFSCREEN | {"PRIVACY_SELF_AUDIT_HOME": str(folder / "home")}
    return [
        Case(
            name="First paint of Home",
            ours=lambda: process([sys.executable, "-c", OURS], env),
            bare=lambda: process([sys.executable, str(BARE)], OFFSCREEN),
            budgets={"CPU ms": Budget(1.5), "memory MB": Budget(1.4)},
        )
    ]
