"""Browsers on Linux: the menu entries of packages, snaps and flatpaks, and what policies say."""

import json
import os
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from audit_app.domain.value import Value
from audit_app.system.browsers.known import FAMILIES, Browser, Family, judged

_HEAD = "[Desktop Entry]"
_MOST_BYTES = 1_000_000
_SHARED = "/usr/local/share:/usr/share"
# Only places that every program sees: a browser's own folder is named by its entry.
_ALWAYS = ("/var/lib/flatpak/exports/share", "/var/lib/snapd/desktop")
_BESIDE = "distribution/policies.json"
_FLATPAK_MARKS = ("@@", "@@u", "@@U")


class Entry(Value):
    """A menu entry: what it starts, without the places for addresses."""

    name: str
    command: tuple[str, ...]


class Places(NamedTuple):
    """Where to look. ``root`` stands before every absolute path; ``there`` finds a program."""

    folders: tuple[Path, ...]
    root: Path = Path("/")
    there: Callable[[str], object] = shutil.which


def usual() -> Places:
    """Where this person's menu entries lie."""
    own = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    shared = (os.environ.get("XDG_DATA_DIRS") or _SHARED).split(":")
    mine = f"{Path.home()}/.local/share/flatpak/exports/share"
    folders = dict.fromkeys((own, *shared, *_SHARED.split(":"), *_ALWAYS, mine))
    return Places(tuple(Path(each) / "applications" for each in folders if each))


def find(places: Places) -> tuple[Browser, ...]:
    """The browsers that are there, one of each family, in the order they are offered."""
    return tuple(
        Browser(
            family=family,
            command=entry.command,
            private=judged(family, _settings(family, entry, places.root)),
        )
        for family in FAMILIES
        if (entry := next(_entries(family, places), None)) is not None
    )


def parse_entry(text: str) -> Entry | None:
    """The menu entry in a .desktop file, or None when it is hidden or says nothing to start."""
    values = _main_group(text)
    if values.get("Hidden") == "true" or values.get("Type", "Application") != "Application":
        return None
    try:
        words = shlex.split(values.get("Exec", ""))
    except ValueError:
        return None
    command = tuple(w for w in words if not w.startswith("%") and w not in _FLATPAK_MARKS)
    return Entry(name=values.get("Name", ""), command=command) if command else None


def parse_policies(text: str) -> Mapping[str, object] | None:
    """The settings in a policy file of Chromium's kind or of Firefox's; None: not readable."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    inside = found.get("policies", found) if isinstance(found, dict) else None
    return inside if isinstance(inside, dict) else None


def _main_group(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == _HEAD
        elif inside and not line.startswith("#"):
            name, found, value = line.partition("=")
            if found:
                values.setdefault(name.strip(), value.strip())
    return values


def _entries(family: Family, places: Places) -> Iterator[Entry]:
    for name in family.desktop:
        for folder in places.folders:
            text = _read(folder / f"{name}.desktop")
            entry = parse_entry(text) if text else None
            if entry is not None and places.there(_program(entry.command)):
                yield entry


def _program(command: tuple[str, ...]) -> str:
    """What really starts: ``env`` only sets values before it, as snaps do."""
    first, *rest = command
    if Path(first).name != "env":
        return first
    return next((word for word in rest if "=" not in word and not word.startswith("-")), first)


def _settings(family: Family, entry: Entry, root: Path) -> Mapping[str, object] | None:
    """All settings that a school has made for this browser; None: some could not be read."""
    together: dict[str, object] = {}
    for file in _policy_files(family, entry, root):
        text = _read(file)
        found = None if text is None else parse_policies(text)
        if found is None:
            return None
        together |= found
    return together


def _policy_files(family: Family, entry: Entry, root: Path) -> Iterator[Path]:
    for folder in family.policy_folders:
        yield from sorted(_under(root, folder).glob("*.json"))
    beside = Path(_program(entry.command)).resolve().parent / _BESIDE
    files: Iterable[str] = family.policy_files
    if files:
        files = (*files, str(beside))
    yield from (path for file in files if (path := _under(root, file)).exists())


def _under(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def _read(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return None
