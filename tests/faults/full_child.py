"""Fills a small disk with answers, then deletes everything; leaves with a word if surprised."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from audit_app.vault import forget, opening
from audit_app.vault.errors import DiskFull
from tests.vault.parts import CHECKIN, MEANS, PASSPHRASE, answered, big, keep, make, started

if TYPE_CHECKING:
    from audit_app.vault.vault import Vault


def fill(vault: Vault) -> int:
    """Save until the disk is full; how many were saved."""
    saved = 0
    while True:
        try:
            keep(vault, big())
        except DiskFull:
            return saved
        saved += 1


def main(folder: Path) -> None:
    """Save to the last byte, go on with the room held back, reopen, delete."""
    vault = make(folder)
    # Less than is usual: this disk is small.
    (folder / "ballast").write_bytes(bytes(2_000_000))
    keep(vault, started())
    saved = 1 + fill(vault)
    expect(saved > 5, "the disk was never full")
    expect(not (folder / "ballast").exists(), "room was not given back")
    expect(len(vault.events(CHECKIN)) == saved, "half a save")
    keep(vault, answered(1))
    vault.close()

    vault = opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    expect(len(vault.events(CHECKIN)) == saved + 1, "an acknowledged save is gone")
    fill(vault)
    vault.close()
    forget.forget(folder)
    expect(not folder.exists(), "not deleted")
    sys.stdout.write(str(saved))


def expect(truth: bool, otherwise: str) -> None:  # noqa: FBT001 - an assert that is never left out
    """Leave with a word unless it is so."""
    if not truth:
        sys.exit(otherwise)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
