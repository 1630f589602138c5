"""The program's life on a Windows laptop, from silent installation to uninstalling, under Wine.

Usage: msi_test.py [--write FILE] FOLDER, with the frozen folder that both MSIs are made from. Each
step is a row of the table; the exit code is 1 when a row did not pass. Wants an X display.
"""

import argparse
import shutil
import socket
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import freeze
import frozen
import make_msi
import using
from laptop import REFUSED, Laptop, product_code
from msi_source import MACHINE, PERSON, Scope
from results import expect, expect_in, markdown, step
from table import Table
from using import Use
from wine import Wine, windows_path

ALL = "ADDLOCAL=Main,StartMenuShortcut,DesktopShortcut"
_CHANGED, _GONE, _NEW = "sbom.json", "licences/cpython.txt", "new-in-this-version.txt"
_VICTIM = "_internal/python313.dll"


class Packages:
    """An older and a newer MSI for everybody, and one for a single person."""

    def __init__(self, tree: Path, work: Path) -> None:
        """Made from ``tree`` by ``make``, in ``work``."""
        self._tree = tree
        self._work = work
        major, minor, patch = frozen.msi_numbers(freeze.version_of(freeze.ROOT))
        self.version = f"{major}.{minor}.{patch}"
        self.newer_version = f"{major}.{minor}.{patch + 1}"
        self.old, self.new, self.personal = (work / name for name in ("old", "new", "personal"))

    def make(self) -> None:
        """Make all three; in the newer a file is changed, one gone and one new."""
        newer = self._work / "newer"
        shutil.copytree(self._tree, newer)
        (newer / _CHANGED).write_text((newer / _CHANGED).read_text("utf-8") + "\n", "utf-8")
        (newer / _GONE).unlink()
        (newer / _NEW).write_text("new", "utf-8")
        self.old = self._msi(self._tree, self.version, MACHINE)
        self.new = self._msi(newer, self.newer_version, MACHINE)
        self.personal = self._msi(self._tree, self.version, PERSON)

    def _msi(self, tree: Path, version: str, scope: Scope) -> Path:
        return make_msi.make(tree, frozen.versions(), version, scope, self._work)

    def make_again(self) -> None:
        """Make the older once more, from the same folder."""
        first = self.old.read_bytes()
        expect("same", self._msi(self._tree, self.version, MACHINE).read_bytes() == first, True)


