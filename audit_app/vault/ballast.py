"""Room held back for a full disk: without it, not even deleting would work."""

import contextlib
import os
import shutil
from pathlib import Path

from audit_app.vault import disk, places

SIZE = 4 * 1024 * 1024
_ROOM_WANTED = 16 * SIZE


def ensure(folder: Path) -> None:
    """Hold room back, if there is plenty. Random bytes, so that no disk can squeeze them."""
    path = folder / places.BALLAST
    with contextlib.suppress(OSError):
        if not path.exists() and shutil.disk_usage(folder).free > _ROOM_WANTED:
            disk.write(path, os.urandom(SIZE))


def release(folder: Path) -> bool:
    """Give the room back. True if there was any."""
    path = folder / places.BALLAST
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False
