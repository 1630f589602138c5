"""Saving a file for a person: whole or not at all, and never over another one unasked."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from audit_app.domain.errors import AuditError


class FileNotSaved(AuditError):
    """The file could not be written; nothing half-written was left."""

    key = "errors.files.not-saved"


class FileThere(AuditError):
    """A file of that name is there already, and nobody said to replace it."""

    key = "errors.files.there"


_REASONS = {
    errno.ENOSPC: "errors.files.full",
    errno.EDQUOT: "errors.files.full",
    errno.EROFS: "errors.files.read-only",
    errno.EACCES: "errors.files.not-allowed",
    errno.EPERM: "errors.files.not-allowed",
    errno.ENOENT: "errors.files.no-folder",
    errno.ENOTDIR: "errors.files.no-folder",
}


def save(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write ``data`` to ``path`` so that the file appears whole or not at all.

    FileThere: it exists and ``replace`` is False. FileNotSaved: full or read-only disk, no
    permission, no such folder; ``key`` says which.
    """
    fill(path, lambda file: file.write(data), replace=replace)


def fill(
    path: Path,
    write: Callable[[BinaryIO], object],
    prove: Callable[[Path], object] | None = None,
    *,
    replace: bool = False,
) -> None:
    """As ``save``, for a file that ``write`` writes bit by bit.

    ``prove`` reads what is on the disk before the file gets its name. What either raises is passed
    on, an OSError as FileNotSaved, and nothing is left behind.
    """
    if path.exists() and not replace:
        raise FileThere(name=path.name)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write(beside, write)
        if prove is not None:
            prove(beside)
        if replace:
            beside.replace(path)
        else:
            _put_new(beside, path)
        _keep_name(path.parent)
    except FileExistsError:
        raise FileThere(name=path.name) from None
    except OSError as error:
        raise _not_saved(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder to save in, unless there is one. FileNotSaved: as for ``save``."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _not_saved(error, folder) from error


def _not_saved(error: OSError, path: Path) -> FileNotSaved:
    return FileNotSaved(_REASONS.get(error.errno or 0, ""), name=path.name)


def _write(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write and flush to the disk; only the owner may read it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
        _forget_in_memory(file)


def _keep_name(folder: Path) -> None:
    """Make the name survive a power cut, on disks that can be asked to."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget_in_memory(file: BinaryIO) -> None:
    """So that reading it again asks the disk, where the system can be told so."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _put_new(beside: Path, path: Path) -> None:
    """Give the file its name unless somebody took it meanwhile; some disks know no links."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        beside.replace(path)
