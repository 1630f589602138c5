"""One start at a time: a lock that goes away with the process, however it ends."""

import contextlib
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from audit_app.vault import disk, places
from audit_app.vault.errors import InUse

_TRIES = 10

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Hold:
    """The lock, held until ``release`` or the end of the process."""

    def __init__(self, folder: Path, handle: int) -> None:
        """Made by ``hold``."""
        self.folder = folder
        self._handle: int | None = handle

    def release(self) -> None:
        """Let go; safe to call again. An otherwise empty folder keeps no lock file."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        alone = [path.name for path in self.folder.glob("*")] == [places.LOCK]
        try:
            if alone and os.name == "posix":
                self._remove()
        finally:
            os.close(handle)
        if alone and os.name != "posix":
            self._remove()

    def _remove(self) -> None:
        """Windows removes no open file, and elsewhere only the holder may remove it."""
        with contextlib.suppress(OSError):
            disk.remove(self.folder / places.LOCK)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def hold(folder: Path) -> Hold:
    """Take the lock of a folder (made private if need be).

    InUse: another start holds it. NotAllowed, DiskFull, DiskTrouble: the lock file cannot be made.
    """
    places.make_private(folder)
    path = folder / places.LOCK
    with disk.told():
        for _ in range(_TRIES):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, disk.OWNER_ONLY)
            if not _take(handle):
                os.close(handle)
                break
            if _is_still(path, handle):
                return Hold(folder, handle)
            os.close(handle)
    raise InUse


def held(folder: Path, there: Hold | None) -> AbstractContextManager[object]:
    """The lock for as long as the work takes, unless the caller is ``there`` with it already."""
    return contextlib.nullcontext() if there else hold(folder)


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file just locked still has the name: its last holder may have taken it away."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
