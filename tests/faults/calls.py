"""System calls, as strace writes them down, understood as events in one folder.

Everything that changes a file or makes it durable is either understood or raises NotModelledError:
a recorder that overlooked a call would find nothing wrong.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.faults.events import (
    Event,
    Flushed,
    FolderFlushed,
    Made,
    Moved,
    Removed,
    Resized,
    Said,
    Tree,
    Wrote,
    numbered,
)

_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_UNFINISHED = re.compile(r"^(\d+) +(\w+\(.*) <unfinished \.\.\.>$", re.DOTALL)
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_HANDLES = re.compile(r"(?:^|, )(\d+)(?=,|$)")
_FOLDER_HANDLE = re.compile(r'(AT_FDCWD|\b\d+), "')
_HERE = "AT_FDCWD"


class NotModelledError(Exception):
    """The process did something that is not understood here."""


def whole(lines: Iterable[str]) -> Iterator[str]:
    """Lines of strace, with those of calls that another thread interrupted put together."""
    begun: dict[str, str] = {}
    for line in lines:
        text = line.rstrip("\n")
        if unfinished := _UNFINISHED.match(text):
            begun[unfinished[1]] = unfinished[2]
        elif resumed := _RESUMED.match(text):
            yield f"{resumed[1]} {begun.pop(resumed[1])}{resumed[2]}"
        else:
            yield text


class Account:
    """Which names there are now, and what each handle is open on."""

    def __init__(self, folder: Path, before: Tree) -> None:
        """``before``: what lay in the folder when recording began."""
        self._folder = folder
        self.names: dict[str, int | None] = {**dict.fromkeys(before), ".": None}
        self.names |= numbered(before)
        self.open: dict[int, tuple[str, int | None]] = {}
        self.at: dict[int, int] = {}
        self._next = len(numbered(before))

    def make(self, path: str) -> Made:
        """A new file."""
        self.names[path] = self._next
        self._next += 1
        return Made(path, self.names[path])

    def file(self, handle: int) -> int | None:
        """The file that a handle is open on, if it is one of the folder's."""
        _, file = self.open.get(handle, ("", None))
        return file

    def inside(self, name: str, handle: str = _HERE) -> str | None:
        """A path in hexadecimal, relative to the folder; None when it lies elsewhere."""
        path = bytes.fromhex(name.replace("\\x", "")).decode()
        if handle.isdigit() and not path.startswith("/"):
            if int(handle) not in self.open:
                return None
            path = str(self._folder / self.open[int(handle)][0] / path)
        relative = os.path.relpath(path, self._folder)
        return None if relative.startswith("..") else relative

    def path(self, said: str) -> str | None:
        """The first path of a call, if it lies in the folder."""
        found = _TEXT.search(said)
        if not found:
            raise NotModelledError(said)
        return self.inside(found[1], said.split(",", maxsplit=1)[0])


def events(line: str, account: Account) -> Iterator[Event]:
    """What one call did to the folder."""
    found = _LINE.match(line)
    if not found or int(found[3]) < 0:
        return
    call, said, result = found[1], found[2], int(found[3])
    if call in _UNDERSTOOD:
        yield from _UNDERSTOOD[call](account, said, result)
    else:
        _watch(account, call, said)


def _opened(account: Account, said: str, handle: int) -> Iterator[Event]:
    path = account.path(said)
    account.open.pop(handle, None)
    if path is None:
        return
    if "O_TMPFILE" in said or "O_APPEND" in said:
        raise NotModelledError(said)
    new = path not in account.names
    if new:
        yield account.make(path)
    file = account.names[path]
    account.open[handle] = (path, file)
    account.at[handle] = 0
    if file is not None and "O_TRUNC" in said and not new:
        yield Resized(file, 0)


def _closed(account: Account, said: str, _: int) -> Iterator[Event]:
    account.open.pop(int(said), None)
    yield from ()


def _wrote(account: Account, said: str, size: int) -> Iterator[Event]:
    handle = int(said.split(",", maxsplit=1)[0])
    file = account.file(handle)
    if handle == 1:
        yield from (Said(text) for text in _data(said).decode().splitlines())
    elif file is not None:
        yield Wrote(file, account.at[handle], _data(said)[:size])
        account.at[handle] += size


