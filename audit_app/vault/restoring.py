"""Bringing answers back from a backup: unpacked beside what is here, checked, then switched."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

import apsw

from audit_app.vault import (
    backup,
    connection,
    copies,
    disk,
    history,
    instance,
    keyfiles,
    opening,
    places,
    public,
    records,
    switch,
)
from audit_app.vault.counter import Counter
from audit_app.vault.errors import (
    BackupDamaged,
    BackupUnreadable,
    Damaged,
    DiskFull,
    NoRoom,
    VaultError,
)
from audit_app.vault.history import Relation
from audit_app.vault.keyfiles import Made

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from audit_app.domain.settings import PublicSettings
    from audit_app.vault.backup import About
    from audit_app.vault.header import SlotKind
    from audit_app.vault.history import History
    from audit_app.vault.keys import Keys
    from audit_app.vault.opening import Means
    from audit_app.vault.vault import Vault


class Found(NamedTuple):
    """What is in a backup that was read to its end and checked."""

    made: datetime
    checkins: int
    relation: Relation
    keyring: bool
    settings: PublicSettings


class Restoring:
    """One backup on its way into a folder. ``unlock``, ``unpack``, then ``put_in_place``.

    ``found`` is what unpacking found.
    """

    def __init__(self, folder: Path, path: Path, means: Means = opening.ORDINARY) -> None:
        """Look at the file. NotABackup, BackupDamaged, NewerVersion, BackupUnreadable."""
        self._folder = folder
        self._means = means
        self._sealed = backup.look(path)
        self._keys: Keys | None = None
        self.found: Found | None = None

    @property
    def kinds(self) -> tuple[SlotKind, ...]:
        """The ways to open it."""
        return self._sealed.kinds

    def unlock(self, kind: SlotKind, text: str) -> None:
        """Open it. Mistyped, WrongSecret, NoSuchWay, BackupDamaged."""
        self._keys = backup.unlock(self._sealed, kind, text)

    def read_through(self) -> About:
        """Read it to its end without keeping anything: what it says of itself.

        BackupDamaged, NewerVersion, BackupUnreadable.
        """
        return backup.read(self._sealed, self._opened_keys())[0]

    def unpack(self, here: Vault | None = None) -> Found:
        """Unpack it beside what is here and check it to its last page; nothing else is changed.

        ``here`` are the answers that are open. BackupDamaged, NewerVersion, BackupUnreadable,
        NoRoom, InUse, NotAllowed, DiskTrouble: nothing is left of it.
        """
        with nullcontext() if here else instance.held(self._folder, self._means.hold):
            try:
                return self._unpack(here)
            except DiskFull:
                self.discard()
                raise NoRoom from None
            except BaseException:
                self.discard()
                raise

    def put_in_place(self, *, damaged: bool = False) -> Vault:
        """Let it take the place of what is here, which must be closed, and open it.

        What was here is put aside; for good if it was ``damaged`` or cannot be opened.
        BackupUnreadable: what was unpacked is gone, and nothing is changed. InUse, DiskFull,
        NotAllowed, DiskTrouble: what was begun is finished by the next start.
        """
        unknown = self.found is None or self.found.relation is Relation.UNKNOWN
        for_good = damaged or unknown
        kind = places.DAMAGED if for_good else places.BEFORE
        with instance.held(self._folder, self._means.hold):
            # Another start may have cleared it away: then nothing would come for what makes way.
            if not (self._folder / places.INCOMING / places.COUNTER).exists():
                raise BackupUnreadable
            switch.begin(self._folder, places.INCOMING, kind)
        made = Made(self._sealed.copy, self._opened_keys(), ())
        return opening.open_proved(self._folder, made, self._means._replace(keeps=True))

    def discard(self) -> None:
        """Take away what was unpacked."""
        try:
            with disk.told():
                switch.clear(self._folder)
        except VaultError:
            return

    def _opened_keys(self) -> Keys:
        if self._keys is None:
            raise ValueError("the backup was not opened")
        return self._keys

    def _unpack(self, here: Vault | None) -> Found:
        folder, keys, copy = self._folder, self._opened_keys(), self._sealed.copy
        switch.finish(folder)
        incoming = folder / places.INCOMING
        places.make_private(incoming)
        answers = incoming / places.ANSWERS
        with disk.told():
            if shutil.disk_usage(incoming).free < self._sealed.path.stat().st_size:
                raise NoRoom
            disk.write(answers, b"")
            with answers.open("r+b") as file:
                about, _ = backup.read(self._sealed, keys, file)
            disk.sync(answers)
        there, checkins = self._look_inside(answers)
        keyfiles.write(incoming, copy)
        Counter(incoming, copy.header.vault, keys.counter).note(
            there.commits, clean=True, flush=True
        )
        with disk.told():
            disk.sync_folder(incoming)
        relation = self._relation(there, here)
        settings = public.of_plain(about.settings)
        self.found = Found(about.made, checkins, relation, about.keyring, settings)
        return self.found

    def _look_inside(self, answers: Path) -> tuple[History, int]:
        """Check it to its last page. NewerVersion, BackupDamaged."""
        keys = self._opened_keys()
        try:
            copies.check(answers, self._sealed.copy.header.vault, keys)
            db = connection.connect(answers, keys.database)
            try:
                return history.of(db), len(records.heads(db)[0])
            finally:
                db.close()
        except (Damaged, apsw.Error):
            raise BackupDamaged from None

    def _relation(self, there: History, here: Vault | None) -> Relation:
        try:
            copy = keyfiles.read(self._folder).copies[0]
        except VaultError:
            names = (places.ANSWERS, *places.KEYS)
            kept = any((self._folder / name).exists() for name in names)
            return Relation.UNKNOWN if kept else Relation.NOTHING
        if copy.header.vault != self._sealed.copy.header.vault:
            return Relation.OTHER
        try:
            if here:
                return history.compare(here.copying.history(), there)
            found = _history_here(self._folder, copy.header.vault, self._opened_keys())
        except (VaultError, apsw.Error):
            return Relation.UNKNOWN
        return history.compare(found, there)


def _history_here(folder: Path, vault: str, keys: Keys) -> History:
    """Of the answers here, which are closed. Damaged: they are not whole."""
    path = folder / places.ANSWERS
    copies.check(path, vault, keys)
    db = connection.connect(path, keys.database)
    try:
        return history.of(db)
    finally:
        db.close()
