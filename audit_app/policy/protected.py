"""Reading a file only where nobody but the machine's owner could have written it.

On a shared laptop anyone can make a file, and what school IT "has set" decides whose telephone
number stands under Help now. So a file counts only when it and every folder above it belong to
root and nobody else may write to them. One that others can write to is treated like one that
cannot be read: whoever wrote it gains nothing, and a slip of school IT's with the permissions turns
look-ups off instead of on.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 256 * 1024
_ROOT = 0


class NotRead(Exception):
    """A file that does not count; ``reason`` as in ``PolicyFault.reason``."""

    def __init__(self, reason: str) -> None:
        """``reason`` names its words."""
        super().__init__(reason)
        self.reason = reason


def read(path: Path, is_protected: Callable[[Path], bool]) -> bytes:
    """The content of a file. FileNotFoundError: there is none. NotRead: it does not count."""
    try:
        if not is_protected(path):
            raise NotRead("unprotected")
        # A pipe in its place must not keep the program waiting.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(opened, "rb") as file:  # noqa: PTH123 - it is open already
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise NotRead("not-a-file")
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except (OSError, RuntimeError):
        raise NotRead("unreadable") from None
    if len(content) > LARGEST:
        raise NotRead("too-large")
    return content


def is_protected(path: Path) -> bool:
    """Whether only root can change what is at ``path``, links followed. OSError, RuntimeError."""
    real = path.resolve(strict=True)
    return all(is_roots(place.lstat()) for place in (real, *real.parents))


def is_roots(found: os.stat_result) -> bool:
    """Whether a file or folder is root's, and nobody's besides to write to."""
    others = found.st_mode & stat.S_IWOTH
    group = found.st_mode & stat.S_IWGRP and found.st_gid != _ROOT
    return found.st_uid == _ROOT and not others and not group