def _wrote_at(account: Account, said: str, size: int) -> Iterator[Event]:
    file = account.file(int(said.split(",", maxsplit=1)[0]))
    if file is not None:
        yield Wrote(file, int(said.rsplit(",", 1)[1]), _data(said)[:size])


def _sought(account: Account, said: str, at: int) -> Iterator[Event]:
    account.at[int(said.split(",", maxsplit=1)[0])] = at
    yield from ()


def _resized(account: Account, said: str, _: int) -> Iterator[Event]:
    handle, size = (int(part) for part in said.split(","))
    file = account.file(handle)
    if file is not None:
        yield Resized(file, size)


def _flushed(account: Account, said: str, _: int) -> Iterator[Event]:
    if int(said) in account.open:
        path, file = account.open[int(said)]
        yield FolderFlushed(path) if file is None else Flushed(file)


def _removed(account: Account, said: str, _: int) -> Iterator[Event]:
    path = account.path(said)
    if path not in {None, "."}:
        account.names.pop(str(path))
        yield Removed(str(path))


def _folder_made(account: Account, said: str, _: int) -> Iterator[Event]:
    path = account.path(said)
    if path not in {None, "."}:
        account.names[str(path)] = None
        yield Made(str(path), None)


def _moved(account: Account, said: str, _: int) -> Iterator[Event]:
    if "RENAME_" in said:
        raise NotModelledError(said)
    handles = _FOLDER_HANDLE.findall(said) or [_HERE] * 2
    names = [found[1] for found in _TEXT.finditer(said)]
    old, new = (account.inside(*both) for both in zip(names, handles, strict=True))
    if old is None and new is None:
        return
    if old is None or new is None:
        raise NotModelledError(said)
    for path in [path for path in account.names if path == old or path.startswith(f"{old}/")]:
        account.names[new + path.removeprefix(old)] = account.names.pop(path)
    yield Moved(old, new)


_UNDERSTOOD: dict[str, Callable[[Account, str, int], Iterator[Event]]] = {
    "open": _opened,
    "openat": _opened,
    "close": _closed,
    "write": _wrote,
    "pwrite64": _wrote_at,
    "lseek": _sought,
    "ftruncate": _resized,
    "fsync": _flushed,
    "fdatasync": _flushed,
    "unlink": _removed,
    "unlinkat": _removed,
    "rmdir": _removed,
    "mkdir": _folder_made,
    "mkdirat": _folder_made,
    "rename": _moved,
    "renameat": _moved,
    "renameat2": _moved,
}
# Only looked for: one of these on a file of the folder would be missing from the recording.
_WATCHED = (
    *("mmap", "writev", "pwritev", "pwritev2", "fallocate", "copy_file_range", "sendfile"),
    *("dup", "dup2", "dup3", "fcntl", "link", "linkat", "symlink", "symlinkat", "truncate"),
)
TRACED = ",".join((*_UNDERSTOOD, *_WATCHED))


def _watch(account: Account, call: str, said: str) -> None:
    """NotModelledError: a call that was only looked for has touched the folder."""
    if call == "mmap":
        shared = "MAP_SHARED" in said and "PROT_WRITE" in said
        handles = [said.rsplit(",", 2)[1].strip()] if shared else []
    elif call == "fcntl":
        handles = _HANDLES.findall(said)[:1] if "F_DUPFD" in said else []
    else:
        handles = _HANDLES.findall(said)[:2]
    by_name = "link" in call or call == "truncate"
    names = [found[1] for found in _TEXT.finditer(said)] if by_name else []
    if any(int(handle) in account.open for handle in handles) or any(
        account.inside(name) is not None for name in names
    ):
        raise NotModelledError(f"{call}({said})")


def _data(said: str) -> bytes:
    found = _TEXT.search(said)
    if not found or found[2]:
        raise NotModelledError("a write that strace did not show whole")
    return bytes.fromhex(found[1].replace("\\x", ""))
