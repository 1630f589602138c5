"""The versions that the rehearsal sends, each frozen or made from the one before it."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import freeze
import make_deb

# What every start needs: without it the programs end at once.
_NEEDED = Path("_internal", "base_library.zip")


class Releases(NamedTuple):
    """``bad`` does not start; ``mended`` is higher than it."""

    first: Path
    second: Path
    bad: Path
    mended: Path


def make(work: Path) -> Releases:
    """Freeze two versions of this checkout, and make all four packages."""
    first, second = _frozen(work, "1.0"), _frozen(work, "1.1")
    broken = work / "broken"
    subprocess.run(("cp", "-al", str(second), str(broken)), check=True)
    (broken / _NEEDED).unlink()
    out = work / "packages"
    return Releases(
        make_deb.make(first, "1.0", out, level=0),
        make_deb.make(second, "1.1", out, level=0),
        make_deb.make(broken, "1.2", out, level=0),
        make_deb.make(second, "1.3", out, level=0),
    )


def _frozen(work: Path, version: str) -> Path:
    """This checkout as it would be with another version number."""
    source = work / f"source-{version}"
    source.mkdir()
    listed = subprocess.run(
        ("git", "-C", str(freeze.ROOT), "ls-files", "-z"), capture_output=True, check=True
    ).stdout
    for name in filter(None, os.fsdecode(listed).split("\0")):
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(freeze.ROOT / name, target)
    told = source / "audit_app" / "__init__.py"
    text = told.read_text("utf-8").replace(freeze.version_of(source), version)
    told.write_text(text, "utf-8")
    wheel = freeze.build_wheel(work / f"wheel-{version}", source)
    return freeze.freeze(wheel, work / f"frozen-{version}")
