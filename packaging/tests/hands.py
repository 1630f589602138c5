"""What the trials do on a machine, and what they look at there."""

import hashlib
import json
from pathlib import Path
from typing import Any

from chroots import PERSON, Machine, Ran
from table import expect

NAME = "privacy-self-audit"
ANSWERS = f"/home/{PERSON}/.local/share/{NAME}"
POLICY = f"/etc/{NAME}/policies/managed/10-school.json"


class Hands:
    """Hands and eyes on one machine."""

    def __init__(self, machine: Machine) -> None:
        self.on = machine

    def apt(self, package: Path) -> str:
        """Install a package; which version is there then."""
        ran = self.install_by_apt(package)
        expect(ran.code == 0, ran.said[-600:])
        return f"version {self.version()}"

    def install_by_apt(self, package: Path) -> Ran:
        """Let apt install a package, with what it needs from the mirror."""
        self.on.put(package, f"/tmp/{package.name}")
        how = "apt-get install -y -q --no-install-recommends"
        ran = self.on.run(f"{how} /tmp/{package.name}", network=True)
        (self.on.root / "tmp" / package.name).unlink()
        return ran

    def version(self) -> str:
        """The version that is installed."""
        return self.on.run(f"dpkg-query --show --showformat='${{Version}}' {NAME}").said.strip()

    def facts(self, folder: str) -> Any:
        """The facts of a self-test by the plain user; ``folder`` keeps the answers."""
        kept = f"--folder {folder}" if folder else ""
        command = f"{NAME}-cli selftest --out facts.json {kept}"
        ran = self.on.run(command, person=PERSON)
        facts = self.on.root / "home" / PERSON / "facts.json"
        expect(facts.is_file(), f"no facts: {ran.said[-300:]}")
        return json.loads(facts.read_text("utf-8"))

    def screen(self, program: str) -> str:
        """Start a program with a window on a screen of its own; the names of what it shows."""
        look = (
            "rm -f /tmp/.X7-lock; install -d -m 700 /tmp/screen;"
            " Xvfb :7 -screen 0 1280x900x24 -fbdir /tmp/screen -nolisten tcp >/dev/null 2>&1 &"
            " sleep 1; export DISPLAY=:7;"
            f" ({program}) >/tmp/program.log 2>&1 &"
            " timeout 40 xdotool search --sync --onlyvisible --name Privacy getwindowname;"
            " sleep 3; cat /tmp/screen/Xvfb_screen0 > picture.xwd"
        )
        # The shell's end is the end of all that it started: it is the first process there.
        return str(self.on.run(look, person=PERSON).said)

    def prints(self) -> dict[str, str]:
        """A fingerprint of each file of the answers, and of the policy."""
        answers = (self.on.root / ANSWERS.lstrip("/")).rglob("*")
        files = [*answers, self.on.root / POLICY.lstrip("/")]
        return {str(f): _fingerprint(f) for f in files if f.is_file() and f.name != "lock"}

    def own(self, folder: Path) -> None:
        """Give a folder to the plain user."""
        where = f"/{folder.relative_to(self.on.root)}"
        self.on.run(f"chown -R {PERSON}: {where}")

    def there(self, *tops: str) -> list[str]:
        """What is named after the program below some folders."""
        found = (path for top in tops for path in (self.on.root / top).rglob(f"*{NAME}*"))
        return sorted(str(path.relative_to(self.on.root)) for path in found)


def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
