"""Attached files: in chunks, each sealed under the attachment's key and bound to its place.

An attachment is an item that belongs to another. It counts once its details are kept, in the last
commit; chunks without details are what a cut-off left, and are swept away at the next opening.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import item_keys, revisions
from audit_app.vault.connection import rows
from audit_app.vault.cut_off import ATTACHMENT
from audit_app.vault.errors import AttachmentDamaged, NoSuchItem, VaultError
from audit_app.vault.item_keys import Item, ItemKeys
from audit_app.vault.sealing import BadSeal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    import apsw

    from audit_app.vault.writer import Writer

CHUNK = 256 * 1024
# To a commit: each waits for the disk some five times.
_TOGETHER = 16
_BYTES = 16
_INSERT = "INSERT INTO chunks(item, place, body) VALUES(?, ?, ?)"
_CHUNK = "SELECT body FROM chunks WHERE item = ? AND place = ?"
_OF_ITEM = (
    "SELECT number, seq, body FROM items JOIN revisions ON revisions.item = number"
    " WHERE kind = ? AND owner = ? ORDER BY number"
)
_DETAILS = "SELECT seq, body FROM revisions WHERE item = ?"


class Attachment(Value):
    """One attached file: what the person calls it, its bytes, and their SHA-256 when it came."""

    id: str
    name: str
    size: int
    sha256: str


def attach(writer: Writer, item: str, source: BinaryIO, name: str) -> Attachment:
    """See ``Items.attach``."""
    named = os.urandom(_BYTES).hex()
    number = writer.change(lambda db: _begin(db, item, named)).result()
    try:
        size, digest = _copy(writer, number, source)
        details = Attachment(id=named, name=name, size=size, sha256=digest)
        body = msgspec.json.encode(details)
        writer.change(lambda db: revisions.add(db, ItemKeys(db), number, body)).result()
    except BaseException:
        with contextlib.suppress(VaultError):
            writer.change(lambda db: discard(db, (number,))).result()
        raise
    return details


def of_item(db: apsw.Connection, item: str) -> tuple[tuple[Attachment, ...], frozenset[int]]:
    """What belongs to an item, in the order it was attached, and the rows that cannot be read.

    NoSuchItem: there is no such item.
    """
    keys = ItemKeys(db)
    found: list[Attachment] = []
    unreadable: set[int] = set()
    for number, seq, body in rows(db, _OF_ITEM, ATTACHMENT, revisions.number_of(db, item)):
        details = _decoded(keys, number, seq, body)
        if details:
            found.append(details)
        else:
            unreadable.add(seq)
    return tuple(found), frozenset(unreadable)


def chunks(writer: Writer, attachment: str) -> Iterator[bytes]:
    """See ``Items.chunks``."""
    number, details = writer.ask(lambda db: _find(db, attachment))
    digest, left = hashlib.sha256(), details.size
    for place in count():
        if not left:
            break
        chunk = writer.ask(functools.partial(_chunk, number=number, place=place))
        if not 0 < len(chunk) <= left:
            raise AttachmentDamaged
        digest.update(chunk)
        left -= len(chunk)
        yield chunk
    if digest.hexdigest() != details.sha256:
        raise AttachmentDamaged


def discard(db: apsw.Connection, numbers: Iterable[int]) -> None:
    """Let attachments go that were never wholly kept. Call it in a transaction."""
    half = tuple(numbers)
    item_keys.forget(db, half)
    let_go(db, half)


def let_go(db: apsw.Connection, numbers: Iterable[int]) -> None:
    """Let the chunks of items go whose keys are erased: without a key they are noise.

    So they are not overwritten, which would need as much room again in the journal.
    """
    db.execute("PRAGMA secure_delete=FAST")
    try:
        db.executemany("DELETE FROM chunks WHERE item = ?", ((number,) for number in numbers))
    finally:
        db.execute("PRAGMA secure_delete=ON")


def _begin(db: apsw.Connection, item: str, named: str) -> int:
    return ItemKeys(db).make(Item(ATTACHMENT, named), owner=revisions.number_of(db, item))


def _copy(writer: Writer, number: int, source: BinaryIO) -> tuple[int, str]:
    """Keep all that ``source`` has; its size and SHA-256."""
    size, digest, places = 0, hashlib.sha256(), count()
    while batch := _read(source):
        for chunk in batch:
            digest.update(chunk)
            size += len(chunk)
        placed = [(next(places), chunk) for chunk in batch]
        writer.change(functools.partial(_keep, number=number, placed=placed)).result()
    return size, digest.hexdigest()


def _read(source: BinaryIO) -> list[bytes]:
    """The next whole chunks; only the last of all may be shorter."""
    found: list[bytes] = []
    while len(found) < _TOGETHER and (chunk := _fill(source)):
        found.append(chunk)
    return found


def _fill(source: BinaryIO) -> bytes:
    """One chunk, also of a source that gives less than it is asked for."""
    parts, left = [], CHUNK
    while left and (part := source.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _keep(db: apsw.Connection, number: int, placed: list[tuple[int, bytes]]) -> None:
    keys = ItemKeys(db)
    for place, chunk in placed:
        db.execute(_INSERT, (number, place, keys.seal(number, _place(place), chunk)))


def _find(db: apsw.Connection, attachment: str) -> tuple[int, Attachment]:
    number = revisions.number_of(db, attachment)
    for seq, body in rows(db, _DETAILS, number):
        details = _decoded(ItemKeys(db), number, seq, body)
        if details:
            return number, details
    raise AttachmentDamaged


def _decoded(keys: ItemKeys, number: int, seq: int, body: bytes) -> Attachment | None:
    try:
        return msgspec.json.decode(keys.unseal(number, revisions.place(seq), body), type=Attachment)
    except (BadSeal, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _chunk(db: apsw.Connection, number: int, place: int) -> bytes:
    found = rows(db, _CHUNK, number, place)
    if not found:
        raise NoSuchItem if not item_keys.exists(db, number) else AttachmentDamaged
    try:
        return ItemKeys(db).unseal(number, _place(place), found[0][0])
    except BadSeal:
        raise AttachmentDamaged from None


def _place(place: int) -> str:
    return f"chunk {place}"
