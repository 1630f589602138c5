"""The encrypted database: opening it with every safeguard on, and naming what it refuses."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from audit_app.vault import disk
from audit_app.vault.errors import (
    Damage,
    Damaged,
    DiskFull,
    DiskTrouble,
    InUse,
    NotAllowed,
    VaultError,
)

SMALLEST = 4096

# TRUNCATE and EXTRA lost nothing in kill and power-cut tests, DELETE and WAL did; EXCLUSIVE keeps
# a second program out; the rest keeps plain text off the disk and distrusts a forged schema.
_SAFEGUARDS = (
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
_NAMED: tuple[tuple[type[apsw.Error], Callable[[], VaultError]], ...] = (
    (apsw.FullError, DiskFull),
    (apsw.BusyError, InUse),
    (apsw.LockedError, InUse),
    (apsw.ReadOnlyError, NotAllowed),
    (apsw.PermissionsError, NotAllowed),
    (apsw.CantOpenError, NotAllowed),
    (apsw.CorruptError, lambda: Damaged(Damage.ANSWERS)),
    (apsw.NotADBError, lambda: Damaged(Damage.ANSWERS)),
)


def trouble(error: apsw.Error) -> VaultError:
    """The error with words for what the database refused."""
    named = next((make_error for kind, make_error in _NAMED if isinstance(error, kind)), None)
    if named:
        return named()
    return DiskTrouble(f"{type(error).__name__} {getattr(error, 'extendedresult', '')}".strip())


def make(path: Path, key: bytes | bytearray) -> apsw.Connection:
    """Open a new, empty database that only its owner may read.

    DiskFull, NotAllowed, DiskTrouble: the file cannot be made.
    """
    with disk.told():
        disk.remove(path)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        os.close(os.open(path, flags, disk.OWNER_ONLY))
    return _open(path, key)


def connect(path: Path, key: bytes | bytearray) -> apsw.Connection:
    """Open an existing database. It is never created, and nothing is written.

    Damaged: missing, short, or not readable with this key. InUse: open elsewhere. Its size is
    looked at first: SQLite takes an empty file for a new database and drops its journal.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise Damaged(Damage.ANSWERS_MISSING) from None
    if size < SMALLEST:
        raise Damaged(Damage.ANSWERS_SHORT)
    return _open(path, key)


def change_key(path: Path, old: bytes | bytearray, new: bytes | bytearray) -> None:
    """Lock a database that nobody else knows of with another key.

    Cut off, it is of no use: only ever of a copy (DiskFull, NotAllowed, DiskTrouble, Damaged).
    """
    db = _open(path, old)
    try:
        # Not cached: the statement holds the key.
        db.execute(f"PRAGMA rekey='raw:{new.hex()}'", can_cache=False)
    except apsw.Error as error:
        raise trouble(error) from None
    finally:
        db.close()


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """All of it or nothing (DiskFull, NotAllowed, DiskTrouble, Damaged, InUse)."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except apsw.Error as error:
        _roll_back(db)
        raise trouble(error) from None
    except BaseException:
        _roll_back(db)
        raise


def rows(db: apsw.Connection, query: str, *values: "apsw.SQLiteValue") -> list[Any]:
    """Every row that a query gives, each a tuple."""
    return db.execute(query, values).fetchall()


def keep_journal(db: apsw.Connection) -> None:
    """Let the next changes leave their journal lying, for ``overwrite_journal`` (DiskTrouble ...).

    As safe as cutting it off, and then there is something to overwrite.
    """
    _set_journal(db, "PERSIST")


def overwrite_journal(db: apsw.Connection) -> None:
    """Overwrite what the journal still holds of pages before they were changed, and cut it off.

    Outside a transaction (DiskFull, NotAllowed, DiskTrouble).
    """
    with disk.told():
        disk.overwrite(Path(db.filename_journal))
    _set_journal(db, "TRUNCATE")


def _set_journal(db: apsw.Connection, mode: str) -> None:
    try:
        db.execute(f"PRAGMA journal_mode={mode}").fetchall()
    except apsw.Error as error:
        raise trouble(error) from None


def _roll_back(db: apsw.Connection) -> None:
    """On a full disk SQLite has done so already."""
    if db.in_transaction:
        with suppress(apsw.Error):
            db.execute("ROLLBACK")


def _open(path: Path, key: bytes | bytearray) -> apsw.Connection:
    try:
        db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.Error as error:
        raise trouble(error) from None
    try:
        _unlock(db, key)
    except apsw.Error as error:
        db.close()
        raise trouble(error) from None
    return db


def _unlock(db: apsw.Connection, key: bytes | bytearray) -> None:
    db.execute("PRAGMA cipher='chacha20'")
    # Not cached: the statement holds the key.
    db.execute(f"PRAGMA key='raw:{key.hex()}'", can_cache=False)
    for safeguard in _SAFEGUARDS:
        db.execute(f"PRAGMA {safeguard}")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    db.execute("COMMIT")
