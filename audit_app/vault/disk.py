"""Small files that are whole or not there, whatever the power does."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audit_app.vault.errors import DiskFull, DiskTrouble, NotAllowed, VaultError

OWNER_ONLY = 0o600
_BINARY = getattr(os, "O_BINARY", 0)
_THE_FILE_ITSELF = getattr(os, "O_NOFOLLOW", 0)
# Windows refuses to replace a file while a virus scanner looks at it, for some milliseconds.
_TRIES = 20 if sys.platform == "win32" else 1
_PAUSE = 0.05
_PIECE = 1024 * 1024
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def trouble(error: OSError) -> VaultError:
    """The error with words for what the operating system refused."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _FORBIDDEN:
        return NotAllowed()
    return DiskTrouble(errno.errorcode.get(error.errno or 0, type(error).__name__))


@contextmanager
def told() -> Iterator[None]:
    """Turn what the operating system refuses into DiskFull, NotAllowed or DiskTrouble."""
    try:
        yield
    except OSError as error:
        raise trouble(error) from None


def put(path: Path, data: bytes) -> None:
    """Write a whole small file: beside, flushed, renamed, and the folder flushed too (OSError).

    Without any one of these steps a power cut loses files that were said to be written.
    """
    new = beside(path)
    write(new, data)
    swap(new, path)


def beside(path: Path) -> Path:
    """Where a new version of a file lies until it is whole."""
    return path.with_name(path.name + ".new")


def write(path: Path, data: bytes) -> None:
    """Write and flush a file that only its owner may read (OSError)."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def swap(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target``, for good (OSError)."""
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            break
    sync_folder(target.parent)


def move(source: Path, target: Path) -> None:
    """Give a file or folder a place in another folder of the same disk, for good (OSError)."""
    swap(source, target)
    sync_folder(source.parent)


def sync(path: Path) -> None:
    """Flush a file that somebody else has written (OSError)."""
    handle = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut (Windows keeps them by itself)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path, limit: int) -> bytes:
    """At most ``limit`` bytes and one, so that a caller sees that there was more (OSError)."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def remove(path: Path) -> None:
    """Take a file's name away; none there is fine (OSError)."""
    path.unlink(missing_ok=True)


def erase(path: Path) -> None:
    """Overwrite a file, then take it away; none there is fine (OSError).

    On a solid-state disk old blocks may live on: what is erased here is only ever encrypted. Of a
    link only the name goes: what it points to is somebody's own.
    """
    if path.is_symlink():
        remove(path)
        return
    try:
        handle = os.open(path, os.O_WRONLY | _BINARY | _THE_FILE_ITSELF)
    except FileNotFoundError:
        return
    with os.fdopen(handle, "wb") as file:
        _overwrite(file)
    remove(path)


def let_go(path: Path) -> None:
    """``erase``, or where the disk refuses to overwrite, at least take it away (OSError).

    A full disk that copies on write has no room even for that; what only makes way must not stay.
    """
    try:
        erase(path)
    except OSError:
        remove(path)


def overwrite(path: Path) -> None:
    """Overwrite a file where it lies and leave it there; none there is fine (OSError)."""
    with contextlib.suppress(FileNotFoundError), path.open("r+b") as file:
        _overwrite(file)


def _overwrite(file: BinaryIO) -> None:
    left = os.fstat(file.fileno()).st_size
    while left:
        left -= file.write(os.urandom(min(left, _PIECE)))
    file.flush()
    os.fsync(file.fileno())
