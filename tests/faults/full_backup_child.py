"""Backs up from, to and onto a small disk that is full; leaves with a word if surprised."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from audit_app.audit.backups import Backups
from audit_app.audit.protection import Protection
from audit_app.domain.errors import AuditError
from audit_app.domain.settings import PublicSettings
from audit_app.system.files import FileNotSaved
from audit_app.vault import opening, restoring
from audit_app.vault.errors import NoRoom
from audit_app.vault.vault import Vault
from tests.faults.full_child import expect
from tests.samples import NOW
from tests.vault.moving import opened
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    back_up,
    big,
    contents,
    keep,
    make,
    started,
)

BIG = 30


def main(folder: Path) -> None:
    """A backup of some 3 MB, and a disk of 6 MB with two or less left."""
    with tempfile.TemporaryDirectory() as elsewhere:
        large = Path(elsewhere) / "answers"
        saved = Path(elsewhere) / "backup"
        with make(large) as vault:
            keep(vault, started(), *(big() for _ in range(BIG)))
            back_up(vault, saved)
            full_stick(large, vault, folder.parent)
        full_laptop(folder, saved)


def full_stick(large: Path, vault: Vault, stick: Path) -> None:
    """There is room here, and too little where the backup is to go."""
    ballast = fill(stick, 2_000_000)
    backups = Backups(Protection(large, lambda: NOW, MEANS), lambda: NOW)
    wrong = told(lambda: backups.save(vault, stick / "backup", PublicSettings()), FileNotSaved)
    expect(wrong.key == "errors.files.full", wrong.key)
    expect(list(stick.iterdir()) == [ballast], "something was left on the stick")
    ballast.unlink()
    backups.save(vault, stick / "backup", PublicSettings())
    (stick / "backup").unlink()


def full_laptop(folder: Path, saved: Path) -> None:
    """There is too little room to unpack, and to make a copy."""
    with make(folder) as vault:
        keep(vault, started(), *(big() for _ in range(5)))
    ballast = fill(folder.parent, 2_000_000)
    before = contents(folder)
    wrong = opened(folder, saved)
    told(wrong.unpack, NoRoom)
    # As if the room had gone while it was unpacked.
    usage = shutil.disk_usage
    restoring.shutil.disk_usage = lambda _: usage(saved.parent)  # type: ignore[attr-defined]
    told(wrong.unpack, NoRoom)
    restoring.shutil.disk_usage = usage  # type: ignore[attr-defined]
    expect(contents(folder) == before, "unpacking left something")

    rest = fill(folder.parent, 300_000, "rest")
    (folder / "ballast").write_bytes(bytes(100_000))
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        told(lambda: vault.copying.keep_if_due(NOW).result(), NoRoom)
        told(lambda: back_up(vault, saved), NoRoom)
        expect((folder / "ballast").exists(), "a copy used up what is held back for answers")
        expect(len(vault.events(CHECKIN)) == 6, "an answer is gone")
    for path in (rest, ballast):
        path.unlink()


def fill(folder: Path, left: int, name: str = "full") -> Path:
    """Leave about ``left`` bytes free."""
    path = folder / name
    path.write_bytes(os.urandom(max(shutil.disk_usage(folder).free - left, 0)))
    return path


def told(work: Callable[[], object], error: type[AuditError]) -> AuditError:
    """What ``work`` is refused with."""
    try:
        work()
    except error as wrong:
        return wrong
    sys.exit(f"no {error.__name__}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
