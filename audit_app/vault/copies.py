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
    beside = copies / f"version-{version}.db.new"
    with disk.told():
        disk.remove(beside)
    try:
        db.execute("VACUUM INTO ?", (str(beside),))
    except apsw.Error as error:
        raise connection.trouble(error) from None
    with disk.told():
        beside.chmod(disk.OWNER_ONLY)
        disk.swap(beside, target)
        for old in sorted(copies.glob("version-*.db"), key=_version)[:-KEPT]:
            disk.remove(old)


def _version(path: Path) -> int:
    return int(path.stem.removeprefix("version-"))
