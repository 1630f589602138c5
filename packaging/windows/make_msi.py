"""Makes both MSIs from the frozen folder: for every person of a machine, and for one person.

Usage: make_msi.py [--from FOLDER] [--versions FILE] [--version X.Y.Z] [--out FOLDER]
Without ``--from`` the folder is frozen first, under Wine. The same folder gives the same bytes.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import freeze
import frozen
import msi_source
import msi_tables
from msi_source import MACHINE, PERSON, Scope
from wine import Wine

# Its presence says that somebody else looks after versions: the program then never offers to.
MARKER = "managed-install"
ICON = freeze.ROOT / "build" / "icons" / "privacy-self-audit.ico"


def make(tree: Path, versions: msi_tables.Versions, version: str, scope: Scope, out: Path) -> Path:
    """The MSI of ``tree`` for ``scope``, in ``out``. CalledProcessError: wixl or msibuild."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"privacy-self-audit-{version}-x64-{scope.name}.msi"
    with tempfile.TemporaryDirectory(prefix="msi") as work:
        own = Path(work, "tree")
        shutil.copytree(tree, own)
        if scope is MACHINE:
            (own / MARKER).write_bytes(b"")
        _date(own)
        icon = Path(work, "program.ico")
        shutil.copyfile(ICON, icon)
        os.utime(icon, (freeze.source_date(),) * 2)
        wxs = Path(work, "program.wxs")
        wxs.write_text(msi_source.source(own, version, scope, Path(work), icon), "utf-8")
        subprocess.run(("wixl", "-a", "x64", "-o", "program.msi", wxs.name), cwd=work, check=True)
        msi = Path(work, "program.msi")
        msi_tables.fix(msi, own, versions, freeze.source_date())
        shutil.copyfile(msi, target)
    return target


def _date(tree: Path) -> None:
    for entry in (tree, *tree.rglob("*")):
        os.utime(entry, (freeze.source_date(),) * 2)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="tree", type=Path)
    parser.add_argument("--versions", type=Path, default=frozen.VERSIONS)
    parser.add_argument("--version", default=freeze.version_of(freeze.ROOT))
    parser.add_argument("--out", type=Path, default=freeze.DIST)
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Build, and say what came out."""
    options = _options(argv)
    tree = options.tree
    if tree is None:
        wine = Wine(frozen.cache() / "wine-for-freezing")
        wine.make()
        tree = frozen.build(wine)
    versions = json.loads(options.versions.read_text("utf-8"))
    version = ".".join(map(str, frozen.msi_numbers(options.version)))
    for scope in (MACHINE, PERSON):
        msi = make(tree, versions, version, scope, options.out)
        content = msi.read_bytes()
        print(f"{hashlib.sha256(content).hexdigest()}  {msi} ({len(content) / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
