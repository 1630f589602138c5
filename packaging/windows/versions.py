"""Says the version and language each Windows file carries, as JSON ``{path: [version, lang]}``.

Usage: versions.py FOLDER OUT, with a Python that has pefile (PyInstaller brings it on Windows).
"""

import json
import sys
from pathlib import Path
from typing import Any

_KINDS = {".dll", ".exe", ".pyd"}


def read(folder: Path) -> dict[str, tuple[str, int]]:
    """Of every file below ``folder`` that carries a version; paths with ``/``."""
    files = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in _KINDS)
    found = {file.relative_to(folder).as_posix(): _version(file) for file in files}
    return {path: version for path, version in found.items() if version}


def _version(file: Path) -> tuple[str, int] | None:
    import pefile

    with pefile.PE(str(file), fast_load=True) as opened:
        resource = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]
        opened.parse_data_directories(directories=[resource])
        fixed = getattr(opened, "VS_FIXEDFILEINFO", None)
        if not fixed:
            return None
        high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
        version = f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
        return (version, _language(opened)) if high or low else None


def _language(opened: Any) -> int:
    """The first language in the version resource; 0, for any, where none is said."""
    for entry in (part for info in opened.FileInfo for part in info):
        for var in getattr(entry, "Var", ()):
            for said in var.entry.values():
                return int(str(said).split()[0], 16)
    return 0


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(read(Path(sys.argv[1])), sort_keys=True), "utf-8")
