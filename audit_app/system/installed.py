"""This installation: whether somebody else looks after it, and whether it was replaced."""

import sys
from pathlib import Path

# Laid beside the programs by the Debian package and the Windows installers (packaging/deb).
MARKER = "managed-install"


def is_managed(program: Path | None = None) -> bool:
    """Whether new versions come without the person: then the program never offers to look for one.

    ``program`` is the running program; only a frozen one can have been installed so.
    """
    if program is None:
        if not getattr(sys, "frozen", False):
            return False
        program = Path(sys.executable)
    return (program.resolve().parent / MARKER).is_file()


def was_replaced(program: Path = Path("/proc/self/exe")) -> bool:
    """Whether the running program's file has gone since the start: a new version came (Linux).

    What was not loaded before then can no longer be loaded. Windows' installers wait for a program
    that runs, or begin anew with the laptop; a Mac is not asked.
    """
    try:
        return hasattr(sys, "frozen") and program.readlink().name.endswith(" (deleted)")
    except OSError:
        return False
