"""Makes this checkout ready for one goal: system packages, .venv, locked requirements.

Called by the Makefile before each command. When nothing is missing it only looks, and says nothing.
Exit code 2: something is missing that only the person can install. Exit code 1: a step failed.
"""

import sys
from pathlib import Path

from environment import IN_USE, Environment, NotMadeError
from system_packages import MissingError, install, needed_for_freezing, needed_for_venv, read

ROOT = Path(__file__).resolve().parents[2]
LISTS = {
    "run": ("runtime",),
    "test": ("runtime", "test"),
    "check": (),
    "freeze": ("runtime",),
    "deb": ("runtime", "deb"),
    "msi": ("runtime", "msi"),
    "deb-test": ("runtime", "deb", "deb-test"),
    "fleet": ("runtime", "deb", "deb-test", "fleet"),
}
PACKAGING = ("freeze", "deb", "msi", "deb-test", "fleet")
LOCKS = {
    "run": ("runtime", "build"),
    "test": ("dev",),
    "check": ("dev",),
    **dict.fromkeys(PACKAGING, ("runtime", "freeze")),
}
# What is shipped is made in an environment of its own, which holds nothing for developing.
FOLDERS = dict.fromkeys(PACKAGING, "build/venv-freeze")


def prepare(goal: str) -> None:
    """Install what ``goal`` (a name in LISTS) needs and this machine lacks.

    MissingError, AptError, NotMadeError: it could not; their text says what to do.
    """
    environment = Environment(ROOT, LOCKS[goal], FOLDERS.get(goal, IN_USE))
    wanted = read(ROOT / "packaging" / "linux" / f"{name}.txt" for name in LISTS[goal])
    if goal in PACKAGING:
        wanted = [*wanted, *needed_for_freezing()]
    install(wanted if environment.is_made() else [*wanted, *needed_for_venv()])
    environment.make()


def main() -> int:
    """Prepare for the goal named on the command line; the exit code."""
    try:
        prepare(sys.argv[1])
    except (MissingError, NotMadeError) as stop:
        print(stop, file=sys.stderr)
        return stop.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
