"""Which system libraries the frozen files name, and the Debian packages that bring them."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NAMED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
# Part of libc6, and for programs that were linked before glibc 2.34.
_OF_LIBC = {"ld-linux-x86-64.so.2", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1"}

_MAYBE = "?"


class NotDeclaredError(Exception):
    """A library without a package in depends.txt, or a line there that nothing needs."""


def libraries(frozen: Path) -> frozenset[str]:
    """Every library that a file below ``frozen`` names and that is not shipped with it."""
    files = [file for file in frozen.rglob("*") if file.is_file() and _is_elf(file)]
    said = subprocess.run(
        ("readelf", "--dynamic", *map(str, files)), capture_output=True, text=True, check=True
    ).stdout
    shipped = {file.name for file in files}
    return frozenset(_NAMED.findall(said)) - shipped - _OF_LIBC


def declared(lines: Iterable[str]) -> dict[str, str]:
    """The dependency for each library, from the lines of depends.txt."""
    pairs = (line.partition(":") for line in lines if line.strip() and not line.startswith("#"))
    return {library.strip(): " ".join(package.split()) for package, _, library in pairs}


def depends(needed: Iterable[str], known: dict[str, str]) -> str:
    """The Depends field. NotDeclaredError: the list and the files do not fit."""
    wanted = set(needed)
    unknown = wanted - known.keys()
    unused = {name for name in known.keys() - wanted if not known[name].startswith(_MAYBE)}
    if unknown or unused:
        message = f"depends.txt lacks {sorted(unknown)}, and does not need {sorted(unused)}"
        raise NotDeclaredError(message)
    return ", ".join(sorted({known[name].removeprefix(_MAYBE).strip() for name in wanted}))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"
