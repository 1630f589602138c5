"""Somebody at the terminal program: through a pipe, or with a terminal of their own."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple, Self

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "import sys; from audit_app.cli import main; sys.exit(main())")
PATIENCE = 30.0
# No keyring of whoever runs the tests is asked.
NO_BUS = "unix:path=/nonexistent/bus"


class Said(NamedTuple):
    """What a finished run printed, and its exit code."""

    code: int
    out: str
    err: str


def environment(home: Path, **changes: str) -> dict[str, str]:
    """A private home with a folder for temporary files; nothing of whoever runs the tests."""
    folders = {"HOME": home, "TMPDIR": home / "tmp", "XDG_RUNTIME_DIR": home / "run"}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "PRIVACY_SELF_AUDIT_HOME": str(home / "answers"),
        "DBUS_SESSION_BUS_ADDRESS": NO_BUS,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        **{name: str(folder) for name, folder in folders.items()},
        **changes,
    }


def run(home: Path, *arguments: str, typed: str = "", **changes: str) -> Said:
    """Run a command with ``typed`` coming through a pipe, in the folder ``home``."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=typed,
        env=environment(home, **changes),
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=4 * PATIENCE,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


class Typist:
    """Somebody at a pseudo-terminal, who waits for each prompt before typing."""

    def __init__(self, home: Path, *arguments: str, **changes: str) -> None:
        """Start the program with ``arguments`` in ``home``; ``changes`` to its environment."""
        ours, theirs = pty.openpty()
        self._screen = ours
        self.process = subprocess.Popen(
            # Standard input becomes the terminal that Ctrl+C and hidden typing belong to.
            ["setsid", "--ctty", *PROGRAM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(home, TERM="xterm-256color", **changes),
            cwd=home,
        )
        os.close(theirs)
        self.seen = ""
        self._read_to = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._screen)

    def wait_for(self, text: str) -> str:
        """Read on until ``text`` shows; what was read since last time. AssertionError: never."""
        return self.wait_for_any(text)

    def wait_for_any(self, *texts: str) -> str:
        """As ``wait_for``, until the first of several shows."""
        wanted = re.compile("|".join(map(re.escape, texts)))
        end = time.monotonic() + PATIENCE
        while not (found := wanted.search(self.seen, self._read_to)):
            assert time.monotonic() < end, f"no {wanted.pattern} in:\n{self.seen[self._read_to :]}"
            self._read(0.1)
        read, self._read_to = self.seen[self._read_to : found.end()], found.end()
        return read

    def type(self, text: str = "") -> None:
        """Type a line and press Enter."""
        os.write(self._screen, f"{text}\n".encode())

    def answer(self, prompt: str, text: str = "") -> str:
        """Wait for a prompt, then type; what was read up to the prompt."""
        read = self.wait_for(prompt)
        self.type(text)
        return read

    def press_ctrl_c(self) -> None:
        """Interrupt, as the keyboard does."""
        os.write(self._screen, b"\x03")

    def echoes(self) -> bool:
        """Whether the terminal shows what is typed."""
        return bool(termios.tcgetattr(self._screen)[3] & termios.ECHO)

    def kill(self) -> None:
        """Cut the power."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> int:
        """Read to the end; the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        self._read(0.05)
        return self.process.wait(1)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._screen], [], [], seconds)
        if ready:
            try:
                text = os.read(self._screen, 65536).decode("utf-8", "replace")
            except OSError:
                return
            self.seen += text.replace("\r\n", "\n")
