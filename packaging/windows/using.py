"""What a person does with the installed program on a Windows laptop, and what it must obey."""

import json
import subprocess
import time

import freeze
from laptop import HOME, Laptop
from results import expect, expect_in
from wine import Wine

TRIAL = r"C:\users\Public\trial"
# What somebody types on their first evening: the promise, the keyring, about them and their apps;
# then the second answer to everything, until there is nothing more to read.
_EVENING = "\n\n2\n1\n1\n\n1 2\n1\n" + "2\n" * 60


class Use:
    """Steps on a laptop where the program is installed for everybody."""

    def __init__(self, wine: Wine, laptop: Laptop) -> None:
        """``wine`` is where ``laptop`` runs."""
        self._wine = wine
        self._on = laptop

    def try_itself(self) -> None:
        """The program tries everything out by itself, and leaves invented answers."""
        facts = self._on.selftest(TRIAL)
        expect("steps", set(facts["steps"].values()), {"done"})
        expect("counts", (facts["found"], facts["finished"]), (0, 1))

    def check_in(self) -> None:
        """Somebody types through a check-in."""
        done = self._on.cli("check-in", "--quick", feed=_EVENING)
        expect_in("ending", "What you answered is saved on this laptop", done.complained)
        expect("list", self._on.cli("actions").code, 0)
        expect("saved", self._on.cli("export", "pdf", r"C:\list.pdf", "--yes").code, 0)
        expect("kind", (self._on.drive / "list.pdf").read_bytes()[:5], b"%PDF-")
        # The person's own folder, not the roaming profile: a school's server would keep a copy.
        own = list(self._on.drive.glob("users/*/AppData/Local/privacy-self-audit/vault.db"))
        expect("answers", len(own), 1)

    def show(self) -> None:
        """The window opens; a picture of it goes to build/windows."""
        window = rf"{HOME}\privacy-self-audit.exe"
        with self._wine.start(window, "--demo") as running:
            for _ in range(60):
                if _title("Privacy Self-Audit") or running.poll() is not None:
                    break
                time.sleep(1)
            shown = _title("Privacy Self-Audit")
            time.sleep(4)
            picture = freeze.ROOT / "build" / "windows" / "window.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(("import", "-window", "root", str(picture)), check=False)
            self._wine.stop()
        expect("window", shown, True)

    def obey(self) -> None:
        """What school IT set counts, and what the person set there does not."""
        self._on.set_value("HKLM", "SchoolName", "REG_SZ", "Wine Primary")
        self._on.set_value("HKLM", "DisableLookups", "REG_DWORD", "1")
        self._on.set_value("HKCU", "DisableLookups", "REG_DWORD", "0")
        facts = json.loads(self._on.cli("doctor", "--policy", "--json").said)
        found = {each["key"]: (each["value"], each["scope"]) for each in facts["settings"]}
        expect("school", found.get("SchoolName"), ("Wine Primary", "machine"))
        expect("switch", found.get("DisableLookups", ("", ""))[1], "machine")


def _title(words: str) -> bool:
    done = subprocess.run(("xdotool", "search", "--name", words), capture_output=True, check=False)
    return bool(done.stdout.strip())