class Life:
    """The steps, over two versions of one program."""

    def __init__(self, wine: Wine, tree: Path, work: Path) -> None:
        """``work`` is a folder for the MSIs."""
        self._wine = wine
        self._packages = Packages(tree, work)
        self._on = Laptop(wine)
        self._installed: dict[str, str] = {}

    def run(self, table: Table) -> None:
        """Every step in order."""
        use = Use(self._wine, self._on)
        step(table, "no network: nothing can be fetched or sent", _be_offline)
        step(table, "both MSIs and a newer one are made", self._packages.make)
        step(table, "the same folder gives the same bytes", self._packages.make_again)
        step(table, "a Windows laptop (Wine prefix) is made", self._wine.make)
        step(table, "silent installation with all features, no window, listed once", self._install)
        step(table, "self-test: check-in, reopened, PDF, WinVault keyring", use.try_itself)
        step(table, "a check-in by typed lines, the list, and the list as PDF", use.check_in)
        step(table, "the window shows", use.show)
        step(table, "policies of HKLM count, HKCU cannot weaken them", use.obey)
        step(table, "nothing was written in Program Files", self._left_alone)
        step(table, "silent upgrade keeps answers and chosen features, listed once", self._upgrade)
        step(table, "downgrade is refused with 1603", self._downgrade)
        step(table, "repair brings back a library", self._repair)
        step(table, "uninstalling leaves answers and policies, nothing else", self._uninstall)
        step(table, "silent installation chooses Start menu and no desktop icon", self._choose)
        step(table, "for one person: installed without the machine's registry", self._person)

    def _install(self) -> None:
        expect("code", self._on.install(self._packages.old, ALL), 0)
        expect("shortcuts", self._on.shortcuts(), ["Desktop", "Start Menu"])
        expect("listed", self._on.listed("HKLM"), [self._packages.version])
        self._installed = self._on.program_files()
        expect_in("marker", make_msi.MARKER, self._installed)
        # The installer starts nothing: the program made no folder for anybody.
        expect("answers", list(self._on.drive.glob("users/*/AppData/Local/privacy-self-audit")), [])

    def _left_alone(self) -> None:
        expect("changed", _difference(self._installed, self._on.program_files()), [])

    def _upgrade(self) -> None:
        expect("code", self._on.install(self._packages.new), 0)
        expect("listed", self._on.listed("HKLM"), [self._packages.newer_version])
        expect("shortcuts", self._on.shortcuts(), ["Desktop", "Start Menu"])
        now = self._on.program_files()
        expect("changed", _difference(self._installed, now), sorted((_CHANGED, _GONE, _NEW)))
        self._installed = now
        facts = self._on.selftest(using.TRIAL)
        expect("counts", (facts["sound"], facts["found"], facts["finished"]), (True, 1, 2))
        expect("own answers", self._on.cli("actions").code, 0)

    def _downgrade(self) -> None:
        expect("code", self._on.install(self._packages.old), REFUSED)
        expect("listed", self._on.listed("HKLM"), [self._packages.newer_version])
        self._left_alone()

    def _repair(self) -> None:
        (self._on.program / _VICTIM).unlink()
        # Wine knows this form of a repair, and not msiexec /f.
        words = ("REINSTALL=ALL", "REINSTALLMODE=omus")
        expect("code", self._on.msiexec("/i", product_code(self._packages.new), *words), 0)
        self._left_alone()

    def _uninstall(self) -> None:
        expect("code", self._on.msiexec("/x", product_code(self._packages.new)), 0)
        expect("folder", self._on.program.exists(), False)
        expect("shortcuts", self._on.shortcuts(), [])
        expect("listed", self._on.listed("HKLM"), [])
        expect("key", self._on.registry(r"HKLM\Software\PrivacySelfAudit"), "")
        own = list(self._on.drive.glob("users/*/AppData/Local/privacy-self-audit/vault.db"))
        expect("answers", len(own), 1)
        key = r"HKLM\Software\Policies\PrivacySelfAudit\PrivacySelfAudit"
        expect_in("policies", "Wine Primary", self._on.registry(key))

    def _choose(self) -> None:
        expect("code", self._on.install(self._packages.old), 0)
        expect("shortcuts", self._on.shortcuts(), ["Start Menu"])
        expect("answers", self._on.cli("actions").code, 0)
        expect("code", self._on.msiexec("/x", product_code(self._packages.old)), 0)

    def _person(self) -> None:
        expect("code", self._on.install(self._packages.personal), 0)
        # Wine 8 lists every program below HKLM; whose it is stands in the installer's own keys.
        products = self._on.registry(r"HKCU\Software\Microsoft\Installer\Products")
        expect_in("person", "Privacy Self-Audit", products)
        expect("machine", self._on.registry(r"HKLM\Software\PrivacySelfAudit"), "")
        homes = list(self._on.drive.glob("users/*/AppData/Local/Programs/Privacy Self-Audit"))
        expect("folders", len(homes), 1)
        expect("marker", (homes[0] / make_msi.MARKER).exists(), False)
        expect("runs", self._on.cli("--version", home=windows_path(homes[0])).code, 0)
        expect("code", self._on.msiexec("/x", product_code(self._packages.personal)), 0)
        expect("folder", homes[0].exists(), False)


def _be_offline() -> None:
    expect("networks", {name for _, name in socket.if_nameindex()} - {"lo"}, set())


def _difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))


def main() -> int:
    """Try everything, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("tree", type=Path)
    options = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory(prefix="msi-test") as work:
        wine = Wine(Path(work, "prefix"))
        try:
            Life(wine, options.tree, Path(work)).run(table)
        finally:
            wine.stop()
    if options.write:
        text = markdown("The Windows installers' last trial", table.rows, datetime.now(UTC))
        options.write.write_text(text, "utf-8")
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
