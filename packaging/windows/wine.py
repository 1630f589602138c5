"""Windows programs under Wine, in a prefix of our own.

Wine 8 lacks three small libraries of Windows 10 that Qt and Rust wheels ask for. Stand-ins for them
are compiled from stubs/ and lie in the prefix only, never beside the program: what is frozen must
not bring them.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_STUBS = Path(__file__).resolve().parent / "stubs"
_COMPILER = "x86_64-w64-mingw32-gcc"
_SWITCHES = ("-shared", "-O2", "-s", "-Wl,--no-insert-timestamp")
# No menus on this machine's desktop, and neither .NET nor a browser engine to be asked about.
_OVERRIDES = "mscms=n;winemenubuilder.exe=d;mscoree=d;mshtml=d"


class Done(NamedTuple):
    """How a Windows program ended: the low byte of its exit code (1603 is 67), and what it said."""

    code: int
    said: str
    complained: str


def windows_path(path: Path) -> str:
    """How Windows programs under Wine find a file of this machine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


class Wine:
    """One prefix: a small Windows with its own registry, keyring and people's folders."""

    def __init__(self, prefix: Path, env: Mapping[str, str] = os.environ) -> None:
        """``prefix`` is a folder; ``make`` fills it. ``env`` is the environment otherwise."""
        self.prefix = prefix
        self._env = {
            **env,
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "WINEPREFIX": str(prefix),
        }

    @property
    def drive(self) -> Path:
        """The folder that Windows programs call C:."""
        return self.prefix / "drive_c"

    def make(self) -> None:
        """Make the prefix anew, as 64-bit Windows 10."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        self.wait()
        # Wine lays a person's folders into the home of whoever runs it.
        for link in self.drive.glob("users/*/*"):
            if link.is_symlink():
                link.unlink()
                link.mkdir()
        for stub in sorted(_STUBS.glob("*.c")):
            target = self.drive / "windows" / "system32" / f"{stub.stem}.dll"
            compile_stub(stub, target)

    def run(
        self, *command: str, feed: str = "", more: Mapping[str, str] | None = None, limit: int = 600
    ) -> Done:
        """Run a Windows program to its end; ``feed`` is typed to it. TimeoutExpired: ``limit``.

        Output goes through a pipe, and input is never this terminal: Python would not start.
        """
        done = subprocess.run(
            ("wine", *command),
            env={**self._env, **(more or {})},
            input=feed,
            capture_output=True,
            timeout=limit,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        said, complained = (text.replace("\r\n", "\n") for text in (done.stdout, done.stderr))
        return Done(done.returncode, said, complained)

    @contextmanager
    def start(self, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a Windows program that stays, such as a window; it is ended at the latest here."""
        running = subprocess.Popen(
            ("wine", *command),
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            yield running
        finally:
            running.kill()
            running.communicate()

    def wait(self) -> None:
        """Wait until no program runs in the prefix and its registry is on the disk."""
        subprocess.run(("wineserver", "-w"), env=self._env, check=False, timeout=120)

    def stop(self) -> None:
        """End every program of this prefix, and of no other."""
        subprocess.run(("wineserver", "-k"), env=self._env, check=False, timeout=60)


def compile_stub(source: Path, target: Path) -> None:
    """Compile one stand-in. CalledProcessError: the compiler has said why."""
    command = (_COMPILER, *_SWITCHES, "-o", str(target), str(source), "-ladvapi32")
    subprocess.run(command, check=True)
