"""The files of a pack as values, each fault named: a signature makes nothing here sound."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from audit_app.content import draft
from audit_app.content.draft import Draft, Entry
from audit_app.content.explain import convert
from audit_app.content.faults import Fault, nearest, quoted
from audit_app.content.files import Table, parse
from audit_app.content.packs import limits
from audit_app.content.packs.limits import HEAD, TOPICS, refuse
from audit_app.domain.pack import PackHead, PackLink, PackNote, PackRefused
from audit_app.domain.settings import SchoolContact

T = TypeVar("T")

# What this program can read. A pack for a later one says a higher number.
FORMAT = 1
# A day as a number is the largest that makes sense: a slip must not shut out every later version.
_HIGHEST = 99_991_231
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_MAX_NAME, _MAX_ABOUT, _MAX_TERMS = 80, 400, 12
_OWN: dict[str, type[Any]] = {"people": SchoolContact, "links": PackLink, "notes": PackNote}


class Contents(msgspec.Struct, frozen=True):
    """What a pack says, not yet held against the shipped guidance."""

    head: PackHead
    files: dict[str, bytes]
    records: Draft
    people: list[Entry[SchoolContact]]
    links: list[Entry[PackLink]]
    notes: list[Entry[PackNote]]
    faults: list[Fault]


def read(files: dict[str, bytes]) -> Contents:
    """The sound records of a pack, and a fault for each that is not.

    PackRefused: ``pack.toml`` is not as it should be, or there is too much.
    """
    limits.check_whole(files)
    head = _head(files[HEAD])
    own = {name: content for name, content in files.items() if _is_own(name)}
    rest = {name: files[name] for name in sorted(files.keys() - own.keys() - {HEAD})}
    records, faults = draft.read(rest)
    records.hosts = [Entry(HEAD, "hosts", host) for host in head.hosts]
    lists: dict[str, list[Entry[Any]]] = {name: [] for name in _OWN}
    for name, content in sorted(own.items()):
        key = name.removesuffix(".toml")
        lists[key] = list(_rows(name, key, content, faults))
    _check_counts(records, lists)
    return Contents(head=head, files=files, records=records, faults=faults, **lists)


def head_of(files: dict[str, bytes]) -> PackHead:
    """What a pack is called and which version it is. PackRefused: it does not say."""
    limits.check_whole(files)
    return _head(files[HEAD])


def _is_own(name: str) -> bool:
    return name.removesuffix(".toml") in _OWN


def _head(content: bytes) -> PackHead:
    table = parse(HEAD, content)
    if isinstance(table, Fault):
        raise _told(table)
    if isinstance(table.get("format"), int) and table["format"] > FORMAT:
        raise refuse("newer")
    found = convert(HEAD, "", table, PackHead)
    if isinstance(found, list):
        raise _told(found[0])
    for fault in _head_faults(found):
        raise _told(fault)
    return found


def _head_faults(head: PackHead) -> Iterator[Fault]:
    if not _ID.fullmatch(head.id) or len(head.id) > limits.MAX_ID:
        yield Fault(HEAD, "id", f"{quoted(head.id)} is not an id", "small letters and digits")
    for where, text in (("name", head.name), ("issuer", head.issuer)):
        if not text.strip() or len(text) > _MAX_NAME or "\n" in text:
            yield Fault(HEAD, where, "not a name", f"one line of up to {_MAX_NAME} characters")
    if len(head.description) > _MAX_ABOUT:
        yield Fault(HEAD, "description", "too long", f"at most {_MAX_ABOUT} characters")
    if not 1 <= head.number <= _HIGHEST:
        yield Fault(HEAD, "version", "not a version", "a whole number from 1 on, or a day")
    if not _LANGUAGE.fullmatch(head.language):
        yield Fault(HEAD, "language", quoted(head.language), "en, cy, or their like")
    if len(head.term_starts) > _MAX_TERMS:
        yield Fault(HEAD, "term-starts", "too many days", f"at most {_MAX_TERMS}")


def _told(fault: Fault) -> PackRefused:
    return PackRefused("pack.refused.head", what=str(fault))


def _rows(name: str, key: str, content: bytes, faults: list[Fault]) -> Iterator[Entry[Any]]:
    """The records of ``people.toml`` and its like."""
    table = parse(name, content)
    if isinstance(table, Fault):
        faults.append(table)
        return
    faults += _unknown(name, key, table)
    rows = table.get(key, [])
    if not isinstance(rows, list):
        faults.append(Fault(name, key, "not a list", f"[[{key}]] tables"))
        return
    limits.check_count(key, len(rows))
    for number, raw in enumerate(rows, 1):
        where = f"{key}[{number}]"
        found: Any = convert(name, where, raw, _OWN[key])
        if isinstance(found, list):
            faults.extend(found)
        else:
            yield Entry(name, where, found)


def _unknown(name: str, key: str, table: Table) -> Iterator[Fault]:
    for other in table:
        if other != key:
            near = nearest(other, [key]) or key
            yield Fault(name, "", f"unknown field {quoted(other)}", "", near)


def _check_counts(records: Draft, lists: dict[str, list[Entry[Any]]]) -> None:
    counts = {
        "questions": len(records.asked),
        TOPICS: len(records.topics),
        "contacts": len(records.contacts),
        "bullets": len(records.bullets),
        "hosts": len(records.hosts),
        **{name: len(rows) for name, rows in lists.items()},
    }
    for name, count in counts.items():
        limits.check_count(name, count)
