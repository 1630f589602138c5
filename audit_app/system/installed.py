"""Whether somebody else looks after this installation: a package manager, or school's installer."""

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
