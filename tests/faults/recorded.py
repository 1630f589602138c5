"""What is done under the recorder: ``python -m tests.faults.recorded <what> <folder>``.

Each says ``ready`` when the cuts may begin, and then what it promises, when it promises it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from audit_app.audit.backups import Backups
from audit_app.audit.protection import Protection
from audit_app.domain.checklist import QuestionId
from audit_app.vault import anew, connection, copies, forget, opening, schema, spare_key
from audit_app.vault.header import SlotKind
from audit_app.vault.renewing import Secrets
from tests.faults.parts import BACKUP, DRAFT, NOTES, SPARE_KEY, open_quickly
from tests.faults.test_kill import KEY, LATER, VAULT
from tests.samples import NOW
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    SETTINGS,
    answered,
    big,
    keep,
    make,
    means,
)

SAVES = 60
CHANGES = 25
PASSPHRASES = tuple(f"a long walk by the river {number}" for number in range(CHANGES))


def say(text: str) -> None:
    """Promise something: one call, so that it has its place between the others."""
    os.write(1, f"{text}\n".encode())


def save(folder: Path) -> None:
    """Answers in saves of several sizes, some of them large."""
    with open_quickly(folder) as vault:
        say("ready")
        number = 0
        for turn in range(SAVES):
            batch = [answered(n) for n in range(number, number + 1 + turn % 4)]
            vault.append([*batch, big()] if turn % 5 == 0 else batch).result()
            number += len(batch)
            say(str(number - 1))


def sit(folder: Path) -> None:
    """Several sittings: opened, a little saved, closed."""
    say("ready")
    for number in range(12):
        with open_quickly(folder) as vault:
            say("open")
            keep(vault, answered(number))
            say(str(number))
        say("closed")


def change_spare_key(folder: Path) -> None:
    """One spare key after the other."""
    with open_quickly(folder) as vault:
        say(f"kept {''.join(DRAFT.groups)}")
        say("ready")
        for _ in range(CHANGES):
            draft = spare_key.draft()
            say(f"trying {''.join(draft.groups)}")
            vault.keep_spare_key(draft, draft.groups[-1])
            say(f"kept {''.join(draft.groups)}")


def change_passphrase(folder: Path) -> None:
    """One passphrase after the other."""
    with open_quickly(folder) as vault:
        vault.add_passphrase(PASSPHRASES[0])
        say(f"kept {PASSPHRASES[0]}")
        say("ready")
        for text in PASSPHRASES[1:]:
            say(f"trying {text}")
            vault.add_passphrase(text)
            say(f"kept {text}")


def lock_anew(folder: Path) -> None:
    """Everything locked with a new key, and again: the last group is the promise."""
    vault = open_quickly(folder)
    say("ready")
    for _ in range(3):
        draft = spare_key.draft()
        key = "".join(draft.groups)
        say(f"trying {key}")
        vault = anew.lock_anew(vault, folder, Secrets(draft, draft.groups[-1]), MEANS)
        say(f"kept {key}")
    vault.close()


def make_one(folder: Path) -> None:
    """A first start."""
    say("ready")
    with make(folder) as vault:
        say("made")
        keep(vault, answered(0))
        say("saved")


def save_backups(folder: Path) -> None:
    """A backup after each save, the newer in the place of the older, as the program saves it."""
    answers, saved = folder / "answers", folder / "saved"
    backups = Backups(Protection(answers, lambda: NOW, MEANS), lambda: NOW)
    with open_quickly(answers) as vault:
        say("ready")
        for number in range(6):
            keep(vault, answered(number))
            backups.save(vault, saved / BACKUP, SETTINGS, replace=True)
            say(f"saved {number}")


def bring_back(folder: Path) -> None:
    """Answers come back from a backup, over those that are here."""
    answers = folder / "answers"
    backups = Backups(Protection(answers, lambda: NOW, MEANS), lambda: NOW)
    say("ready")
    restoring = backups.open(folder / "saved" / BACKUP)
    restoring.unlock(SlotKind.SPARE_KEY, SPARE_KEY)
    restoring.unpack()
    say("unpacked")
    with backups.bring_back(restoring):
        say("placed")


def delete_notes(folder: Path) -> None:
    """One note after the other is deleted, and the automatic copies made anew."""
    with open_quickly(folder) as vault:
        say("ready")
        for number in range(NOTES):
            assert vault.eraser.note(CHECKIN, QuestionId(f"n{number}"), NOW).result()
            say(str(number))


def open_old(folder: Path) -> None:
    """A vault of the first release is opened, and so brought up to date."""
    say("ready")
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS):
        say("done")


def delete(folder: Path) -> None:
    """Delete everything."""
    say("ready")
    forget.forget(folder, means())
    say("gone")


def update(folder: Path) -> None:
    """Bring a file up to date."""
    db = connection.connect(folder / "vault.db", KEY)
    version = schema.check(db, VAULT, LATER)
    say("ready")
    schema.migrate(db, version, lambda old: copies.keep(db, folder, old), LATER)
    db.close()
    say("done")


def save_carelessly(folder: Path) -> None:
    """The same database with a journal that is deleted, and no flushing of its folder after."""
    db = connection.make(folder / "vault.db", KEY)
    for setting in ("locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"):
        db.execute(f"PRAGMA {setting}")
    db.execute("CREATE TABLE said(number INTEGER PRIMARY KEY)")
    say("ready")
    for number in range(SAVES):
        db.execute("INSERT INTO said VALUES(?)", (number,))
        say(str(number))
    db.close()


def put_carelessly(folder: Path) -> None:
    """A small file written beside and renamed, and never flushed."""
    say("ready")
    for number in range(SAVES):
        new = folder / "keys.a.new"
        new.write_bytes(b"%d" % number * 300)
        new.replace(folder / "keys.a")
        say(str(number))


EVERY: dict[str, Callable[[Path], None]] = {
    work.__name__: work
    for work in (
        *(save, sit, change_spare_key, change_passphrase, make_one, delete, update),
        *(save_backups, bring_back, delete_notes, open_old, lock_anew),
        *(save_carelessly, put_carelessly),
    )
}

if __name__ == "__main__":
    EVERY[sys.argv[1]](Path(sys.argv[2]))
