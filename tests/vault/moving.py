"""Bringing answers back as a person would, and looking what is there afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_app.vault import opening
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.restoring import Restoring
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import CHECKIN, MEANS, PASSPHRASE, MemoryBox, answered, keep, means, started


def opened(folder: Path, path: Path, with_means: Means = MEANS) -> Restoring:
    """A backup with the right passphrase."""
    restoring = Restoring(folder, path, with_means)
    restoring.unlock(SlotKind.PASSPHRASE, PASSPHRASE)
    return restoring


def restore(folder: Path, path: Path, with_means: Means = MEANS) -> Vault:
    restoring = opened(folder, path, with_means)
    restoring.unpack()
    return restoring.put_in_place()


def questions(folder: Path) -> list[str]:
    """The answers kept in a folder, after opening it as a person would."""
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS._replace(keeps=True)) as vault:
        return [str(getattr(event, "question", "")) for event in vault.events(CHECKIN)]


def wait_until(true: Callable[[], bool]) -> None:
    """The keyring is tidied on a thread of its own."""
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came true")


def laptop_with_keyring(folder: Path, box: MemoryBox) -> None:
    """Answers that open by keyring and passphrase."""
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        keep(vault, started(), answered(1), answered(2), answered(3))
