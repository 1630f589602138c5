"""A full disk, a broken disk, a read-only one and one of somebody else: told, and nothing is lost.

Every write, flush, cut and renaming in turn is refused; then the disk is well again.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from audit_app.audit.backups import Backups
from audit_app.audit.protection import Protection, Start
from audit_app.domain.checkin import Noted
from audit_app.domain.checklist import QuestionId
from audit_app.domain.errors import AuditError
from audit_app.vault import backup, forget, opening, state
from audit_app.vault.header import SlotKind
from audit_app.vault.state import Condition
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.faults.parts import (
    BACKUP,
    DRAFT,
    NOTES,
    OTHER,
    SPARE_KEY,
    begun,
    look_through,
    open_quickly,
    with_a_backup,
    with_notes,
)
from tests.faults.promises import opens, start
from tests.faults.recording import expect_strace
from tests.faults.refusing import refusing, was_refused
from tests.samples import NOW
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    SETTINGS,
    answered,
    back_up,
    keep,
    make,
    means,
)
from tests.vault.test_migration import DATA, expect_everything

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename")
# Full from that call on; or one call that goes wrong.
RULES = (("ENOSPC", "+"), ("EIO", ""))
MOST = 80


class Tried(NamedTuple):
    """What was said while the disk refused, and whether it went on refusing."""

    went_well: bool
    goes_on: bool


class Disk:
    """The disk, which refuses once."""

    def __init__(self, say: Say, log: Path, rule: tuple[str, str, str]) -> None:
        self._say = say
        self._refusing = refusing(log, *rule)

    def refuse(self, work: Callable[[], object]) -> bool:
        """Do something while it refuses, and say what came of it. True: it went well."""
        word = "kept"
        with self._refusing:
            try:
                work()
            except AuditError as error:
                word = type(error).__name__
        self._say(word)
        return word == "kept"


def save(disk: Disk, folder: Path) -> None:
    """What is on the screen is sent again."""
    with open_quickly(folder) as vault:
        keep(vault, answered(0))
        if not disk.refuse(lambda: keep(vault, answered(1))):
            keep(vault, answered(1))
        keep(vault, answered(2))


def saved(folder: Path, tried: Tried) -> None:
    """Sent again, it may be there twice where a disk went on refusing to make it last."""
    with open_quickly(folder) as vault:
        numbers = [n for n in range(4) for e in vault.events(CHECKIN) if e == answered(n)]
    assert numbers == [0, 1, 2] or (tried.goes_on and numbers == [0, 1, 1, 2])


def change_key(disk: Disk, folder: Path) -> None:
    with open_quickly(folder) as vault:
        disk.refuse(lambda: vault.keep_spare_key(OTHER, OTHER.groups[-1]))


def key_changed(folder: Path, tried: Tried) -> None:
    """What was said is true: the new key opens, or the old one still does.

    A disk that refused one change and then refuses to take it back leaves the new one, and whoever
    was told so has both.
    """
    new = opens(folder, "".join(OTHER.groups))
    assert opens(folder, "".join(DRAFT.groups)) is not new
    assert new == tried.went_well or tried.goes_on
    assert new or not tried.went_well


def first_start(disk: Disk, folder: Path) -> None:
    disk.refuse(lambda: make(folder).close())


def started_first(folder: Path, tried: Tried) -> None:
    if not tried.went_well:
        assert state.look(folder).condition is Condition.NONE
        make(folder).close()
    opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close()


def backups_of(folder: Path) -> Backups:
    return Backups(Protection(folder / "answers", lambda: NOW, MEANS), lambda: NOW)


def save_backup(disk: Disk, folder: Path) -> None:
    """Over the one there is."""
    path = folder / "saved" / BACKUP
    with open_quickly(folder / "answers") as vault:
        disk.refuse(lambda: backups_of(folder).save(vault, path, SETTINGS, replace=True))
        keep(vault, answered(2))


def backup_saved(folder: Path, tried: Tried) -> None:
    assert look_through(folder / "answers").numbers == [0, 1, 2]
    (path,) = (folder / "saved").iterdir()
    sealed = backup.look(path)
    about, _ = backup.read(sealed, backup.unlock(sealed, SlotKind.SPARE_KEY, SPARE_KEY))
    assert not tried.went_well or about.commits == 2


def bring_back(disk: Disk, folder: Path) -> None:
    backups = backups_of(folder)
    restoring = backups.open(folder / "saved" / BACKUP)
    restoring.unlock(SlotKind.SPARE_KEY, SPARE_KEY)

    def work() -> None:
        restoring.unpack()
        backups.bring_back(restoring).close()

    disk.refuse(work)


def brought_back(folder: Path, tried: Tried) -> None:
    assert start(folder / "answers") is Start.UNLOCK
    numbers = look_through(folder / "answers").numbers
    assert numbers == list(range(5)) or (numbers == [0, 1] and not tried.went_well)


def delete_note(disk: Disk, folder: Path) -> None:
    with open_quickly(folder) as vault:
        erase = vault.eraser.note
        disk.refuse(lambda: erase(CHECKIN, QuestionId("n0"), NOW).result())


def note_deleted(folder: Path, tried: Tried) -> None:
    with open_quickly(folder) as vault:
        notes = [e for e in vault.events(CHECKIN) if isinstance(e, Noted)]
        assert answered(0) in vault.events(CHECKIN)
    gone = NOTES - len(notes)
    assert gone == tried.went_well or (tried.goes_on and gone == 1)


def delete(disk: Disk, folder: Path) -> None:
    disk.refuse(lambda: forget.forget(folder, means()))


def deleted(folder: Path, tried: Tried) -> None:
    """It works at the latest when the disk is well again."""
    if not tried.went_well and start(folder) is Start.UNLOCK:
        look_through(folder)
        forget.forget(folder, means())
    assert not folder.exists() or not list(folder.iterdir())


def open_old(disk: Disk, folder: Path) -> None:
    """With a save to undo, and to bring up to date."""
    disk.refuse(lambda: opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close())


def old_opened(folder: Path, _: Tried) -> None:
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        expect_everything(vault)


def empty(_: Path) -> None:
    """Nothing lies there."""


def small(folder: Path) -> None:
    with_a_backup(folder)
    with open_quickly(folder / "answers") as vault:
        back_up(vault, folder / "saved" / BACKUP)


def first_release(folder: Path) -> None:
    shutil.copytree(DATA / "version-1-hot", folder)
    (folder / "ballast").touch()


class Case(NamedTuple):
    """What lies there, what is tried, and what must hold afterwards."""

    prepare: Callable[[Path], object]
    work: Callable[[Disk, Path], None]
    check: Callable[[Path, Tried], None]


CASES = {
    "saving an answer": Case(begun, save, saved),
    "a new spare key": Case(begun, change_key, key_changed),
    "a first start": Case(empty, first_start, started_first),
    "saving a backup": Case(small, save_backup, backup_saved),
    "bringing back a backup": Case(with_a_backup, bring_back, brought_back),
    "deleting a note": Case(with_notes, delete_note, note_deleted),
    "deleting everything": Case(begun, delete, deleted),
    "opening a vault of the first release": Case(first_release, open_old, old_opened),
}


# Few calls: both rules for each also in the short form.
SHORT = ("saving an answer", "a new spare key", "deleting everything")


def try_it(say: Say, work: str, folder: Path, log: Path, rule: tuple[str, str, str]) -> None:
    """In a process of its own."""
    CASES[work].work(Disk(say, log, rule), folder)


def rules(*, both: bool) -> Iterator[list[tuple[str, str, str]]]:
    """For each kind of call: what is refused, one after the other, until there is nothing left."""
    for call in CALLS:
        yield [
            (call, f"{number}{from_there}", error)
            for number in range(1, MOST)
            for error, from_there in (RULES if both else (RULES[number % 2],))
        ]


@pytest.mark.parametrize("what", CASES)
def test_whatever_the_disk_refuses_is_told_and_nothing_is_lost(
    what: str, tmp_path: Path, figures: Figures
) -> None:
    expect_strace()
    case = CASES[what]
    fresh, folder, log = tmp_path / "fresh", tmp_path / "answers", tmp_path / "log"
    case.prepare(fresh)
    found: Counter[str] = Counter()
    for one_kind in rules(both=figures.long or what in SHORT):
        for rule in one_kind:
            shutil.rmtree(folder, ignore_errors=True)
            if fresh.exists():
                shutil.copytree(fresh, folder)
            with Child(try_it, what, folder, log, rule) as child:
                said = child.end()
                assert child.exit_code == 0, rule
            if not was_refused(log):
                break
            found.update(said)
            case.check(folder, Tried(went_well=said == ["kept"], goes_on=rule[1].endswith("+")))
    told = ", ".join(f"{times} {word}" for word, times in sorted(found.items()))
    figures.tell(f"the disk refuses a call: {what}", found.total(), f"0 lost ({told})")
    assert found.total() > 5
