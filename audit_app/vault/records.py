"""Events, check-in heads, marks and private settings as rows of the answers file.

What an event says is sealed under the key of its check-in, and a note under one of its own.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import apsw
import msgspec

from audit_app.domain.action import ActionId
from audit_app.domain.checkin import CheckInHead, CheckInId, Event, Finished, Marked, Noted, Started
from audit_app.domain.checklist import QuestionId
from audit_app.vault.errors import Damage, Damaged
from audit_app.vault.item_keys import CHECK_IN, NOTE, Item, ItemKeys
from audit_app.vault.sealing import BadSeal

T = TypeVar("T")

_NEXT = "SELECT ifnull(max(seq), 0) + 1 FROM events"
_INSERT = "INSERT INTO events(seq, item, checkin, kind, at, body) VALUES(?, ?, ?, ?, ?, ?)"
_START = (
    "INSERT INTO checkins(checkin, seq, depth, started) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_FINISH = "UPDATE checkins SET finished=?, done=?, to_do=?, to_find_out=? WHERE checkin=?"
_MARK = "INSERT OR REPLACE INTO marks(action, seq) VALUES(?, ?)"
_EVENTS = "SELECT seq, item, body FROM events WHERE checkin = ? ORDER BY seq"
_MARKS = "SELECT action, seq, item, body FROM marks LEFT JOIN events USING(seq) ORDER BY seq"
_COUNT = "UPDATE about SET value = value + 1 WHERE name = 'commits' RETURNING value"
_COMMITS = "SELECT value FROM about WHERE name = 'commits'"
_HEAD = ("id", "depth", "started", "finished", "done", "to-do", "to-find-out")
_HEADS = (
    "SELECT seq, checkin, depth, started, finished, done, to_do, to_find_out"
    " FROM checkins ORDER BY seq"
)


class Row(NamedTuple):
    """An event ready to be kept, encoded by the thread that asks: the writer only writes."""

    event: Event
    at: str
    body: bytes


class Read(NamedTuple):
    """What could be read, and the numbers of rows that could not (they stay where they are)."""

    events: tuple[Event, ...]
    unreadable: frozenset[int]


def encode(events: Sequence[Event]) -> list[Row]:
    """Rows for events, in order."""
    return [Row(event, event.at.isoformat(), msgspec.json.encode(event)) for event in events]


def checkin_item(checkin: CheckInId) -> Item:
    """What a check-in's key is found by."""
    return Item(CHECK_IN, checkin)


def note_item(checkin: CheckInId, question: QuestionId) -> Item:
    """What the key of a note to a question is found by."""
    return Item(NOTE, f"{checkin} {question}")


def place(seq: int) -> str:
    """Where the body of an event lies."""
    return f"event {seq}"


def add(db: apsw.Connection, rows: Sequence[Row]) -> None:
    """Append events and bring heads and marks up to date. Call it in a transaction.

    What belongs to a check-in that was deleted is let go. Damaged: an item's key cannot be read.
    """
    keys = ItemKeys(db)
    for event, at, body in rows:
        item = _item(keys, event)
        if item is None:
            continue
        seq = int(_first(db, _NEXT))
        try:
            sealed = keys.seal(item, place(seq), body)
        except BadSeal:
            raise Damaged(Damage.ANSWERS) from None
        db.execute(_INSERT, (seq, item, event.checkin, event.__struct_config__.tag, at, sealed))
        _follow(db, seq, event, at)


def _item(keys: ItemKeys, event: Event) -> int | None:
    """The item that an event belongs to, made if need be; None when its check-in was deleted."""
    whole = checkin_item(event.checkin)
    checkin = keys.find(whole)
    if checkin is None:
        if keys.was_deleted(whole):
            return None
        checkin = keys.make(whole)
    if not isinstance(event, Noted):
        return checkin
    note = note_item(event.checkin, event.question)
    return keys.find(note) or keys.make(note, owner=checkin)


def _follow(db: apsw.Connection, seq: int, event: Event, at: str) -> None:
    if isinstance(event, Started):
        db.execute(_START, (event.checkin, seq, event.depth.value, at))
    elif isinstance(event, Finished):
        counts = (event.done, event.to_do, event.to_find_out)
        db.execute(_FINISH, (at, *counts, event.checkin))
    elif isinstance(event, Marked):
        db.execute(_MARK, (event.action, seq))


def count(db: apsw.Connection) -> int:
    """Count one more commit, in the transaction it counts; the new number."""
    return int(_first(db, _COUNT))


def commits(db: apsw.Connection) -> int:
    """How many commits there were."""
    return int(_first(db, _COMMITS))


def heads(db: apsw.Connection) -> tuple[tuple[CheckInHead, ...], frozenset[int]]:
    """Every check-in in one line, as begun, and the numbers of those that could not be read."""
    found: list[CheckInHead] = []
    unreadable: set[int] = set()
    for seq, *values in db.execute(_HEADS):
        try:
            found.append(msgspec.convert(dict(zip(_HEAD, values, strict=True)), CheckInHead))
        except msgspec.ValidationError:
            unreadable.add(seq)
    return tuple(found), frozenset(unreadable)


def events(db: apsw.Connection, checkin: CheckInId) -> Read:
    """The events of one check-in, oldest first. A kind that is not known is left out and told."""
    found: list[Event] = []
    unreadable: set[int] = set()
    decoder = msgspec.json.Decoder(Event)
    keys = ItemKeys(db)
    for seq, item, body in db.execute(_EVENTS, (checkin,)):
        try:
            found.append(decoder.decode(keys.unseal(item, place(seq), body)))
        except (BadSeal, msgspec.DecodeError, UnicodeDecodeError):
            unreadable.add(seq)
    return Read(tuple(found), frozenset(unreadable))


def marks(db: apsw.Connection) -> tuple[dict[ActionId, Marked], frozenset[int]]:
    """The newest mark of every action, and the numbers of those that could not be read."""
    found: dict[ActionId, Marked] = {}
    unreadable: set[int] = set()
    decoder = msgspec.json.Decoder(Marked)
    keys = ItemKeys(db)
    for action, seq, item, body in db.execute(_MARKS):
        try:
            found[ActionId(action)] = decoder.decode(keys.unseal(item, place(seq), body))
        except (BadSeal, msgspec.DecodeError, UnicodeDecodeError):
            unreadable.add(seq)
    return found, frozenset(unreadable)


def setting(db: apsw.Connection, name: str, kind: type[T]) -> T | None:
    """A private setting; None when there is none, or none of this kind."""
    body = _body(db, name)
    return None if body is None else _decoded(body, kind)


def keep_setting(db: apsw.Connection, name: str, value: object) -> None:
    """Keep a private setting. What is there and cannot be read is put aside, never written over."""
    old = _body(db, name)
    if old is not None and _decoded(old, type(value)) is None:
        aside = "UPDATE private SET name = name || ' kept ' || ? WHERE name = ?"
        db.execute(aside, (commits(db), name))
    body = msgspec.json.encode(value)
    db.execute("INSERT OR REPLACE INTO private(name, body) VALUES(?, ?)", (name, body))


def _body(db: apsw.Connection, name: str) -> bytes | None:
    body: bytes | None = _first(db, "SELECT body FROM private WHERE name = ?", (name,))
    return body


def _first(db: apsw.Connection, query: str, values: tuple[str, ...] = ()) -> Any:
    """The one value asked for, or None when there is no row."""
    rows = db.execute(query, values).fetchall()
    return rows[0][0] if rows else None


def _decoded(body: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
