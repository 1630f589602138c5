"""Reading guidance files from a folder that may be hostile: size, links and nesting have limits."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from audit_app.content.faults import Fault, nearest, quoted

MAX_BYTES = 1_000_000
MAX_FILES = 200
MAX_TOTAL = 5_000_000
# Parsing takes the square of the parts of a dotted key; real lines of text have far fewer dots.
MAX_DOTS = 200
MAX_ENTRIES = 5_000
CHECKLIST_FOLDERS = ("topics", "platforms", "help")
CHECKLIST_PLACES = ("", *CHECKLIST_FOLDERS)
CHECKLIST_FILES = (
    "contacts.toml",
    "bullets.toml",
    "hosts.toml",
    "coverage.toml",
    "sayings.toml",
    "terms.toml",
    "holidays.toml",
    "engines.toml",
    "sites.toml",
    "routes.toml",
    "reviews.toml",
    "priorities.toml",
    "withdrawn.toml",
)

Table = dict[str, Any]


def gather(root: Path, folders: tuple[str, ...] = ("",)) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of every TOML file in ``folders`` of ``root``, by name with ``/``, in name order.

    A file that is too large, not a plain file, or a link that leaves ``root`` is named in the
    faults and left out. A folder that is missing holds nothing.
    """
    found: dict[str, bytes] = {}
    faults: list[Fault] = []
    total = 0
    for folder in sorted(folders):
        if folder and _leaves(root, root / folder):
            faults.append(Fault(folder, "", "a link that leaves the folder"))
            continue
        for entry in _toml_entries(root, folder, everything=folders == ("",)):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if len(found) == MAX_FILES or total > MAX_TOTAL:
                most = f"at most {MAX_FILES} and {MAX_TOTAL} bytes"
                faults.append(Fault(folder, "", "too many files", most))
                return found, faults
            content = _read(root, name, entry)
            if isinstance(content, Fault):
                faults.append(content)
            else:
                found[name] = content
                total += len(content)
    return found, faults


def strays(root: Path) -> list[Fault]:
    """TOML files and folders of ``root`` whose names mean nothing here, most likely mistyped."""
    faults = []
    for entry in _entries(root):
        hidden = entry.name.startswith(".")
        if entry.is_dir() and entry.name not in CHECKLIST_FOLDERS and not hidden:
            near = nearest(entry.name, CHECKLIST_FOLDERS)
            expected = "a folder named " + ", ".join(CHECKLIST_FOLDERS)
            faults.append(Fault(_shown(entry.name), "", "folder not read", expected, near))
        elif entry.name.endswith(".toml") and entry.name not in CHECKLIST_FILES:
            near = nearest(entry.name, CHECKLIST_FILES)
            expected = "a file named " + ", ".join(CHECKLIST_FILES)
            faults.append(Fault(_shown(entry.name), "", "file not read", expected, near))
    return faults


def parse(name: str, content: bytes) -> Table | Fault:
    """The TOML table in ``content``, or the fault that keeps it from being one."""
    import tomllib

    try:
        if max(map(_dots, content.splitlines()), default=0) > MAX_DOTS:
            return Fault(name, "", "nested too deeply")
        return tomllib.loads(content.decode())
    except RecursionError:
        return Fault(name, "", "nested too deeply")
    except UnicodeDecodeError as reason:
        return Fault(name, "", f"not UTF-8 text at byte {reason.start}")
    except ValueError as reason:
        return Fault(name, "", f"not TOML: {quoted(reason)[1:-1]}")


def _dots(line: bytes) -> int:
    return line.count(b".")


def _shown(name: str) -> str:
    return quoted(name)[1:-1]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(islice(entries, MAX_ENTRIES), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _toml_entries(root: Path, folder: str, *, everything: bool) -> Iterator[os.DirEntry[str]]:
    for entry in _entries(root / folder):
        wanted = folder or everything or entry.name in CHECKLIST_FILES
        if wanted and entry.name.endswith(".toml") and not entry.name.startswith("."):
            yield entry


def _leaves(root: Path, path: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(root.resolve())


def _read(root: Path, name: str, entry: os.DirEntry[str]) -> bytes | Fault:
    shown = _shown(name)
    if not name.isprintable():
        return Fault(shown, "", "a name that cannot be shown")
    try:
        if entry.is_symlink() and _leaves(root, Path(entry.path)):
            return Fault(shown, "", "a link that leaves the folder")
        if not entry.is_file():
            return Fault(shown, "", "not a plain file")
        if entry.stat().st_size > MAX_BYTES:
            return Fault(shown, "", "too large", f"at most {MAX_BYTES} bytes")
        # Unbuffered and without pathlib: all of these are read at every start.
        with open(entry.path, "rb", 0) as file:  # noqa: PTH123
            return file.read()
    except OSError as reason:
        return Fault(shown, "", f"cannot be read: {reason.strerror}")
