"""Keeping a record of something that happened, handing it over, and deleting it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from audit_app.domain.evidence import (
    Account,
    Draft,
    Entry,
    EvidenceFile,
    EvidenceReport,
    FileTooLarge,
    FileUnreadable,
    RecordState,
)
from audit_app.logic import chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from audit_app.vault.items import ItemId, Items, Kept

ENTRY = "evidence-entry"
FILE = "evidence-file"
STATE = "evidence-record"
DRAFT = "evidence-draft"
LARGEST = 100 * 1024 * 1024
# How long after handing it over a person is reminded that they need not keep it.
LONG_ENOUGH = timedelta(days=30)
_PIECE = 256 * 1024


class Evidence:
    """One record for each person. Entries are only added; ``items`` keeps each under its own key.

    Every call waits for the disk: never on the window's thread. Besides what each says, all raise
    VaultError (DiskFull, NotAllowed, DiskTrouble, Closed): nothing of it was kept.
    """

    def __init__(self, items: Items, clock: Callable[[], datetime]) -> None:
        """``clock`` stamps the entries; their order never depends on it."""
        self._items = items
        self._clock = clock

    @property
    def state(self) -> RecordState | None:
        """What is known of the record; None: none was begun."""
        kept = self._state()
        return kept.value if kept else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that can be read, in order."""
        return tuple(kept.value for kept in self._entries())

    def begin(self, today: date) -> None:
        """Begin a record, if there is none."""
        if self._state() is None:
            self._items.keep(STATE, RecordState(begun=today)).result()
        self._sweep()

    def add(self, says: Account, about: int | None = None) -> Entry:
        """Keep what somebody wrote, as the next entry. ``about``: it adds to an earlier one."""
        entry = self._append(says, about)
        self.keep_draft(None)
        return entry

    @property
    def draft(self) -> Draft:
        """What was half-written."""
        kept = self._draft()
        return kept.value if kept else Draft()

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep what is half-written for next time; None erases it."""
        kept = self._draft()
        if draft is None:
            if kept:
                self._items.delete(kept.id, self._clock()).result()
        elif kept:
            self._items.replace(kept.id, draft).result()
        else:
            self._items.keep(DRAFT, draft).result()

    def add_file(self, path: Path, about: int | None) -> Entry:
        """Keep a copy of a file, byte for byte, as the next entry.

        The caller has asked whether there is anything obscene or sexual in it (product rule 7).
        FileTooLarge; FileUnreadable: it could not be read, or changed meanwhile.
        """
        try:
            facts = _facts(path)
            holder = self._items.keep(FILE, facts).result()
            try:
                self._attach(holder, path, facts)
            except BaseException:
                self._items.delete(holder, self._clock()).result()
                raise
        except OSError:
            raise FileUnreadable(name=path.name) from None
        return self._append(Account(), about, facts, holder)

    def report(self, today: date) -> EvidenceReport:
        """What a paper would say of it now."""
        entries, state = self.entries, self.state
        return chain.report(entries, state.number if state else len(entries), today)

    def content(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of the file that an entry put in, proved piece by piece."""
        from audit_app.vault.items import ItemId

        for attached in self._items.attachments(_holder(entry)):
            yield from self._items.chunks(ItemId(attached.id))

    def delete(self, number: int) -> None:
        """Delete one entry and its file for ever. Later ones still show that it was there."""
        for kept in self._entries():
            if kept.value.number == number:
                self._delete(kept)

    def delete_all(self) -> None:
        """Delete the whole record for ever."""
        for kept in self._entries():
            self._delete(kept)
        state = self._state()
        if state:
            self._items.delete(state.id, self._clock()).result()
        self.keep_draft(None)
        self._sweep()

    def note_handed_over(self, today: date) -> None:
        """Remember that the record was saved to be handed over."""
        state = self._state()
        if state:
            self._replace(state, handed_over=today)

    def over_long_ago(self, today: date) -> date | None:
        """The day it was handed over, if so long ago that the person may want to delete it."""
        state = self.state
        over = state.handed_over if state else None
        return over if over and today - over >= LONG_ENOUGH else None

    def _append(
        self,
        says: Account,
        about: int | None,
        file: EvidenceFile | None = None,
        holder: str = "",
    ) -> Entry:
        state = self._state()
        if state is None:
            msg = "a record is begun first"
            raise ValueError(msg)
        newest = _newest(state.value, self.entries)
        entry = Entry(
            number=newest.number + 1,
            kept=self._clock(),
            before=newest.link,
            says=says,
            about=about,
            file=file,
            holder=holder,
        )
        self._items.keep(ENTRY, entry).result()
        self._replace(state, number=entry.number, link=chain.link(entry))
        return entry

    def _attach(self, holder: ItemId, path: Path, facts: EvidenceFile) -> None:
        with path.open("rb") as source:
            attached = self._items.attach(holder, source, facts.name)
        if (attached.size, attached.sha256) != (facts.size, facts.sha256):
            raise FileUnreadable(name=facts.name)

    def _replace(self, state: Kept[RecordState], **changes: object) -> None:
        import msgspec

        self._items.replace(state.id, msgspec.structs.replace(state.value, **changes)).result()

    def _delete(self, kept: Kept[Entry]) -> None:
        now = self._clock()
        self._items.delete(kept.id, now).result()
        if kept.value.holder:
            self._items.delete(_holder(kept.value), now).result()

    def _sweep(self) -> None:
        """Delete files that no entry has: adding or deleting one was cut off."""
        wanted = {entry.holder for entry in self.entries}
        for kept in self._items.of_kind(FILE, EvidenceFile):
            if kept.id not in wanted:
                self._items.delete(kept.id, self._clock()).result()

    def _entries(self) -> tuple[Kept[Entry], ...]:
        found = self._items.of_kind(ENTRY, Entry)
        return tuple(sorted(found, key=lambda kept: kept.value.number))

    def _draft(self) -> Kept[Draft] | None:
        return next(iter(self._items.of_kind(DRAFT, Draft)), None)

    def _state(self) -> Kept[RecordState] | None:
        return next(iter(self._items.of_kind(STATE, RecordState)), None)


class _Newest(NamedTuple):
    number: int
    link: str


def _newest(state: RecordState, entries: tuple[Entry, ...]) -> _Newest:
    """The newest entry ever kept: the state may be one behind, if keeping it was cut off."""
    last = entries[-1] if entries else None
    if last and last.number > state.number:
        return _Newest(last.number, chain.link(last))
    return _Newest(state.number, state.link)


def _holder(entry: Entry) -> ItemId:
    from audit_app.vault.items import ItemId

    return ItemId(entry.holder)


def _facts(path: Path) -> EvidenceFile:
    # A pipe would keep us waiting for ever.
    if not path.is_file():
        raise FileUnreadable(name=path.name)
    with path.open("rb") as source:
        size, digest = _measure(source)
    if size > LARGEST:
        raise FileTooLarge(name=path.name, most=LARGEST // 1024**2)
    return EvidenceFile(name=path.name, size=size, sha256=digest)


def _measure(source: BinaryIO) -> tuple[int, str]:
    """Size and SHA-256 of what ``source`` has, read no further than just past the limit."""
    digest, size = hashlib.sha256(), 0
    while size <= LARGEST and (piece := source.read(_PIECE)):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()
