"""What is shipped, file by file, and where each file comes from.

A file may come from a wheel that pip installed by its hash from the locks, from this very Python,
or from the program's own wheel. Its name there and its bytes must be the same; nothing else is
allowed but the two launchers, the base library that PyInstaller packs, and what bill.py writes.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

CPYTHON = "cpython"
# Written for the frozen folder itself: launchers, part of Python's library, bill and licences.
_MADE = re.compile(
    r"privacy-self-audit(-cli)?(\.exe)?|_internal/base_library\.zip|sbom\.json|licences/.+"
)


class Shipped(NamedTuple):
    """One file: its path in the frozen folder, and what it comes from (``""``: from nowhere)."""

    path: str
    source: str


class Sources:
    """The files of every installed wheel, and of this Python."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[Path, str]]] = {}
        for wheel in metadata.distributions():
            for file in wheel.files or ():
                place = (Path(str(wheel.locate_file(file))), wheel.metadata["Name"])
                self._known.setdefault(_name(file), []).append(place)
        for own in _of_python():
            self._known.setdefault(_name(own), []).append((own, CPYTHON))

    def of(self, file: Path) -> str:
        """Whose file has this name and these bytes; empty: nobody's."""
        content = _hash(file)
        same = (whose for place, whose in self._known.get(_name(file), ()) if _is(place, content))
        return next(same, "")


def look(frozen: Path) -> tuple[Shipped, ...]:
    """Every file below ``frozen`` that was not made for it."""
    sources = Sources()
    files = sorted(file for file in frozen.rglob("*") if file.is_file() and not file.is_symlink())
    paths = [(file, file.relative_to(frozen).as_posix()) for file in files]
    return tuple(Shipped(p, sources.of(f)) for f, p in paths if not _MADE.fullmatch(p))


def _of_python() -> Iterator[Path]:
    """Libraries and extensions; what is installed beside them is not Python's own."""
    base = Path(sys.base_prefix)
    minor = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folders = [base / "lib", base / "DLLs", base, base / "lib" / minor / "lib-dynload"]
    if base == Path("/usr"):
        folders += [Path("/usr/lib/x86_64-linux-gnu"), Path("/usr/lib") / minor / "lib-dynload"]
    for folder in folders:
        for file in folder.iterdir() if folder.is_dir() else ():
            if file.suffix in {".dll", ".pyd", ".dylib"} or ".so" in file.name:
                yield file


def _name(file: Path | metadata.PackagePath) -> str:
    """Windows libraries ask for each other in letters of any size, and are packed under those."""
    return file.name.casefold()


def _is(place: Path, content: str) -> bool:
    return place.is_file() and _hash(place) == content


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
