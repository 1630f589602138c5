"""The tables of the answers file, version by version."""

from collections.abc import Callable
from typing import NamedTuple

import apsw

from audit_app.vault import connection
from audit_app.vault.errors import Damage, Damaged, NewerVersion

# "PSAV": says whose file this is, even to tools that know nothing of us.
APPLICATION = 0x50534156


class Step(NamedTuple):
    """One version: the first program that can read it, and the change that makes it."""

    needs: str
    change: Callable[[apsw.Connection], None]


_TABLES = (
    """about(
        name TEXT PRIMARY KEY,
        value ANY
    ) STRICT, WITHOUT ROWID""",
    """events(
        seq INTEGER PRIMARY KEY,
        checkin TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    """checkins(
        checkin TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        depth TEXT NOT NULL,
        started TEXT NOT NULL,
        finished TEXT,
        done INTEGER NOT NULL DEFAULT 0,
        to_do INTEGER NOT NULL DEFAULT 0,
        to_find_out INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID""",
    """marks(
        action TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """private(
        name TEXT PRIMARY KEY,
        body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def _first(db: apsw.Connection) -> None:
    """Events are appended and never changed. Check-ins and marks follow from them."""
    for table in _TABLES:
        db.execute(f"CREATE TABLE {table}")
    db.execute("CREATE INDEX events_of_checkin ON events(checkin, seq)")


def _seal_items(db: apsw.Connection) -> None:
    from audit_app.vault import migration  # few starts bring anything up to date

    migration.seal_items(db)


# A virtual table is a table too, without pages of its own.
_ACTING = (
    "SELECT count(*) FROM sqlite_schema"
    " WHERE type NOT IN ('table', 'index') OR (type = 'table' AND ifnull(rootpage, 0) = 0)"
)
STEPS = (Step("0.1.0", _first), Step("0.2.0", _seal_items))


def begin(db: apsw.Connection, vault: str, made: str, steps: tuple[Step, ...] = STEPS) -> None:
    """Give a new, empty database its tables, in one transaction (DiskFull ...).

    ``vault`` is the id that the key header carries too; ``made`` the moment, in ISO form.
    """
    with connection.transaction(db):
        db.execute(f"PRAGMA application_id={APPLICATION}")
        for version, step in enumerate(steps, 1):
            _take(db, version, step)
        facts = (("vault", vault), ("made", made), ("commits", 0))
        db.executemany("INSERT INTO about(name, value) VALUES(?, ?)", facts)


def check(db: apsw.Connection, vault: str, steps: tuple[Step, ...] = STEPS) -> int:
    """The version of an existing database, changing nothing.

    Damaged: it is not one of ours, or belongs to another key header. NewerVersion: a newer
    program wrote it.
    """
    application = db.pragma("application_id")
    version = db.pragma("user_version")
    if application != APPLICATION or not isinstance(version, int) or version < 1:
        raise Damaged(Damage.ANSWERS)
    if version > len(steps):
        raise NewerVersion(_needs(db))
    if fact(db, "vault") != vault:
        raise Damaged(Damage.ANSWERS_OTHER)
    return version


def check_still(db: apsw.Connection) -> None:
    """See that nothing in a stranger's file acts by itself, before anything in it is asked.

    Damaged: it has triggers, views or virtual tables, which no program up to this one makes.
    """
    if _acts(db) and db.pragma("user_version") in range(len(STEPS) + 1):
        raise Damaged(Damage.ANSWERS)


def check_whole(db: apsw.Connection) -> None:
    """Look at every page (Damaged)."""
    if db.pragma("integrity_check") != "ok":
        raise Damaged(Damage.ANSWERS)


def migrate(
    db: apsw.Connection,
    version: int,
    before: Callable[[int], None],
    steps: tuple[Step, ...] = STEPS,
) -> None:
    """Bring an older database up to date: a copy first, then each version in one transaction.

    ``before`` keeps the copy and is given the old version. A failure leaves a whole older version.
    """
    for later, step in enumerate(steps[version:], version + 1):
        before(later - 1)
        with connection.transaction(db):
            _take(db, later, step)


def fact(db: apsw.Connection, name: str) -> object:
    """One value of the table about the file itself, or None."""
    found = db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchall()
    return found[0][0] if found else None


def _acts(db: apsw.Connection) -> bool:
    return db.execute(_ACTING).fetchall() != [(0,)]


def _take(db: apsw.Connection, version: int, step: Step) -> None:
    step.change(db)
    db.execute("INSERT OR REPLACE INTO about(name, value) VALUES('needs', ?)", (step.needs,))
    db.execute(f"PRAGMA user_version={version:d}")


def _needs(db: apsw.Connection) -> str:
    """Which program a newer file asks for, as far as it still says so."""
    try:
        return "" if _acts(db) else str(fact(db, "needs") or "")
    except apsw.Error:
        return ""
