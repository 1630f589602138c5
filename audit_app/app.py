"""The window program: a lean start of ``audit_app.ui.program``."""

import builtins
import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed. ``--demo`` shows an invented person."""
    load()
    from audit_app.ui import program

    return program.main(sys.argv[1:] if arguments is None else arguments)


def load() -> None:
    """Load what a window needs, in two thirds of the time that plain imports take.

    What modules hold stays to the end: it is never looked through for garbage, and nothing is
    until the window shows: see ``audit_app.ui.kit.garbage``. PySide reads the source of every
    module imported after it, for a switch that nobody uses here: Python's own import is put back.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    from audit_app.ui import program  # noqa: F401

    gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
