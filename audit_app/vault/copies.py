"""Encrypted copies of the answers file, under the same key: three that are kept, and for backups.

They are numbered, and never told apart by a clock: the highest number is the newest. The date that
is shown of one is its file's.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import apsw

from audit_app.vault import connection, disk, places, schema
from audit_app.vault.errors import Damaged, DiskFull, NewerVersion, NoRoom, VaultError

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.keys import Keys

KEPT = 3
EVERY = timedelta(days=7)

_LEFT_FREE = 1024 * 1024

# A number, and before a migration the version that is left.
_NAME = re.compile(r"copy-(\d{1,9})(?:-version-(\d{1,9}))?\.db")


class Kept(NamedTuple):
    """One automatic copy; ``version`` is the one that was left, 0 for a weekly one."""

    path: Path
    number: int
    version: int
    made: datetime


def kept(folder: Path) -> tuple[Kept, ...]:
    """The automatic copies, newest first. Anything else that lies there is left out."""
    found = []
    with disk.told():
        for path in (folder / places.COPIES).glob("copy-*.db"):
            named = _NAME.fullmatch(path.name)
            if named:
                made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                found.append(Kept(path, int(named[1]), int(named[2] or 0), made))
    return tuple(sorted(found, key=lambda copy: -copy.number))


def keep(db: apsw.Connection, folder: Path, version: int = 0) -> None:
    """Keep one more copy, and let the oldest beyond three go (NoRoom ...).

    ``version`` is the one that is about to be left: tried again, its copy takes the same place. On
    the writer's thread, outside a transaction.
    """
    there = kept(folder)
    copies = folder / places.COPIES
    places.make_private(copies)
    number = there[0].number + 1 if there else 1
    name = f"copy-{number}-version-{version}.db" if version else f"copy-{number}.db"
    again = (copy.path for copy in there[:1] if version and copy.version == version)
    target = next(again, copies / name)
    make(db, disk.beside(target))
    with disk.told():
        disk.swap(disk.beside(target), target)
        for old in kept(folder)[KEPT:]:
            # It may hold what is deleted later, and that opens with the key that stays.
            disk.let_go(old.path)


def keep_if_due(db: apsw.Connection, folder: Path, now: datetime) -> bool:
    """``keep``, unless the newest copy is younger than a week. True: one was made.

    A newest copy from a week after ``now`` or later was made by a clock that was wrong.
    """
    newest = next(iter(kept(folder)), None)
    if newest and abs(now - newest.made) < EVERY:
        return False
    keep(db, folder)
    return True


def remake(db: apsw.Connection, folder: Path) -> None:
    """Make the copies anew from what is kept now, and erase those that were (DiskFull ...).

    One stays of however many there were: they would all be the same.
    """
    copies = folder / places.COPIES
    with disk.told():
        old = list(copies.glob("copy-*"))
    if not old:
        return
    there = kept(folder)
    target = copies / f"copy-{there[0].number + 1 if there else 1}.db"
    try:
        make(db, disk.beside(target))
    except NoRoom:
        # For this the room that is held back may be used: it is tried again at the next opening.
        raise DiskFull from None
    with disk.told():
        disk.swap(disk.beside(target), target)
        for path in old:
            disk.erase(path)
        # Or a power cut brings the name of what was overwritten back.
        disk.sync_folder(copies)


def make(db: apsw.Connection, path: Path) -> None:
    """Write a whole, compact copy of the answers file to ``path``, flushed.

    NoRoom: what is held back for answers is never used up for this. NotAllowed, DiskTrouble.
    """
    needed = int(db.pragma("page_count")) * int(db.pragma("page_size"))
    with disk.told():
        disk.remove(path)
        if shutil.disk_usage(path.parent).free < needed + _LEFT_FREE:
            raise NoRoom
    try:
        db.execute("VACUUM INTO ?", (str(path),))
    except apsw.Error as error:
        _discard(path)
        trouble = connection.trouble(error)
        raise (NoRoom() if isinstance(trouble, DiskFull) else trouble) from None
    with disk.told():
        path.chmod(disk.OWNER_ONLY)
        disk.sync(path)


def newest_sound(folder: Path, vault: str, keys: Keys) -> Kept | None:
    """The newest copy that opens with these keys and is whole to its last page; None: none is."""
    return next((copy for copy in kept(folder) if is_sound(copy.path, vault, keys)), None)


def is_sound(path: Path, vault: str, keys: Keys) -> bool:
    """Whether a closed answers file is whole, of this vault, and not too new for this program."""
    try:
        check(path, vault, keys)
    except (Damaged, NewerVersion):
        return False
    finally:
        # Looking leaves an empty one behind.
        _discard(path.with_name(f"{path.name}-journal"))
    return True


def check(path: Path, vault: str, keys: Keys) -> int:
    """Read a closed answers file to its last page; its version.

    Damaged, NewerVersion, InUse, DiskFull, NotAllowed, DiskTrouble.
    """
    db = connection.connect(path, keys.database)
    try:
        schema.check_still(db)
        version = schema.check(db, vault)
        schema.check_whole(db)
    except apsw.Error as error:
        raise connection.trouble(error) from None
    finally:
        db.close()
    return version


def _discard(path: Path) -> None:
    try:
        with disk.told():
            disk.remove(path)
    except VaultError:
        return
