"""Vaults to be hurt, opened the quick way, and looked through afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.checkin import Answered, Noted
from audit_app.domain.checklist import QuestionId
from audit_app.vault import opening
from audit_app.vault.finding import Noticed
from audit_app.vault.spare_key import SpareKeyDraft
from tests.samples import NOW
from tests.vault.parts import CHECKIN, MEANS, answered, back_up, keep, make, raw, started

if TYPE_CHECKING:
    from audit_app.vault.vault import Vault

# Opens without the half second that a passphrase costs on purpose.
SPARE_KEY = "DWRG-VN2X-PFLF-N6ZQ-JFHQ-VEY9-NV73-G3RK"
DRAFT = SpareKeyDraft(tuple(SPARE_KEY.split("-")))


OTHER = SpareKeyDraft(("W25T", "W3NN", "DW9M", "YPQ4", "W35Z", "FQRQ", "57R0", "7V6L"))
BACKUP = "mine.psabackup"
NOTES = 6


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


def with_a_backup(folder: Path) -> Path:
    """Answers 0 and 1, and beside them a backup that holds five answers."""
    answers, saved = folder / "answers", folder / "saved"
    saved.mkdir(parents=True)
    begun(answers)
    with open_quickly(answers) as vault:
        keep(vault, answered(0), answered(1))
    elsewhere = folder.with_name("elsewhere")
    shutil.copytree(answers, elsewhere)
    with open_quickly(elsewhere) as vault:
        keep(vault, *(answered(number) for number in range(2, 5)))
        back_up(vault, saved / BACKUP)
    return folder


def with_notes(folder: Path) -> Path:
    """A check-in with notes, and an automatic copy that holds them too."""
    begun(folder)
    with open_quickly(folder) as vault:
        keep(vault, answered(0), *(note(number) for number in range(NOTES)))
        assert vault.copying.keep_if_due(NOW).result()
    return folder


def note(number: int) -> Noted:
    """A note to a question of its own."""
    question = QuestionId(f"n{number}")
    return Noted(checkin=CHECKIN, at=NOW, question=question, text=f"unmistakable {number}")


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


def look_through(folder: Path, spare_key: str = SPARE_KEY) -> Seen:
    """Open a vault, and see every answer there is."""
    with open_quickly(folder, spare_key) as vault:
        return seen_in(vault)
