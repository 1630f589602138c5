"""Some screens as the screen reader Orca says them: ``python -m tests.e2e.orca``.

Needs Debian's orca and speech-dispatcher beside the test package list. Nothing is heard: the words
are those that Orca hands to its speech, from its own log, which can come a key late. In no check.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.desktop import Desktop, Hands, wait_for
from tests.e2e.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "privacy-self-audit"
SAID = re.compile(r"SPEECH OUTPUT: '(.*?)' ?(?:\{.*\})?$", re.MULTILINE)
KEYS = {"", "tab", "down"}
QUIET = 2.0
MOST = 8.0
SILENT_SPEECH = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n'


class Orca:
    """Orca on a private desktop, and what it has said."""

    def __init__(self, desktop: Desktop) -> None:
        """Start it, with a speech service that makes no sound."""
        speech = Path(desktop.env["XDG_CONFIG_HOME"]) / "speech-dispatcher"
        speech.mkdir()
        (speech / "speechd.conf").write_text(SILENT_SPEECH)
        self._log = desktop.home / "orca.log"
        self._read = 0
        desktop.run(["/usr/bin/orca", "--replace", f"--debug-file={self._log}"])

    def _said(self) -> list[str]:
        if not self._log.exists():
            return []
        said = SAID.findall(self._log.read_text(errors="replace"))
        return [line for line in said if line.strip() not in KEYS]

    def begins(self) -> None:
        """Wait until it has greeted."""
        wait_for("Orca to speak", self._said, 60)

    def words(self) -> list[str]:
        """What it has said since the last time, once it has been quiet for a while."""
        count, since, begun = -1, time.monotonic(), time.monotonic()
        while time.monotonic() - since < QUIET and time.monotonic() - begun < MOST:
            now = len(self._said())
            if now != count or now == self._read:
                count, since = now, time.monotonic()
            time.sleep(0.2)
        new = self._said()[self._read :]
        self._read += len(new)
        return new


class Walk:
    """Goes through the screens of the invented person and notes what is said."""

    def __init__(self, desktop: Desktop) -> None:
        """Start Orca, then the program."""
        self.hands = Hands(desktop)
        self.orca = Orca(desktop)
        self.orca.begins()
        self.note("Orca starts", lambda: None)
        desktop.run([sys.executable, "-m", "audit_app.app", "--demo"])
        self.screen = Reader(desktop, NAME)
        self.note("The program opens on Home", lambda: self.press("home-next", really=False))

    def note(self, what: str, do: Callable[[], object]) -> None:
        """Do it, and print what Orca says upon it."""
        do()
        lines = self.orca.words() or ["(nothing)"]
        sys.stdout.write(f"\n{what}:\n\n" + "".join(f"- {line}\n" for line in lines))
        sys.stdout.flush()

    def press(self, identifier: str, *, really: bool = True) -> None:
        """Press a part, once it is there; or only wait for it."""
        found = self.screen.find(identifier)
        if really:
            found.press()

    def keys(self, name: str, times: int) -> None:
        """Press a key some times, with a note for each."""
        for _ in range(times):
            self.note(name, lambda: self.hands.keys(name))

    def go(self, identifier: str, until: str) -> None:
        """Press a part, note it, and wait for a part of the next screen."""
        self.note(f"#{identifier} is pressed", lambda: self._go(identifier, until))

    def _go(self, identifier: str, until: str) -> None:
        self.press(identifier)
        self.screen.find(until)


def walk(desktop: Desktop) -> None:
    """Home, a question with its answers, the action list, a box, a list to pick from, unlock."""
    person = Walk(desktop)
    person.keys("Tab", 4)
    person.go("home-next", "setup-next")
    person.go("setup-next", "changes-next")
    person.go("changes-next", "question")
    person.keys("Down", 3)
    person.keys("Tab", 6)
    person.go("way-home", "home-next")
    person.go("rail-actions", "actions-save")
    person.keys("Tab", 6)
    person.go("actions-save", "save-choose")
    person.keys("Tab", 2)
    person.keys("Escape", 1)
    person.go("rail-settings", "settings-language")
    person.keys("Tab", 4)
    person.keys("Down", 2)
    person.go("rail-home", "home-next")
    person.go("exit-lock", "unlock-passphrase")


def main() -> None:
    """Print what Orca says on them."""
    with (
        tempfile.TemporaryDirectory(prefix="orca-") as folder,
        Desktop(Path(folder) / "person", keyring=False) as desktop,
    ):
        walk(desktop)


if __name__ == "__main__":
    main()
