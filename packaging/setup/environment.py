"""A virtual environment: made once for one interpreter, filled from the locks."""

import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# The development lock holds all of the others.
WHOLE = "dev"
# Where people and tests run the program; any other folder is for building only.
IN_USE = ".venv"


class NotMadeError(Exception):
    """``python -m venv`` or pip failed; what it said is on the screen already."""

    exit_code = 1


class Environment:
    """``folder`` under ``root``, filled from ``locks`` (names in packaging/requirements).

    ``.venv`` holds the program as well, from this checkout; one for freezing does not, for what is
    shipped comes from the built wheel. Two kinds of stamp file lie in it: ``made-for`` names the
    interpreter and the folder it was made for, ``holds-<lock>`` the hash of what was installed. A
    stamp is written last, so an interrupted set-up is simply done again.
    """

    def __init__(self, root: Path, locks: Sequence[str], folder: str = IN_USE) -> None:
        self._root = root
        self._locks = tuple(locks)
        self._folder = root / folder
        self._editable = folder == IN_USE

    @property
    def python(self) -> Path:
        """The interpreter inside."""
        windows = sys.platform == "win32"
        return self._folder / ("Scripts/python.exe" if windows else "bin/python")

    def is_made(self) -> bool:
        """Whether it is there for this interpreter and this folder, filled or not."""
        return self.python.exists() and _read(self._folder / "made-for") == self._maker()

    def make(self) -> None:
        """Make and fill it where it is not ready. NotMadeError: see the class."""
        if not self.is_made():
            print("Making", self._folder.name, "with Python", sys.version.split()[0], flush=True)
            _run(sys.executable, "-m", "venv", "--clear", str(self._folder))
            self._stamp("made-for", self._maker())
        if not self._is_filled():
            self._fill()

    def _is_filled(self) -> bool:
        return self._holds(WHOLE) or all(self._holds(lock) for lock in self._locks)

    def _holds(self, lock: str) -> bool:
        return _read(self._folder / f"holds-{lock}") == self._content(lock)

    def _fill(self) -> None:
        print("Installing the locked requirements:", *self._locks, flush=True)
        files = [f"--requirement={self._lock(lock)}" for lock in self._locks]
        self._pip("--require-hashes", "--only-binary=:all:", *files)
        # The program itself: from this folder, built by the hatchling of the lock.
        if self._editable:
            here = ("--no-index", "--editable", str(self._root))
            self._pip("--no-deps", "--no-build-isolation", *here)
        for lock in self._locks:
            self._stamp(f"holds-{lock}", self._content(lock))

    def _pip(self, *arguments: str) -> None:
        quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
        _run(str(self.python), "-m", "pip", "install", *quiet, *arguments)

    def _stamp(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, "utf-8")

    def _lock(self, name: str) -> Path:
        return self._root / "packaging" / "requirements" / f"{name}.txt"

    def _maker(self) -> str:
        return f"{sys.version}\n{sys.base_prefix}\n{self._root}\n"

    def _content(self, lock: str) -> str:
        """A hash of all that decides what is installed from this lock."""
        version = self._root / "audit_app" / "__init__.py"
        known = hashlib.sha256(self._lock(lock).read_bytes() + version.read_bytes())
        known.update(json.dumps(_build_settings(self._root), sort_keys=True).encode())
        return known.hexdigest()


def _build_settings(root: Path) -> list[Any]:
    """What pyproject.toml says of the package itself; a new lint rule installs nothing."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return [settings["build-system"], settings["project"], settings["tool"]["hatch"]]


def _read(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _run(*command: str) -> None:
    if subprocess.run(command, check=False).returncode:
        message = f"Set-up stopped (see above): {' '.join(command)}"
        raise NotMadeError(message)
