"""A school laptop with Windows, as far as Wine is one: what is done on it, and how it then is."""

import hashlib
import json
from pathlib import Path
from typing import Any

import msi_tables
from wine import Done, Wine, windows_path

SILENT = ("/qn", "/norestart")
# The low byte of 1603: all that a process of this machine can say of its end.
REFUSED = 1603 % 256
HOME = r"C:\Program Files\Privacy Self-Audit"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"


class Laptop:
    """One prefix and what lies in it."""

    def __init__(self, wine: Wine) -> None:
        """``wine`` is made already."""
        self._wine = wine
        self.drive = wine.drive
        self.program = self.drive / "Program Files" / "Privacy Self-Audit"

    def msiexec(self, *words: str) -> int:
        """Run Windows Installer silently and give the low byte of its exit code."""
        done = self._wine.run("msiexec", *words, *SILENT)
        self._wine.wait()
        return done.code

    def install(self, msi: Path, *properties: str) -> int:
        """Install an MSI, or upgrade to it, with a whole log in C:."""
        return self.msiexec("/i", windows_path(msi), *properties, "/l*v", r"C:\installer.log")

    def cli(self, *words: str, feed: str = "", home: str = HOME) -> Done:
        """Run the installed terminal program."""
        return self._wine.run(f"{home}\\privacy-self-audit-cli.exe", *words, feed=feed, limit=300)

    def selftest(self, folder: str) -> dict[str, Any]:
        """What the program finds out about itself; its invented answers stay in ``folder``."""
        out = self.drive / "facts.json"
        out.unlink(missing_ok=True)
        self.cli("selftest", "--out", r"C:\facts.json", "--folder", folder)
        facts: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return facts

    def set_value(self, root: str, name: str, kind: str, value: str) -> None:
        """Write a value below the program's policy key, as Group Policy does."""
        key = rf"{root}\Software\Policies\PrivacySelfAudit\PrivacySelfAudit"
        self._wine.run("reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f", "/reg:64")

    def registry(self, key: str) -> str:
        """All below a registry key, as ``reg query`` prints it; empty: there is none."""
        done = self._wine.run("reg", "query", key, "/s", "/reg:64")
        return "" if done.code else done.said

    def listed(self, root: str) -> list[str]:
        """The versions under which "Apps & features" lists the program."""
        lines = self.registry(rf"{root}\{_UNINSTALL}").splitlines()
        own = [n for n, line in enumerate(lines) if "DisplayName" in line and "Self-Audit" in line]
        versions = [line.split()[-1] for line in lines if "DisplayVersion" in line]
        return versions if own else []

    def shortcuts(self) -> list[str]:
        """Where shortcuts to the program lie: Desktop, Start Menu."""
        found = self.drive.rglob("Privacy Self-Audit.lnk")
        places = ("Desktop", "Start Menu")
        return sorted(p for file in found for p in places if p in str(file.parent))

    def program_files(self) -> dict[str, str]:
        """Every installed file and the hash of its content."""
        return {
            file.relative_to(self.program).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.program.rglob("*"))
            if file.is_file()
        }


def product_code(msi: Path) -> str:
    """The ProductCode that an MSI is installed under."""
    table = msi_tables.rows(msi, "Property")
    return next(row["Value"] for row in table if row["Property"] == "ProductCode")
