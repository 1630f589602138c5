"""Keeping a record of something that happened, handing it over, and deleting it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from audit_app.audit.evidence_items import DRAFT, ENTRY, STATE, EvidenceItems
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

    from audit_app.vault.items import Items

LARGEST = 100 * 1024 * 1024
# How long after handing it over a person is reminded that they need not keep it.
LONG_ENOUGH = timedelta(days=30)
_PIECE = 256 * 1024


class Evidence:
    """One record for each person. Entries are only added; each lies under a key of its own.

    Every call waits for the disk: never on the window's thread, but for a draft. Besides what each
    says, all raise VaultError (DiskFull, NotAllowed, DiskTrouble, Closed): nothing of it was kept.
    """

    def __init__(self, items: Items, clock: Callable[[], datetime]) -> None:
        """``clock`` stamps the entries; their order never depends on it."""
        self._kept = EvidenceItems(items, clock)
        self._clock = clock

    @property
    def state(self) -> RecordState | None:
        """What is known of the record; None: none was begun."""
        state = self._kept.state()
        return state.value if state else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that can be read, in order."""
        return tuple(kept.value for kept in self._kept.entries())

    def draft(self, about: int = 0) -> Draft:
        """What is half-written to add to an entry, or (0) as an entry of its own."""
        kept = self._kept.draft(about)
        return kept.value if kept else Draft(about=about)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is half-written for next time, beside the drafts about other entries.

        An empty one erases its own.
        """
        kept = self._kept.draft(draft.about)
        if kept and draft.says.is_empty:
            self._kept.delete(kept.id)
        elif kept:
            self._kept.replace(kept.id, draft)
        elif not draft.says.is_empty:
            self._kept.keep(DRAFT, draft)

    def begin(self, today: date) -> None:
        """Begin a record, if there is none."""
        if self._kept.state() is None:
            self._kept.keep(STATE, RecordState(begun=today))
        self._kept.sweep()

    def add(self, says: Account, about: int | None = None) -> Entry:
        """Keep what somebody wrote, as the next entry. ``about``: it adds to an earlier one."""
        entry = _append(
            self._kept, Entry(number=0, kept=self._clock(), before="", says=says, about=about)
        )
        self.keep_draft(Draft(about=about or 0))
        return entry

    def add_file(self, path: Path, about: int | None) -> Entry:
        """Keep a copy of a file, byte for byte, as the next entry.

        The caller has asked whether there is anything obscene or sexual in it (product rule 7).
        FileTooLarge; FileUnreadable: it could not be read, or changed meanwhile.
        """
        try:
            facts = _facts(path)
            holder, kept = self._kept.keep_file(path, facts)
        except OSError:
            raise FileUnreadable(name=path.name) from None
        if (kept.size, kept.sha256) != (facts.size, facts.sha256):
            self._kept.delete(holder)
            raise FileUnreadable(name=path.name)
        return _append(
            self._kept,
            Entry(number=0, kept=self._clock(), before="", about=about, file=facts, holder=holder),
        )

    def report(self, today: date) -> EvidenceReport:
        """What a paper would say of it now."""
        entries, state = self.entries, self.state
        return chain.report(entries, state.number if state else len(entries), today)

    def content(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of the file that an entry put in, proved piece by piece."""
        return self._kept.content(entry.holder)

    def delete(self, number: int | None = None) -> None:
        """Delete one entry and its file for ever, or (None) the whole record.

        What is left of the record still shows that an entry was there. What was half-written about
        it goes too: nothing would lead to it.
        """
        for kept in self._kept.entries():
            if number in (None, kept.value.number):
                self._kept.delete(kept.id)
        for draft in self._kept.drafts():
            if number in (None, draft.value.about):
                self._kept.delete(draft.id)
        state = self._kept.state()
        if number is None and state:
            self._kept.delete(state.id)
        self._kept.sweep()

    def note_handed_over(self, today: date) -> None:
        """Remember that the record was saved to be handed over."""
        state = self._kept.state()
        if state:
            self._kept.change(state, handed_over=today)


def over_long_ago(state: RecordState | None, today: date) -> date | None:
    """The day a record was handed over, if so long ago that the person may want to delete it."""
    over = state.handed_over if state else None
    return over if over and today - over >= LONG_ENOUGH else None


def _append(items: EvidenceItems, entry: Entry) -> Entry:
    """Keep ``entry`` as the next one, holding on to the one before."""
    import msgspec

    state = items.state()
    if state is None:
        msg = "a record is begun first"
        raise ValueError(msg)
    last = _newest(state.value, tuple(kept.value for kept in items.entries()))
    entry = msgspec.structs.replace(entry, number=last.number + 1, before=last.link)
    items.keep(ENTRY, entry)
    items.change(state, number=entry.number, link=chain.link(entry))
    return entry


class _Newest(NamedTuple):
    number: int
    link: str


def _newest(state: RecordState, entries: tuple[Entry, ...]) -> _Newest:
    """The newest entry ever kept: the state may be one behind, if keeping it was cut off."""
    last = entries[-1] if entries else None
    if last and last.number > state.number:
        return _Newest(last.number, chain.link(last))
    return _Newest(state.number, state.link)


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
