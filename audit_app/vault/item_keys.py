"""A key for each item, so that deleting one thing is erasing one key.

An item is a check-in, a note, or whatever ``items`` keeps. Its key lies in the table ``items``,
wrapped under a key that all share and that lies alone on a page of its own, in ``wrapping``. That
page is written when something is deleted and at no other time: a new shared key is made then, and
every key that stays is wrapped anew. So an older page with wrapped keys on it, wherever the disk
may have left one, opens nothing any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit_app.vault import sealing
from audit_app.vault.connection import rows
from audit_app.vault.errors import Damage, Damaged
from audit_app.vault.sealing import BadSeal

if TYPE_CHECKING:
    from collections.abc import Iterable

    import apsw

CHECK_IN = "check-in"
NOTE = "note"

_FIND = "SELECT number FROM items WHERE kind = ? AND name = ?"
_KEY = "SELECT kind, name, key FROM items WHERE number = ?"
_KEYS = "SELECT number, kind, name, key FROM items"
_MAKE = "INSERT INTO items(kind, name, owner, key) VALUES(?, ?, ?, x'') RETURNING number"
_WRAP = "UPDATE items SET key = ? WHERE number = ?"
_DELETED = "SELECT 1 FROM tombstones WHERE kind = ? AND name = ?"


class Item(NamedTuple):
    """What to find an item by. ``name`` is unique within its kind."""

    kind: str
    name: str


class ItemKeys:
    """The keys of items, for the length of one job on the writer's thread."""

    def __init__(self, db: apsw.Connection) -> None:
        """Damaged: the shared key is gone."""
        self._db = db
        self._shared = shared(db)
        self._open: dict[int, bytes] = {}

    def find(self, item: Item) -> int | None:
        """The number of an item, or None."""
        found = rows(self._db, _FIND, *item)
        return found[0][0] if found else None

    def make(self, item: Item, owner: int | None = None) -> int:
        """A new item with a new key; ``owner`` takes it along when it is deleted."""
        number: int = rows(self._db, _MAKE, *item, owner)[0][0]
        self._open[number] = key = sealing.fresh()
        self._db.execute(_WRAP, (sealing.seal(self._shared, _bound(number, item), key), number))
        return number

    def was_deleted(self, item: Item) -> bool:
        """Whether there was such an item, and the person deleted it."""
        return bool(rows(self._db, _DELETED, *item))

    def seal(self, number: int, place: str, data: bytes) -> bytes:
        """``data`` under an item's key, bound to its place. BadSeal: the key cannot be read."""
        return sealing.seal(self._key(number), f"{number} {place}", data)

    def unseal(self, number: int, place: str, sealed: bytes) -> bytes:
        """What was sealed. BadSeal: not by this item's key, or for another place."""
        return sealing.unseal(self._key(number), f"{number} {place}", sealed)

    def _key(self, number: int) -> bytes:
        if number not in self._open:
            found = rows(self._db, _KEY, number)
            if not found:
                raise BadSeal
            kind, name, wrapped = found[0]
            bound = _bound(number, Item(kind, name))
            self._open[number] = sealing.unseal(self._shared, bound, wrapped)
        return self._open[number]


def begin(db: apsw.Connection) -> None:
    """Make the first shared key."""
    db.execute("INSERT INTO wrapping(only, key) VALUES(1, ?)", (sealing.fresh(),))


def shared(db: apsw.Connection) -> bytes:
    """The key that all others are wrapped under. Damaged: it is gone."""
    found = rows(db, "SELECT key FROM wrapping")
    if len(found) != 1 or len(found[0][0]) != sealing.LENGTH:
        raise Damaged(Damage.ANSWERS)
    return bytes(found[0][0])


def exists(db: apsw.Connection, number: int) -> bool:
    """Whether an item is still kept."""
    return bool(rows(db, _KEY, number))


def forget(db: apsw.Connection, numbers: Iterable[int]) -> None:
    """Let the keys of these items go, and leave the shared key and its page as they are."""
    db.executemany("DELETE FROM items WHERE number = ?", ((number,) for number in numbers))


def erase(db: apsw.Connection, numbers: Iterable[int]) -> None:
    """Erase the keys of these items for good, with a new shared key for those that stay.

    The journal then holds the old one: see ``connection.overwrite_journal``. A key that cannot be
    read stays as it is: it was of no use before either.
    """
    forget(db, numbers)
    old, new = shared(db), sealing.fresh()
    for number, kind, name, wrapped in rows(db, _KEYS):
        bound = _bound(number, Item(kind, name))
        try:
            key = sealing.unseal(old, bound, wrapped)
        except BadSeal:
            continue
        db.execute(_WRAP, (sealing.seal(new, bound, key), number))
    db.execute("UPDATE wrapping SET key = ?", (new,))


def _bound(number: int, item: Item) -> str:
    return f"{number} {item.kind} {item.name}"
