"""Whatever is kept beside check-ins: typed values and attached files, each under a key of its own.

    items = session.items
    finding = items.keep("search-finding", Finding(...)).result()        # an ItemId
    items.replace(finding, Finding(...)).result()       # appended: older revisions stay
    for kept in items.of_kind("search-finding", Finding):
        kept.id, kept.value                             # newest revision, in the order kept
    items.read(finding, Finding)                        # or None

    with path.open("rb") as file:                       # slow: never on the window's thread
        attached = items.attach(finding, file, path.name)
    for chunk in items.chunks(attached.id): ...         # proved; an error at the end counts too
    items.delete(finding, now).result()                 # takes what is attached along

A value is a frozen ``domain.value.Value``; a kind is a name for one type of it, and for ever. A
type may gain fields with defaults. What this program cannot read as the type asked for is left
out, stays where it is, and is told among the vault's findings.

Futures are those of ``Answers``: done when the change is safe on the disk. Values and bytes may
hold anything but a key; they lie sealed in the encrypted answers file and in no temporary file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Generic, NewType, TypeVar

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import revisions
from audit_app.vault.connection import rows
from audit_app.vault.errors import NoSuchItem
from audit_app.vault.item_keys import Item, ItemKeys
from audit_app.vault.sealing import BadSeal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from datetime import datetime
    from typing import BinaryIO

    import apsw

    from audit_app.vault.attachments import Attachment
    from audit_app.vault.erasing import Eraser, Left
    from audit_app.vault.writer import Writer

T = TypeVar("T", bound=Value)
ItemId = NewType("ItemId", str)

_BYTES = 16
_KIND = "SELECT number, name FROM items WHERE kind = ? ORDER BY number"
_NEWEST = "SELECT seq, body FROM revisions WHERE item = ? ORDER BY seq DESC LIMIT 1"
_ALL = "SELECT seq, body FROM revisions WHERE item = ? ORDER BY seq"


class Kept(msgspec.Struct, Generic[T], frozen=True):
    """The newest revision of an item."""

    id: ItemId
    value: T


class Items:
    """Items of every kind of one open vault."""

    def __init__(self, writer: Writer, eraser: Callable[[], Eraser]) -> None:
        """Read and write through ``writer``, delete through what ``eraser`` gives."""
        self._writer = writer
        self._eraser = eraser
        self._unreadable: frozenset[int] = frozenset()

    @property
    def unreadable(self) -> int:
        """How many revisions were met that this program cannot read."""
        return len(self._unreadable)

    def keep(self, kind: str, value: Value) -> Future[ItemId]:
        """Keep a value as a new item (DiskFull ...)."""
        item = Item(kind, os.urandom(_BYTES).hex())
        body = msgspec.json.encode(value)

        def work(db: apsw.Connection) -> ItemId:
            keys = ItemKeys(db)
            revisions.add(db, keys, keys.make(item), body)
            return ItemId(item.name)

        return self._writer.change(work)

    def replace(self, item: ItemId, value: Value) -> Future[None]:
        """Keep a newer revision. NoSuchItem: it was deleted (DiskFull ...)."""
        body = msgspec.json.encode(value)

        def work(db: apsw.Connection) -> None:
            revisions.add(db, ItemKeys(db), revisions.number_of(db, item), body)

        return self._writer.change(work)

    def of_kind(self, kind: str, of: type[T]) -> tuple[Kept[T], ...]:
        """Every item of a kind that can be read as ``of``, in the order they were first kept."""

        def work(db: apsw.Connection) -> list[tuple[ItemId, list[T], frozenset[int]]]:
            keys = ItemKeys(db)
            return [
                (ItemId(name), *_read(db, keys, number, of, _NEWEST))
                for number, name in rows(db, _KIND, kind)
            ]

        found = self._writer.ask(work)
        self._unreadable |= {seq for _, _, unreadable in found for seq in unreadable}
        return tuple(Kept(item, value) for item, values, _ in found for value in values)

    def read(self, item: ItemId, of: type[T]) -> T | None:
        """The newest revision of an item; None: it was deleted, or cannot be read as ``of``."""
        values = self._revisions(item, of, _NEWEST)
        return values[0] if values else None

    def history(self, item: ItemId, of: type[T]) -> tuple[T, ...]:
        """Every revision of an item that can be read, oldest first."""
        return tuple(self._revisions(item, of, _ALL))

    def attach(self, item: ItemId, source: BinaryIO, name: str) -> Attachment:
        """Keep a copy of all that ``source`` has, to belong to ``item``; whole or not at all.

        Slow: it waits for the disk. ``name`` is what the person calls the file. NoSuchItem,
        DiskFull, NotAllowed, DiskTrouble, Closed; OSError of ``source``.
        """
        from audit_app.vault import attachments

        return attachments.attach(self._writer, item, source, name)

    def attachments(self, item: ItemId) -> tuple[Attachment, ...]:
        """What belongs to an item, in the order it was attached."""
        from audit_app.vault import attachments

        found, unreadable = self._writer.ask(lambda db: attachments.of_item(db, item))
        self._unreadable |= unreadable
        return found

    def chunks(self, attachment: ItemId) -> Iterator[bytes]:
        """The bytes of an attachment, in pieces of at most 256 KiB, each proved.

        AttachmentDamaged: a piece is not what was kept, or in the end they are not all of it.
        NoSuchItem: it was deleted. Slow.
        """
        from audit_app.vault import attachments

        return attachments.chunks(self._writer, attachment)

    def delete(self, item: ItemId, now: datetime) -> Future[Left]:
        """Erase the key of an item or attachment and of all that belongs to it, for ever.

        Done when the automatic copies were made anew without it; see ``Left``.
        """
        return self._eraser().item(item, now)

    def _revisions(self, item: ItemId, of: type[T], query: str) -> list[T]:
        def work(db: apsw.Connection) -> tuple[list[T], frozenset[int]]:
            return _read(db, ItemKeys(db), revisions.number_of(db, item), of, query)

        try:
            found, unreadable = self._writer.ask(work)
        except NoSuchItem:
            return []
        self._unreadable |= unreadable
        return found


def _read(
    db: apsw.Connection, keys: ItemKeys, number: int, of: type[T], query: str
) -> tuple[list[T], frozenset[int]]:
    """What can be read of an item, and the numbers of the rows that cannot."""
    found: list[T] = []
    unreadable: set[int] = set()
    for seq, body in rows(db, query, number):
        try:
            plain = keys.unseal(number, revisions.place(seq), body)
            found.append(msgspec.json.decode(plain, type=of))
        except (BadSeal, msgspec.DecodeError, UnicodeDecodeError):
            unreadable.add(seq)
    return found, frozenset(unreadable)
