"""Vaults to be hurt, opened the quick way, and looked through afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.checkin import Answered
from audit_app.vault import opening
from audit_app.vault.finding import Noticed
from audit_app.vault.spare_key import SpareKeyDraft
from tests.vault.parts import CHECKIN, MEANS, keep, make, raw, started

if TYPE_CHECKING:
    from audit_app.vault.vault import Vault

# Opens without the half second that a passphrase costs on purpose.
SPARE_KEY = "DWRG-VN2X-PFLF-N6ZQ-JFHQ-VEY9-NV73-G3RK"
DRAFT = SpareKeyDraft(tuple(SPARE_KEY.split("-")))


class Seen(NamedTuple):
    """What was found in a vault: the numbers of the answers, and what was noticed."""

    numbers: list[int]
    noticed: set[Noticed]


def begun(folder: Path) -> Path:
    """A vault with a check-in that was begun, a passphrase and ``SPARE_KEY``.

    No room is held back in it: thousands of such vaults are laid and opened.
    """
    with make(folder) as vault:
        vault.keep_spare_key(DRAFT, DRAFT.groups[-1])
        keep(vault, started())
    (folder / "ballast").write_bytes(b"")
    return folder


def room(folder: Path) -> None:
    """An empty folder in which no room will be held back."""
    folder.mkdir()
    (folder / "ballast").touch()


def open_quickly(folder: Path, spare_key: str = SPARE_KEY) -> Vault:
    """Open it with its spare key."""
    return opening.open_with_spare_key(folder, spare_key, MEANS)


def seen_in(vault: Vault) -> Seen:
    """Every answer there is. AssertionError: they do not hang together."""
    events = vault.events(CHECKIN)
    assert raw(vault, "PRAGMA integrity_check") == [("ok",)]
    assert events[0] == started()
    assert {head.id for head in vault.heads()} == {CHECKIN}
    noticed = {finding.noticed for finding in vault.findings}
    assert Noticed.UNREADABLE_EVENTS not in noticed
    numbers = [int(e.question.removeprefix("q")) for e in events if isinstance(e, Answered)]
    assert numbers == list(range(len(numbers))), "in order, no gap"
    return Seen(numbers, noticed)


def look_through(folder: Path) -> Seen:
    """Open a vault, and see every answer there is."""
    with open_quickly(folder) as vault:
        return seen_in(vault)
