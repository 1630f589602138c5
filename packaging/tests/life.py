"""The life of the Debian package on one machine: from the first installation to the last trace."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from chroots import PERSON, Machine
from hands import ANSWERS, NAME, POLICY, Hands
from table import Table, expect

_SCHOOL = "Canary Primary 7318"
_HERE = Path(__file__).resolve().parent
_WRITES = re.compile(
    r'\b(?:openat|open)\([^"\n]*"(?P<open>[^"\n]+)", [^)\n]*(?:O_WRONLY|O_RDWR|O_CREAT)[^\n]* = \d'
    r"|\b(?:mkdir|unlink|rename|symlink|link|truncate|chmod|fchmodat)(?:at)?2?"
    r'\([^"\n]*"(?P<other>[^"\n]+)"[^\n]* = \d'
)
_OWN = re.compile(rf"/home/{PERSON}(/|$)|/tmp/|/dev/(null|tty|shm/)|/proc/self/|/run/user/own(/|$)")


class Packages(NamedTuple):
    """Two versions of the package."""

    old: Path
    new: Path
    pictures: Path


class Using:
    """Installing and using it: each trial counts on those before it."""

    def __init__(self, hands: Hands, packages: Packages) -> None:
        self._hands = hands
        self._packages = packages

    def trials(self) -> dict[str, Callable[[], str]]:
        """Every trial by its name."""
        return {
            "apt installs it with all it needs": self._install,
            "a plain user's self-test, without network": self._selftest,
            "it writes only in the person's own folders": self._trace,
            "the window opens, without network": self._window,
            "a policy is read": self._policy,
            "answers are made": self._answers,
        }

    def _install(self) -> str:
        return self._hands.apt(self._packages.old)

    def _selftest(self) -> str:
        facts = self._hands.facts("")
        expect(facts["sound"] and facts["frozen"] and facts["managed"], json.dumps(facts))
        return f"check-in finished, PDF of {facts['pdf']} bytes, {facts['seconds']} s"

    def _trace(self) -> str:
        """Both programs, with every call that could change a file."""
        trace = "install -d /tmp/trace; strace -ff -qq -o /tmp/trace/of -e trace=%file"
        self._hands.on.run(f"{trace} {NAME}-cli selftest --out facts.json", person=PERSON)
        expect(self._hands.screen(f"{trace} {NAME} --demo"), "the window did not open")
        files = (self._hands.on.root / "tmp" / "trace").iterdir()
        told = "\n".join(file.read_text("utf-8", "replace") for file in files)
        found = [m["open"] or m["other"] for m in _WRITES.finditer(told)]
        outside = sorted({p for p in found if p.startswith("/") and not _OWN.match(p)})
        expect(found, "strace saw no file being written: the trial itself is broken")
        expect(not outside, f"written outside: {outside}")
        return f"{len(set(found))} files written or changed, none elsewhere"

    def _window(self) -> str:
        said = self._hands.screen(NAME)
        expect("Privacy Self-Audit" in said, f"no window was seen: {said}")
        self._keep_picture()
        return said.strip()

    def _policy(self) -> str:
        self._hands.on.write(json.dumps({"SchoolName": _SCHOOL}), POLICY)
        ran = self._hands.on.run(f"{NAME}-cli doctor --policy", person=PERSON)
        expect(ran.code == 0 and _SCHOOL in ran.said, ran.said[-300:])
        counted = self._hands.facts("")["policy"]
        expect(counted == {"set": 1, "ignored": 0}, str(counted))
        return "doctor --policy names the school"

    def _answers(self) -> str:
        facts = self._hands.facts(ANSWERS)
        expect(facts["sound"] and facts["finished"] == 1, json.dumps(facts))
        return "1 check-in kept under a passphrase"

    def _keep_picture(self) -> None:
        """What the screen showed, where ImageMagick is there to turn it into a picture."""
        picture = self._hands.on.root / "home" / PERSON / "picture.xwd"
        if shutil.which("convert") and picture.is_file():
            self._packages.pictures.parent.mkdir(parents=True, exist_ok=True)
            command = ("convert", f"xwd:{picture}", str(self._packages.pictures))
            subprocess.run(command, check=False, capture_output=True)


class Changing:
    """Upgrading it and taking it away, after it was used."""

    def __init__(self, hands: Hands, packages: Packages) -> None:
        self._hands = hands
        self._packages = packages

    def trials(self) -> dict[str, Callable[[], str]]:
        """Every trial by its name."""
        return {
            "an upgrade keeps answers and policy": self._upgrade,
            "apt refuses to go back": self._downgrade,
            "answers of a newer program are refused": self._newer,
            "removing keeps answers and policy": self._remove,
            "purging leaves nothing of the package": self._purge,
        }

    def _upgrade(self) -> str:
        before = self._hands.prints()
        seen = self._hands.apt(self._packages.new)
        expect(self._hands.prints() == before, "the upgrade itself changed answers or policy")
        facts = self._hands.facts(ANSWERS)
        expect(facts["sound"] and (facts["found"], facts["finished"]) == (1, 2), json.dumps(facts))
        return f"{seen}; 1 check-in found, 2 now"

    def _downgrade(self) -> str:
        version = self._hands.version()
        ran = self._hands.install_by_apt(self._packages.old)
        expect(ran.code != 0, f"apt went back: {ran.said[-300:]}")
        expect(
            self._hands.version() == version,
            f"another version is there now: {self._hands.version()}",
        )
        return "without --allow-downgrades nothing changes"

    def _newer(self) -> str:
        kept = self._hands.on.root / ANSWERS.lstrip("/")
        put_aside = kept.with_name("aside")
        shutil.copytree(kept, put_aside)
        # Answers open for their owner only, and here that is root.
        subprocess.run(("chown", "-R", "root:", str(kept)), check=True)
        command = (sys.executable, str(_HERE / "tomorrow.py"), str(kept))
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        expect(done.returncode == 0, done.stderr[-300:])
        self._hands.own(kept)
        before = self._hands.prints()
        facts = self._hands.facts(ANSWERS)
        said = str(facts["steps"]["checkin"])
        expect(said == "errors.vault.newer", said)
        expect(self._hands.prints() == before, "answers of a newer program were changed")
        shutil.rmtree(kept)
        put_aside.rename(kept)
        self._hands.own(kept)
        return said

    def _remove(self) -> str:
        before = self._hands.prints()
        ran = self._hands.on.run(f"apt-get remove -y -q {NAME}")
        expect(ran.code == 0, ran.said[-300:])
        expect(
            not self._hands.there("usr/bin", "usr/lib"),
            f"left: {self._hands.there('usr/bin', 'usr/lib')}",
        )
        expect(self._hands.prints() == before, "removing changed answers or policy")
        return "programs gone; answers and policy as before, byte for byte"

    def _purge(self) -> str:
        """From being installed: after removing, nothing is left that dpkg could purge."""
        self._hands.apt(self._packages.new)
        before = self._hands.prints()
        ran = self._hands.on.run(f"apt-get purge -y -q {NAME}")
        expect(ran.code == 0, ran.said[-300:])
        left = [p for p in self._hands.there("usr", "var/lib", "etc") if p not in _OF_IT]
        expect(not left, f"left: {left}")
        expect(self._hands.prints() == before, "purging changed answers or policy")
        return "left: the answers, and the policy that school IT wrote"


# What stays by design: the folder with the school's policy.
_OF_IT = (f"etc/{NAME}",)


def live(table: Table, where: str, machine: Machine, packages: Packages) -> None:
    """Try everything, in order; where it could not be installed the rest is not tried."""
    hands = Hands(machine)
    for part in (Using(hands, packages), Changing(hands, packages)):
        for what, trial in part.trials().items():
            if not table.tried(where, what, trial) and not hands.there("usr/bin"):
                return
