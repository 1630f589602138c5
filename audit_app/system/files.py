"""Saving a file for a person: whole or not at all, and never over another one unasked."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

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
    if path.exists() and not replace:
        raise FileThere(name=path.name)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write(beside, data)
        if replace:
            beside.replace(path)
        else:
            _put_new(beside, path)
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


def _write(path: Path, data: bytes) -> None:
    """Write and flush to the disk; only the owner may read it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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
