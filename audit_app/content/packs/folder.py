"""A pack as a folder: what its author works on, or what school IT has put on the laptop."""

import os
from itertools import islice
from pathlib import Path

from audit_app.content.packs import limits
from audit_app.content.packs.limits import refuse

# What systems and authors leave beside the files, and nobody reads here.
_BESIDE = ("thumbs.db", "desktop.ini", "readme.md", "readme.txt")


def gather(root: Path) -> dict[str, bytes]:
    """The files of the pack in ``root``, by name.

    PackRefused: a link, something that is no file, a name that no pack has, too much of it, or it
    cannot be read.
    """
    found: dict[str, bytes] = {}
    try:
        for entry in _entries(root):
            if entry.name == limits.TOPICS and entry.is_dir(follow_symlinks=False):
                for inner in _entries(Path(entry.path)):
                    found[f"{limits.TOPICS}/{inner.name}"] = _read(inner, limits.TOPICS)
            else:
                found[entry.name] = _read(entry)
    except FileNotFoundError:
        raise refuse("not-there", root.name) from None
    except OSError:
        raise refuse("unreadable", root.name) from None
    limits.check_whole(found)
    return found


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of one file. PackRefused: it is too large, or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise refuse("not-there", path.name) from None
    except OSError:
        raise refuse("unreadable", path.name) from None
    if len(data) > limit:
        raise refuse("large")
    return data


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = sorted(islice(entries, 2 * limits.MAX_FILES), key=lambda entry: entry.name)
    return [e for e in found if not e.name.startswith(".") and e.name.lower() not in _BESIDE]


def _read(entry: os.DirEntry[str], inside: str = "") -> bytes:
    name = f"{inside}/{entry.name}" if inside else entry.name
    if entry.is_symlink():
        raise refuse("link", name)
    limits.check_name(name)
    if not entry.is_file(follow_symlinks=False):
        raise refuse("link", name)
    limits.check_size(name, entry.stat(follow_symlinks=False).st_size)
    return read_file(Path(entry.path), limits.MAX_FILE)
