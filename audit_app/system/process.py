"""This process: nothing of it may be written out by the system when it crashes."""

import sys


def harden() -> None:
    """Switch core dumps off, and on Linux keep other programs from reading this one's memory."""
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # needed only here

        set_dumpable = 4
        ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)
