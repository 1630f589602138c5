"""The items that a record of something that happened is kept as. Every call waits for the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.evidence import Draft, Entry, EvidenceFile, RecordState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from audit_app.vault.attachments import Attachment
    from audit_app.vault.items import ItemId, Items, Kept

ENTRY = "evidence-entry"
FILE = "evidence-file"
STATE = "evidence-record"
DRAFT = "evidence-draft"


class EvidenceItems:
    """Entries, their files, the state of the whole, and what is half-written."""

    def __init__(self, items: Items, clock: Callable[[], datetime]) -> None:
        """``clock`` stamps what is deleted."""
        self._items = items
        self._clock = clock

    def entries(self) -> tuple[Kept[Entry], ...]:
        """Every entry that can be read, in order."""
        found = self._items.of_kind(ENTRY, Entry)
        return tuple(sorted(found, key=lambda kept: kept.value.number))

    def state(self) -> Kept[RecordState] | None:
        """What is known of the whole; None: there is no record."""
        return next(iter(self._items.of_kind(STATE, RecordState)), None)

    def drafts(self) -> tuple[Kept[Draft], ...]:
        """What is half-written, for each purpose."""
        return self._items.of_kind(DRAFT, Draft)

    def draft(self, about: int) -> Kept[Draft] | None:
        """What is half-written about an entry (0: none of them); None: nothing."""
        return next((kept for kept in self.drafts() if kept.value.about == about), None)

    def keep(self, kind: str, value: Entry | RecordState | Draft) -> None:
        """Keep something new."""
        self._items.keep(kind, value).result()

    def change(self, state: Kept[RecordState], **changes: object) -> None:
        """Keep what is known of the whole anew."""
        self._items.replace(state.id, msgspec.structs.replace(state.value, **changes)).result()

    def replace(self, item: ItemId, value: Draft) -> None:
        """Keep what is half-written anew."""
        self._items.replace(item, value).result()

    def keep_file(self, path: Path, facts: EvidenceFile) -> tuple[ItemId, Attachment]:
        """Keep a copy of a file under an item of its own (OSError: it cannot be read)."""
        holder = self._items.keep(FILE, facts).result()
        try:
            with path.open("rb") as source:
                return holder, self._items.attach(holder, source, facts.name)
        except BaseException:
            self.delete(holder)
            raise

    def content(self, holder: str) -> Iterator[bytes]:
        """The bytes of a file, proved piece by piece."""
        from audit_app.vault.items import ItemId

        for attached in self._items.attachments(ItemId(holder)):
            yield from self._items.chunks(ItemId(attached.id))

    def delete(self, item: ItemId) -> None:
        """Delete one item for ever."""
        self._items.delete(item, self._clock()).result()

    def sweep(self) -> None:
        """Delete files that no entry has: adding or deleting one was cut off."""
        wanted = {kept.value.holder for kept in self.entries()}
        for kept in self._items.of_kind(FILE, EvidenceFile):
            if kept.id not in wanted:
                self.delete(kept.id)
