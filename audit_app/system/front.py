"""A second start asks the first one to come to the front: a file that the first takes away."""

import time
from pathlib import Path

REQUEST = "front"
_PATIENCE = 3.0
_PAUSE = 0.05


def ask(folder: Path, patience: float = _PATIENCE) -> bool:
    """Ask the program that has ``folder`` open to show itself. False: it did not answer in time."""
    request = folder / REQUEST
    try:
        request.touch(mode=0o600)
        end = time.monotonic() + patience
        while request.exists():
            if time.monotonic() > end:
                request.unlink(missing_ok=True)
                return False
            time.sleep(_PAUSE)
    except OSError:
        return False
    return True


def answer(folder: Path) -> bool:
    """Whether somebody asked since the last look; the request is taken away."""
    try:
        (folder / REQUEST).unlink()
    except OSError:
        return False
    return True
