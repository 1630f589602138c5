"""Rows of items: what was kept of one is added to, never written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.vault.connection import rows
from audit_app.vault.errors import Damage, Damaged, NoSuchItem
from audit_app.vault.item_keys import CHECK_IN, NOTE
from audit_app.vault.sealing import BadSeal

if TYPE_CHECKING:
    import apsw

    from audit_app.vault.item_keys import ItemKeys

_NUMBER = "SELECT number FROM items WHERE name = ? AND kind NOT IN (?, ?)"
_NEXT = "SELECT ifnull(max(seq), 0) + 1 FROM revisions"
_INSERT = "INSERT INTO revisions(seq, item, body) VALUES(?, ?, ?)"


def number_of(db: apsw.Connection, item: str) -> int:
    """The number of an item other than a check-in or note. NoSuchItem: there is none."""
    found = rows(db, _NUMBER, item, CHECK_IN, NOTE)
    if not found:
        raise NoSuchItem
    number: int = found[0][0]
    return number


def add(db: apsw.Connection, keys: ItemKeys, item: int, body: bytes) -> None:
    """Append a revision. Call it in a transaction. Damaged: the item's key cannot be read."""
    seq = rows(db, _NEXT)[0][0]
    try:
        sealed = keys.seal(item, place(seq), body)
    except BadSeal:
        raise Damaged(Damage.ANSWERS) from None
    db.execute(_INSERT, (seq, item, sealed))


def place(seq: int) -> str:
    """Where a revision lies."""
    return f"revision {seq}"
