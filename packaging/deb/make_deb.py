"""Makes the Debian package from the frozen folder. The same folder gives the same bytes.

It needs no root, no debhelper and no maintainer scripts: nothing but dpkg itself runs on anybody's
laptop. Folders for policies are the package's; what school IT puts there is not.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import freeze
import needs

HERE = Path(__file__).resolve().parent
# Drawn when the program is frozen.
ICONS = freeze.ROOT / "build" / "icons"
NAME = "privacy-self-audit"
PROGRAMS = (NAME, f"{NAME}-cli")
# Its presence says that somebody else looks after versions: see audit_app/system/installed.py.
MARKER = "managed-install"
_POLICIES = f"etc/{NAME}/policies"
_KIB = 1024
_DESCRIPTION = """private, termly check of how school staff appear online
 Once a term, in private, school staff check how they appear online: one
 question at a time, in plain words, about the apps they really use. Out comes
 a short list of things to do, with the exact steps.
 .
 Answers are kept encrypted in the person's own folder. Nothing is sent anywhere
 by itself, and nobody at school is sent anything. School IT can set values by
 policy files in /etc/privacy-self-audit/policies."""


def debian_version(version: str) -> str:
    """A Python version as Debian orders it: what comes before a release sorts before it."""
    return re.sub(r"\.?(dev|a|b|rc)(\d+)", r"~\1\2", version)


def make(frozen: Path, version: str, out: Path, level: int = 6) -> Path:
    """The package of ``frozen``, in ``out``. ``level``: how hard xz tries, 0: not at all."""
    with tempfile.TemporaryDirectory(prefix=NAME) as folder:
        tree = Path(folder, "tree")
        tree.mkdir(mode=0o755)
        _put_program(frozen, tree)
        _put_papers(tree, version)
        _put_control(tree, frozen, version)
        _date(tree)
        return _pack(tree, version, out, level)


def _put_program(frozen: Path, tree: Path) -> None:
    home = tree / "usr" / "lib" / NAME
    home.parent.mkdir(parents=True)
    shutil.copytree(frozen, home, symlinks=True)
    for file in home.rglob("*"):
        if not file.is_symlink():
            program = file.is_dir() or (file.parent == home and file.name in PROGRAMS)
            file.chmod(0o755 if program else 0o644)
    (home / MARKER).write_text("Installed from a package: new versions come the same way.\n")
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in PROGRAMS:
        (commands / name).symlink_to(f"../lib/{NAME}/{name}")
    for folder in ("managed", "recommended"):
        (tree / _POLICIES / folder).mkdir(parents=True)


def _put_papers(tree: Path, version: str) -> None:
    share = tree / "usr" / "share"
    put = _Putting(version)
    put.text(HERE / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    metainfo = "uk.privacy_self_audit.PrivacySelfAudit.metainfo.xml"
    put.text(HERE / "metainfo.xml", share / "metainfo" / metainfo)
    put.text(HERE / "lintian-overrides", share / "lintian" / "overrides" / NAME)
    papers = share / "doc" / NAME
    put.text(HERE / "copyright", papers / "copyright")
    for name in PROGRAMS:
        put.packed(_filled(HERE / f"{name}.1", version), share / "man" / "man1" / f"{name}.1.gz")
    put.packed(_changelog(version), papers / "changelog.gz")
    icons = share / "icons" / "hicolor"
    for picture in ICONS.glob("*.png"):
        size = f"{picture.stem}x{picture.stem}"
        put.file(picture, icons / size / "apps" / f"{NAME}.png")
    drawing = ICONS / f"{NAME}.svg"
    put.file(drawing, icons / "scalable" / "apps" / drawing.name)


class _Putting:
    """Writes papers where Debian wants them."""

    def __init__(self, version: str) -> None:
        self._version = version

    def text(self, source: Path, target: Path) -> None:
        """A text with the version and day in it."""
        self._write(_filled(source, self._version).encode(), target)

    def packed(self, text: str, target: Path) -> None:
        """A text, packed as Debian's rules ask."""
        self._write(gzip.compress(text.encode(), 9, mtime=0), target)

    def file(self, source: Path, target: Path) -> None:
        """A file as it is."""
        self._write(source.read_bytes(), target)

    @staticmethod
    def _write(content: bytes, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _filled(source: Path, version: str) -> str:
    day = _moment().strftime("%Y-%m-%d")
    return source.read_text("utf-8").replace("@VERSION@", version).replace("@DAY@", day)


def _changelog(version: str) -> str:
    when = _moment().strftime("%a, %d %b %Y %H:%M:%S +0000")
    text = f"{NAME} ({debian_version(version)}) unstable; urgency=medium\n\n"
    text += "  * What changed stands in CHANGELOG.md of the source.\n\n"
    return text + f" -- {_maintainer()}  {when}\n"


def _put_control(tree: Path, frozen: Path, version: str) -> None:
    known = needs.declared((HERE / "depends.txt").read_text("utf-8").splitlines())
    files = [file for file in sorted(tree.rglob("*")) if file.is_file()]
    kib = sum(-(-file.lstat().st_size // _KIB) for file in files)
    control = {
        "Package": NAME,
        "Version": debian_version(version),
        "Architecture": "amd64",
        "Maintainer": _maintainer(),
        "Installed-Size": str(kib),
        "Depends": needs.depends(needs.libraries(frozen), known),
        "Recommends": "gnome-keyring | libsecret-1-0",
        "Section": "misc",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    place = tree / "DEBIAN"
    place.mkdir()
    lines = [f"{name}: {value}\n" for name, value in control.items()]
    (place / "control").write_text("".join(lines), "utf-8")
    (place / "md5sums").write_text(_checksums(tree, files), "utf-8")


def _checksums(tree: Path, files: Iterable[Path]) -> str:
    names = [str(file.relative_to(tree)) for file in files if not file.is_symlink()]
    command = ("md5sum", "--", *names)
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True).stdout


def _date(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (freeze.source_date(),) * 2, follow_symlinks=False)
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def _pack(tree: Path, version: str, out: Path, level: int) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    deb = out / f"{NAME}_{debian_version(version)}_amd64.deb"
    how = ["--root-owner-group", "--threads-max=2"]
    how += ["-Zxz", f"-z{level}"] if level else ["-Znone"]
    env = freeze.fixed(dict(os.environ))
    subprocess.run(("dpkg-deb", *how, "--build", str(tree), str(deb)), env=env, check=True)
    return deb


def _moment() -> datetime:
    return datetime.fromtimestamp(freeze.source_date(), tz=UTC)


def _maintainer() -> str:
    """As Debian's own tools take it from the environment."""
    name = os.environ.get("DEBFULLNAME", "Privacy Self-Audit maintainers")
    return f"{name} <{os.environ.get('DEBEMAIL', 'maintainers@privacy-self-audit.example')}>"


def main() -> int:
    """Make the package of what was frozen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen", type=Path, default=freeze.FROZEN)
    parser.add_argument("--version", default="")
    parser.add_argument("--out", type=Path, default=freeze.DIST)
    parser.add_argument("--level", type=int, default=6)
    asked = parser.parse_args()
    version = asked.version or freeze.version_of(freeze.ROOT)
    print("Packed:", make(asked.frozen, version, asked.out, asked.level))
    return 0


if __name__ == "__main__":
    sys.exit(main())
