"""The frozen folder for Windows, made here by a Windows CPython under Wine. A test build.

The wheel and the icons are made by this system's Python; PyInstaller, the bill of materials and
the tree guard run in Wine. Downloads and the filled CPython stay in a cache outside the checkout.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import cpython
import freeze
import wheels
from wine import Wine, windows_path

HERE = Path(__file__).resolve().parent
BUILD = freeze.ROOT / "build" / "windows"
FROZEN = freeze.DIST / "windows" / freeze.FROZEN.name
VERSIONS = BUILD / "versions.json"
_LOCKS = ("runtime", "freeze")


class NotFrozenError(Exception):
    """A step in Wine did not go well; its text is what that step said."""


def cache() -> Path:
    """Where downloads and the filled CPython stay between builds."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "privacy-self-audit-packaging"


def python(root: Path) -> Path:
    """The folder of a Windows CPython that holds the wheels of the locks; made once for each."""
    locks = [root / "packaging" / "requirements" / f"{name}.txt" for name in _LOCKS]
    wanted = wheels.merge(locks, cpython.VERSION)
    folder = cache() / f"cpython-{cpython.VERSION}-{wheels.name_of(wanted)}"
    if folder.exists():
        return folder
    with tempfile.TemporaryDirectory(dir=_made(cache())) as work:
        new = Path(work, "python")
        cpython.put(cache(), new)
        listed = Path(work, "requirements.txt")
        listed.write_text(wanted, "utf-8")
        wheels.install(listed, new / "Lib" / "site-packages", cpython.VERSION)
        new.rename(folder)
    return folder


def build(wine: Wine) -> Path:
    """Freeze this checkout into ``dist/windows``. NotFrozenError."""
    home = python(freeze.ROOT)
    shutil.rmtree(BUILD, ignore_errors=True)
    app = _made(BUILD / "app")
    wheel = freeze.build_wheel(BUILD / "wheel")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, "--no-deps", "--no-index", f"--target={app}", str(wheel)), check=True)
    _draw_icons()
    (BUILD / "version_info.txt").write_text(version_resource(freeze.version_of(freeze.ROOT)))
    steps = _Steps(wine, home / "python.exe", app)
    steps.run(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", windows_path(_made(FROZEN.parent))),
        *("--workpath", windows_path(_made(BUILD / "pyinstaller"))),
        windows_path(freeze.ROOT / "packaging" / "pyinstaller" / "privacy-self-audit.spec"),
    )
    bill = freeze.ROOT / "packaging" / "bill"
    modules = BUILD / "pyinstaller" / FROZEN.name / "PYZ-00.toc"
    steps.run(windows_path(bill / "bill.py"), windows_path(FROZEN), windows_path(modules))
    print(steps.run(windows_path(bill / "guard.py"), windows_path(FROZEN)).strip())
    steps.run(windows_path(HERE / "versions.py"), windows_path(FROZEN), windows_path(VERSIONS))
    return FROZEN


def versions() -> dict[str, tuple[str, int]]:
    """What ``build`` found out about the versions of the frozen files."""
    found = json.loads(VERSIONS.read_text("utf-8"))
    return {path: (str(version), int(language)) for path, (version, language) in found.items()}


def version_resource(version: str) -> str:
    """What Windows shows under "Details" of both programs, in the form PyInstaller reads."""
    numbers = (*msi_numbers(version), 0)
    texts = {
        "CompanyName": "Privacy Self-Audit",
        "FileDescription": "Privacy Self-Audit",
        "FileVersion": ".".join(map(str, numbers)),
        "InternalName": "privacy-self-audit",
        "ProductName": "Privacy Self-Audit",
        "ProductVersion": version,
    }
    entries = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, "
        "flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('080904B0', [{entries}])]), "
        "VarFileInfo([VarStruct('Translation', [0x0809, 1200])])])\n"
    )


def msi_numbers(version: str) -> tuple[int, int, int]:
    """The three numbers Windows Installer compares; it knows no word for a version before one."""
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    return major, minor, patch


class _Steps:
    """Runs the Windows Python as a build does: everything fixed that could make two differ."""

    def __init__(self, wine: Wine, python: Path, app: Path) -> None:
        self._wine = wine
        self._python = str(python)
        bill = freeze.ROOT / "packaging" / "bill"
        path = ";".join(windows_path(folder) for folder in (bill, app))
        self._more = freeze.fixed({}) | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str) -> str:
        done = self._wine.run(self._python, *arguments, more=self._more, limit=1200)
        if done.code:
            raise NotFrozenError(f"{arguments}: {done.said} {done.complained}")
        return done.said


def _draw_icons() -> None:
    draw = freeze.ROOT / "packaging" / "icons" / "draw.py"
    command = (sys.executable, str(draw), str(freeze.ROOT / "build" / "icons"))
    subprocess.run(command, check=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
