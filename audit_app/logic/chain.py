"""Entries that hold on to each other: each carries a fingerprint of the one before it.

A link is the SHA-256 of an entry's one JSON form, which holds the link before. Whoever changes an
entry afterwards breaks every later link. It shows that nothing was changed since; it cannot show
that anything is true, or when the first entry was written.
"""

import hashlib
from collections.abc import Sequence
from datetime import date

import msgspec

from audit_app.domain.evidence import Entry, EvidenceReport, Joint


def canonical(entry: Entry) -> bytes:
    """The one JSON form of an entry: keys sorted, no spaces, on one line."""
    return msgspec.json.encode(entry, order="sorted")


def link(entry: Entry) -> str:
    """The fingerprint of an entry, in hex."""
    return hashlib.sha256(canonical(entry)).hexdigest()


def joints(entries: Sequence[Entry]) -> tuple[Joint, ...]:
    """How each entry is joined to the one before it; ``entries`` are in order."""
    found = []
    number, before = 0, ""
    for entry in entries:
        if entry.number != number + 1:
            found.append(Joint.MISSING)
        else:
            found.append(Joint.WHOLE if entry.before == before else Joint.CHANGED)
        number, before = entry.number, link(entry)
    return tuple(found)


def report(entries: Sequence[Entry], newest: int, today: date) -> EvidenceReport:
    """What a paper says of these entries. ``newest``: the number of the last one ever kept."""
    return EvidenceReport(
        made=today,
        entries=tuple(entries),
        joints=joints(entries),
        head=link(entries[-1]) if entries else "",
        deleted=deleted(entries, newest),
    )


def deleted(entries: Sequence[Entry], newest: int) -> tuple[int, ...]:
    """The numbers up to ``newest`` that are not there any more."""
    there = {entry.number for entry in entries}
    return tuple(number for number in range(1, newest + 1) if number not in there)
