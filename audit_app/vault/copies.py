"""Encrypted copies of the answers file, kept before it is changed to a newer version."""

from pathlib import Path

import apsw

from audit_app.vault import connection, disk, places

KEPT = 3


def keep_before(db: apsw.Connection, folder: Path, version: int) -> None:
    """Copy the answers, under the same key, before version ``version`` is left (DiskFull ...)."""
    copies = folder / places.COPIES
    places.make_private(copies)
    target = copies / f"version-{version}.db"
    _copy(db, target)
    with disk.told():
        for old in sorted(copies.glob("version-*.db"), key=_version)[:-KEPT]:
            disk.remove(old)


def remake(db: apsw.Connection, folder: Path) -> None:
    """Make the copies anew from what is kept now, and erase those that were (DiskFull ...).

    One stays of however many there were: they would all be the same.
    """
    copies = folder / places.COPIES
    with disk.told():
        old = list(copies.glob("version-*"))
    if not old:
        return
    target = copies / f"version-{db.pragma('user_version')}.db"
    _copy(db, target)
    with disk.told():
        for path in old:
            if path != target:
                disk.erase(path)


def _copy(db: apsw.Connection, target: Path) -> None:
    beside = disk.beside(target)
    with disk.told():
        disk.remove(beside)
    try:
        db.execute("VACUUM INTO ?", (str(beside),))
    except apsw.Error as error:
        raise connection.trouble(error) from None
    with disk.told():
        beside.chmod(disk.OWNER_ONLY)
        disk.erase(target)
        disk.swap(beside, target)


def _version(path: Path) -> int:
    return int(path.stem.removeprefix("version-"))
