"""Copies of answers that are open: a backup to take away, and one of the three kept here."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from audit_app.vault import disk, places, public, records, schema
from audit_app.vault.errors import (
    BackupDamaged,
    BackupNotSound,
    BackupUnreadable,
    NotABackup,
)
from audit_app.vault.header import SlotKind
from audit_app.vault.keys import Keys

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    import apsw

    from audit_app.domain.settings import PublicSettings
    from audit_app.vault.history import History
    from audit_app.vault.ways import Ways
    from audit_app.vault.writer import Writer


class Copying:
    """Made by the vault that is open."""

    def __init__(self, folder: Path, writer: Writer, ways: Ways, keys: Keys) -> None:
        """Copies are made on the writer's thread: each is of one moment."""
        self._folder = folder
        self._writer = writer
        self._ways = ways
        self._keys = keys
        self._one_at_a_time = threading.Lock()

    @property
    def can_be_taken(self) -> bool:
        """Whether anything but this laptop's keyring opens the answers."""
        from audit_app.vault import backup

        return any(kind in backup.TAKEN for kind in self._ways.kinds)

    def back_up(self, target: BinaryIO, made: datetime, settings: PublicSettings) -> bytes:
        """Write a backup; its digest, for ``prove``.

        NoWayToTake, NoRoom, Closed, NotAllowed, DiskTrouble; OSError comes from ``target``.
        """
        from audit_app.vault import backup
        from audit_app.vault.backup import About, Contents

        # Before the answers are copied: closing wipes keys only once no copy can be asked for.
        keys = Keys(bytes(self._keys.data))
        work = self._folder / places.COPYING
        self._one_at_a_time.acquire()
        try:
            header = backup.portable(self._ways.copy, keys)
            commits, version, needs = self._writer.ask(lambda db: _copy(db, work))
            about = About(
                v=1,
                made=made,
                commits=commits,
                schema=version,
                size=work.stat().st_size,
                needs=needs,
                keyring=SlotKind.KEYRING in self._ways.kinds,
                settings=public.to_plain(settings),
            )
            return backup.write(Contents(header, keys, about, work), target)
        finally:
            keys.wipe()
            with suppress(OSError):
                # It may hold what is deleted later, and that opens with the key that stays.
                disk.let_go(work)
            self._one_at_a_time.release()

    def prove(self, path: Path, digest: bytes) -> None:
        """Read a backup that was just written to its end. BackupNotSound: it is not what it was."""
        from audit_app.vault import backup

        try:
            _, found = backup.read(backup.look(path), self._keys)
        except (NotABackup, BackupDamaged, BackupUnreadable):
            raise BackupNotSound from None
        if found != digest:
            raise BackupNotSound

    def keep_if_due(self, now: datetime) -> Future[bool]:
        """Keep one more automatic copy, if the newest is a week old (see ``copies``)."""
        from audit_app.vault import copies

        return self._writer.submit(lambda db: copies.keep_if_due(db, self._folder, now))

    def history(self) -> History:
        """What tells this state of the answers from another."""
        from audit_app.vault import history

        return self._writer.ask(history.of)


def _copy(db: apsw.Connection, work: Path) -> tuple[int, int, str]:
    """Copy the answers: how many changes they hold, their version, and what reads them."""
    from audit_app.vault import copies

    copies.make(db, work)
    version = int(db.pragma("user_version"))
    return records.commits(db), version, str(schema.fact(db, "needs") or "")
