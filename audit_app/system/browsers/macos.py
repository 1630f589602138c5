"""Browsers on macOS: the applications by their ids, and what a school's profile says.

Not tried on a real Mac yet: the parsing is tested, the asking is written from documentation.
"""

import getpass
import plistlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from audit_app.system.browsers.known import FAMILIES, Browser, Family, judged

_MANAGED = "Library/Managed Preferences"


def find(root: Path = Path("/"), home: Path | None = None) -> tuple[Browser, ...]:
    """The browsers in the usual folders, one of each family."""
    home = home or Path.home()
    programs: dict[str, Path] = {}
    for app in _apps(root, home):
        found = parse_bundle(_plist(app / "Contents/Info.plist") or {}, app)
        if found is not None:
            programs.setdefault(*found)
    return tuple(
        Browser(
            family=family,
            command=(str(programs[family.bundle]),),
            private=judged(family, _settings(family, root)),
        )
        for family in FAMILIES
        if family.bundle in programs
    )


def parse_bundle(info: Mapping[str, object], app: Path) -> tuple[str, Path] | None:
    """The id of an application and the program inside it; None: it names no plain program."""
    name, program = info.get("CFBundleIdentifier"), info.get("CFBundleExecutable")
    if not (isinstance(name, str) and isinstance(program, str)):
        return None
    return (name, app / "Contents/MacOS" / program) if Path(program).name == program else None


def _apps(root: Path, home: Path) -> Iterator[Path]:
    for folder in (root / "Applications", home / "Applications"):
        yield from sorted(folder.glob("*.app"))


def _settings(family: Family, root: Path) -> Mapping[str, object] | None:
    """The settings of a profile, for everybody and for this person."""
    together: dict[str, object] = {}
    managed = root / _MANAGED
    for folder in (managed, managed / getpass.getuser()):
        file = folder / f"{family.policy_bundle}.plist"
        if not family.policy_bundle or not file.exists():
            continue
        found = _plist(file)
        if found is None:
            return None
        together |= found
    return together


def _plist(file: Path) -> dict[str, Any] | None:
    try:
        found = plistlib.loads(file.read_bytes())
    except (OSError, ValueError, plistlib.InvalidFileException):
        return None
    return found if isinstance(found, dict) else None
