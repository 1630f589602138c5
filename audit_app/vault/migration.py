"""The changes from one version of the answers file to the next, in order, and never edited again.

Each is run once on every vault, so it may rest on nothing that later versions change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.vault import item_keys
from audit_app.vault.item_keys import CHECK_IN, NOTE, Item, ItemKeys

if TYPE_CHECKING:
    import apsw

_TABLES = (
    """wrapping(
        only INTEGER PRIMARY KEY CHECK(only = 1),
        key BLOB NOT NULL
    ) STRICT""",
    """items(
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        owner INTEGER,
        key BLOB NOT NULL,
        UNIQUE(name, kind)
    ) STRICT""",
    """events(
        seq INTEGER PRIMARY KEY,
        item INTEGER NOT NULL,
        checkin TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    """marks(
        action TEXT PRIMARY KEY,
        seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """revisions(
        seq INTEGER PRIMARY KEY,
        item INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    """chunks(
        item INTEGER NOT NULL,
        place INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY(item, place)
    ) STRICT""",
    """tombstones(
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT
    ) STRICT""",
)
_INDEXES = (
    "items_of_kind ON items(kind, number)",
    "items_of_owner ON items(owner) WHERE owner IS NOT NULL",
    "events_of_checkin ON events(checkin, seq)",
    "events_of_item ON events(item)",
    "revisions_of_item ON revisions(item, seq)",
)
_OLD_EVENTS = "SELECT seq, checkin, kind, at, body FROM first_events ORDER BY seq"
_INSERT = "INSERT INTO events(seq, item, checkin, kind, at, body) VALUES(?, ?, ?, ?, ?, ?)"
# Nothing is dropped that could not be read: there is no event to such a mark.
_KEEP_MARKS = (
    "INSERT INTO private(name, body) SELECT 'mark kept ' || seq || ' ' || action, body"
    " FROM first_marks WHERE seq NOT IN (SELECT seq FROM first_events)"
)
_MARKS = (
    "INSERT INTO marks(action, seq) SELECT action, seq FROM first_marks"
    " WHERE seq IN (SELECT seq FROM first_events)"
)


class _Noted(msgspec.Struct):
    """What has to be known of a note, whoever wrote it."""

    question: str


def seal_items(db: apsw.Connection) -> None:
    """Version 2: a key for each check-in and note, and a place for items of other kinds."""
    for table in ("events", "marks"):
        db.execute(f"ALTER TABLE {table} RENAME TO first_{table}")
    for table in _TABLES:
        db.execute(f"CREATE TABLE {table}")
    item_keys.begin(db)
    keys = ItemKeys(db)
    for seq, checkin, kind, at, body in db.execute(_OLD_EVENTS):
        item = _item(keys, checkin, body if kind == "noted" else b"")
        sealed = keys.seal(item, f"event {seq}", body)
        db.execute(_INSERT, (seq, item, checkin, kind, at, sealed))
    db.execute(_KEEP_MARKS)
    db.execute(_MARKS)
    for table in ("events", "marks"):
        db.execute(f"DROP TABLE first_{table}")
    for index in _INDEXES:
        db.execute(f"CREATE INDEX {index}")


def _item(keys: ItemKeys, checkin: str, note: bytes) -> int:
    """The item that an event belongs to. A note that cannot be read goes with its check-in."""
    whole = Item(CHECK_IN, checkin)
    owner = keys.find(whole) or keys.make(whole)
    try:
        question = msgspec.json.decode(note, type=_Noted).question
    except (msgspec.DecodeError, UnicodeDecodeError):
        return owner
    part = Item(NOTE, f"{checkin} {question}")
    return keys.find(part) or keys.make(part, owner)
