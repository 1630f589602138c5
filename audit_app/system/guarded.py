"""Whether a folder is out of the person's reach, so that only school IT can have filled it."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_MOST = 2_000
_OTHERS_WRITE = stat.S_IWOTH
_GROUP_WRITE = stat.S_IWGRP
# Rights of Windows that would let somebody take a folder away or give themselves the right to:
# delete inside, delete, change rights, become the owner. Everybody may add folders to C: itself.
ABOVE = (0x40, 0x1_0000, 0x4_0000, 0x8_0000)
# And in the folder itself: add or change a file, add a folder or to the end of a file.
INSIDE = (*ABOVE, 0x2, 0x4)
_SHARE_ALL = 0x7
_OPEN_EXISTING = 3
_FOLDERS_TOO = 0x0200_0000


def is_guarded(folder: Path) -> bool:
    """Whether the person can change neither ``folder``, nor what is in it, nor any folder above.

    A link on the way counts by where it lies and by where it leads. False too where it cannot be
    told: a network path, a path that is not whole, a folder that cannot be read or is very large.
    """
    if not folder.is_absolute() or str(folder).startswith(("\\\\", "//")):
        return False
    try:
        real = folder.resolve(strict=True)
        above = dict.fromkeys((*folder.parents, folder, *real.parents))
        return all(_out_of_reach(path, ABOVE) for path in above) and all(
            _out_of_reach(path, INSIDE) for path in _inside(real)
        )
    except (OSError, _TooMany):
        return False


class _TooMany(Exception):
    """More files than anybody would look through at a start."""


def _inside(folder: Path) -> Iterator[Path]:
    """The folder and everything in it."""
    yield folder
    count = 0
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            count += 1
            if count > _MOST:
                raise _TooMany
            yield folder.__class__(here) / name


def _out_of_reach(path: Path, rights: Iterable[int]) -> bool:
    if sys.platform == "win32":
        return not may_change(str(path), rights, _opens)
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        # Its own mode says nothing: who may write to its folder may change where it leads.
        return found.st_uid != os.geteuid() or os.geteuid() == 0
    mine = (os.geteuid(), (os.getegid(), *os.getgroups()))
    # Access lists may grant what the mode does not show; of the super-user they say nothing.
    granted = os.geteuid() != 0 and os.access(path, os.W_OK)
    return not granted and not may_write(found, *mine)


def may_write(found: os.stat_result, account: int, groups: Iterable[int]) -> bool:
    """Whether an account could write to what ``found`` is about, or give itself the right.

    The super-user could always; for them it counts who else could.
    """
    if account == 0:
        return found.st_uid != 0 or bool(found.st_mode & (_GROUP_WRITE | _OTHERS_WRITE))
    if found.st_uid == account or found.st_mode & _OTHERS_WRITE:
        return True
    return found.st_gid in set(groups) and bool(found.st_mode & _GROUP_WRITE)


def may_change(path: str, rights: Iterable[int], opens: Callable[[str, int], bool]) -> bool:
    """Whether Windows would grant any of ``rights`` on ``path``. Each is asked for by itself."""
    return any(opens(path, right) for right in rights)


def _opens(path: str, right: int) -> bool:
    """Ask Windows for one right by opening, which changes nothing: it knows every rule of access.

    Not tried on a real Windows. A file that is busy counts as one that could be changed.
    """
    if sys.platform == "win32":
        import ctypes

        refused = 5
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(
            path, right, _SHARE_ALL, None, _OPEN_EXISTING, _FOLDERS_TOO, None
        )
        if handle in (None, ctypes.c_void_p(-1).value):
            return bool(ctypes.get_last_error() != refused)
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return True
