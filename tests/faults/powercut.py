"""A disk that loses its power: which trees may be found afterwards.

The model, for file systems with an ordered journal of names (ext4, XFS, btrfs, NTFS, APFS):

- what was written to a file and not flushed survives in any subset; a write may be torn at 512
  bytes, each sector surviving or not;
- names are made, moved and removed in order: a later change never survives an earlier one;
- flushing a folder makes the changes of its names durable, and all before them;
- flushing a file makes its content durable. Whether it also makes its new name durable differs
  between file systems: both are tried.

It does not know disks that lie about flushing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from random import Random
from typing import NamedTuple

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
from tests.faults.recording import Recording

SECTOR = 512
Names = dict[str, int | None]
Naming = Made | Moved | Removed
Change = Wrote | Resized


class Cut(NamedTuple):
    """What was found after one cut, and what the process had said before it."""

    tree: Tree
    said: list[str]
    at: int


class File:
    """One file: what is durable, and the changes that wait."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = bytearray(content)
        self.waiting: list[Change] = []

    def flush(self) -> None:
        """Everything so far is durable."""
        for change in self.waiting:
            _apply(self.durable, change)
        self.waiting.clear()

    def whole(self) -> bytes:
        """With everything that waits."""
        content = bytearray(self.durable)
        for change in self.waiting:
            _apply(content, change)
        return bytes(content)

    def after_cut(self, random: Random) -> bytes:
        """With some of what waits: each change kept, torn or lost."""
        content = bytearray(self.durable)
        for change in self.waiting:
            for part in _surviving(change, random):
                _apply(content, part)
        return bytes(content)


class Disk:
    """Plays events, and shows what a cut would leave. ``names_follow``: see the module."""

    def __init__(self, recording: Recording, *, names_follow: bool) -> None:
        before, numbers = recording.before, numbered(recording.before)
        self._files = {
            numbers[path]: File(data) for path, data in before.items() if data is not None
        }
        self._durable: Names = {path: numbers.get(path) for path in before}
        self._waiting: list[Naming] = []
        self._names_follow = names_follow

    def play(self, event: Event) -> None:
        """Do what was done."""
        match event:
            case Wrote(file) | Resized(file):
                self._files[file].waiting.append(event)
            case Made() | Moved() | Removed():
                self._name(event)
            case Flushed(file):
                self._files[file].flush()
                self._settle(self._last_naming_of(file) if self._names_follow else 0)
            case FolderFlushed(path):
                self._settle(self._last_change_in(path))

    def whole(self) -> Tree:
        """What the process itself sees: nothing is lost."""
        names = _named(self._durable, self._waiting)
        return {p: None if f is None else self._files[f].whole() for p, f in names.items()}

    def bare(self) -> Tree:
        """What a cut leaves at least: nothing that was not flushed."""
        return {
            p: None if f is None else bytes(self._files[f].durable)
            for p, f in self._durable.items()
        }

    def after_cut(self, random: Random) -> Tree:
        """What one cut leaves; all, nothing or some of what waits."""
        fate = random.random()
        if fate < 0.15:
            return self.whole()
        if fate < 0.3:
            return self.bare()
        names = _named(self._durable, self._waiting[: random.randint(0, len(self._waiting))])
        return {
            p: None if f is None else self._files[f].after_cut(random) for p, f in names.items()
        }

    def _name(self, change: Naming) -> None:
        if isinstance(change, Made) and change.file is not None:
            self._files[change.file] = File()
        self._waiting.append(change)

    def _settle(self, count: int) -> None:
        self._durable = _named(self._durable, self._waiting[:count])
        del self._waiting[:count]

    def _last_naming_of(self, file: int) -> int:
        """How many changes of names are needed for this file to have the name it has now."""
        names, last = dict(self._durable), 0
        for count, change in enumerate(self._waiting, 1):
            _rename(names, change)
            new = change.to if isinstance(change, Moved) else change.path
            if not isinstance(change, Removed) and names.get(new) == file:
                last = count
        return last

    def _last_change_in(self, folder: str) -> int:
        changes = enumerate(self._waiting, 1)
        return max((count for count, change in changes if folder in _folders(change)), default=0)


def cuts(recording: Recording, times: int, seed: int, begin: str = "ready") -> Iterator[Cut]:
    """``times`` cuts at random moments after the process said ``begin``, in their order.

    Half of them with names that follow the flushing of a file, half without.
    """
    random = Random(seed)  # noqa: S311 - moments, not secrets
    events = recording.events
    start = events.index(Said(begin)) + 1 if begin else 0
    for follow in (True, False):
        count = times // 2 + (times % 2 if follow else 0)
        moments = sorted(random.randint(start, len(events)) for _ in range(count))
        disk, said, at = Disk(recording, names_follow=follow), list[str](), 0
        for moment in moments:
            for event in events[at:moment]:
                disk.play(event)
                said += [event.text] if isinstance(event, Said) else []
            at = moment
            yield Cut(disk.after_cut(random), list(said), at)


def complete(recording: Recording) -> Tree:
    """What the whole recording leaves when nothing is cut: it must be what really lies there."""
    disk = Disk(recording, names_follow=False)
    for event in recording.events:
        disk.play(event)
    return disk.whole()


def lay(tree: Tree, folder: Path) -> None:
    """Put a tree into a folder, in place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    for name, data in sorted(tree.items()):
        path = folder / name
        if data is None:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(data)
            path.chmod(0o600)


def _apply(content: bytearray, change: Change) -> None:
    match change:
        case Wrote(_, at, data):
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(data)] = data
        case Resized(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))


def _surviving(change: Change, random: Random) -> Iterator[Change]:
    fate = random.random()
    if fate < 0.4:
        yield change
    elif fate < 0.75 and isinstance(change, Wrote):
        first = change.at - change.at % SECTOR
        for at in range(first, change.at + len(change.data), SECTOR):
            if random.random() < 0.5:
                start, end = max(at, change.at), at + SECTOR
                yield Wrote(change.file, start, change.data[start - change.at : end - change.at])


def _named(names: Names, changes: list[Naming]) -> Names:
    """Names after some changes."""
    result = dict(names)
    for change in changes:
        _rename(result, change)
    return result


def _rename(names: Names, change: Naming) -> None:
    match change:
        case Made(path, file):
            names[path] = file
        case Removed(path):
            names.pop(path, None)
        case Moved(old, new):
            for path in [p for p in names if p == old or p.startswith(f"{old}/")]:
                names[new + path.removeprefix(old)] = names.pop(path)


def _folders(change: Naming) -> set[str]:
    paths = {change.path, change.to} if isinstance(change, Moved) else {change.path}
    return {str(PurePosixPath(path).parent) for path in paths}
