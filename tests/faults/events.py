"""What can be done to a folder, as events; and what lies in it, as a tree."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

# Paths are relative to the folder. None is a folder.
Tree = dict[str, bytes | None]


class Said(NamedTuple):
    """A line on standard output: what the process promised by then."""

    text: str


class Made(NamedTuple):
    """A new name: of a new file, or (``file`` None) of a folder."""

    path: str
    file: int | None


class Wrote(NamedTuple):
    """Bytes put into a file."""

    file: int
    at: int
    data: bytes


class Resized(NamedTuple):
    """A file cut short or made longer."""

    file: int
    size: int


class Flushed(NamedTuple):
    """fsync of a file."""

    file: int


class FolderFlushed(NamedTuple):
    """fsync of a folder; the recorded one is "."."""

    path: str


class Removed(NamedTuple):
    """A name taken away."""

    path: str


class Moved(NamedTuple):
    """A name changed, in place of what had the new one."""

    path: str
    to: str


Event = Said | Made | Wrote | Resized | Flushed | FolderFlushed | Removed | Moved


def tree(folder: Path) -> Tree:
    """Everything in a folder."""
    paths = sorted(folder.rglob("*")) if folder.exists() else []
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in paths
    }


def numbered(before: Tree) -> dict[str, int]:
    """A number for each file of a tree."""
    files = [path for path, data in before.items() if data is not None]
    return {path: number for number, path in enumerate(files)}
