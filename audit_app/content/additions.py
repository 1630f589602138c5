"""What a school or local authority adds; nothing shipped can be replaced or weakened by it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from audit_app.content import compiled, draft, looking, quick, raising
from audit_app.content.draft import Asked, Draft, Entry
from audit_app.content.faults import MAX_FAULTS, Fault, quoted
from audit_app.content.files import CHECKLIST_PLACES, gather, strays
from audit_app.content.names import names, repeated_records
from audit_app.content.rules import record_faults
from audit_app.domain.checklist import Checklist

_DIGITS = 12
_SHIPPED = "the shipped checklist"
_KINDS = tuple(field.name for field in msgspec.structs.fields(Draft))


def add(shipped: Checklist, folder: Path) -> tuple[Checklist, list[Fault]]:
    """``shipped`` with the sound records of ``folder``, and a fault for each that was left out."""
    return add_to(taken_apart(shipped), shipped.version, folder)


def add_to(
    base: Draft, version: str, folder: Path, today: date | None = None
) -> tuple[Checklist, list[Fault]]:
    """The records of ``base`` and the sound ones of ``folder`` as one checklist.

    A record is left out when it breaks a rule, has a name that is taken, or would make the quick
    check too long or leave something out of it.
    """
    if not folder.is_dir():
        return base.assemble(version), [Fault(str(folder), "", "folder not found")]
    files, faults = gather(folder, CHECKLIST_PLACES)
    added, broken = draft.read(files)
    joined = join(base, added, added_to(version, files), today=today)
    return joined.checklist, [*faults, *strays(folder), *broken, *joined.faults]


def added_to(version: str, files: dict[str, bytes]) -> str:
    """The version of a checklist to which ``files`` were added."""
    return f"{version}+{compiled.fingerprint(files)[:_DIGITS]}"


class Joined(msgspec.Struct, frozen=True):
    """A checklist with what was added, the added records that stayed, and why others did not."""

    checklist: Checklist
    added: Draft
    faults: list[Fault]


Rules = Callable[[Draft, Draft], Iterator[tuple[Entry[Any], Fault]]]


def join(
    base: Draft,
    added: Draft,
    version: str,
    *,
    today: date | None = None,
    rules: Rules | None = None,
) -> Joined:
    """``base`` with the sound records of ``added``; ``rules`` are more of them, for the added.

    They are given the added records and everything together.
    """
    adding = _Adding(base, added, today, rules)
    adding.settle()
    adding.keep_quick_short()
    return Joined(adding.joined().assemble(version), adding.added, adding.faults)


class _Adding:
    """Added records that are dropped one by one until what is left breaks no rule."""

    def __init__(
        self, base: Draft, added: Draft, today: date | None, more_rules: Rules | None
    ) -> None:
        self.faults: list[Fault] = []
        self._base = base
        self._today = today
        self._more_rules = more_rules
        known = {entry.value.id for entry in base.topics}
        self.added = msgspec.structs.replace(
            # A topic that exists already takes in the questions; its own name and order stand.
            added,
            topics=[entry for entry in added.topics if entry.value.id not in known],
        )

    def joined(self) -> Draft:
        """Everything, the shipped records first."""
        return Draft(
            **{kind: getattr(self._base, kind) + getattr(self.added, kind) for kind in _KINDS}
        )

    def settle(self) -> None:
        """Drop records until none breaks a rule: one that goes may be named by another."""
        while bad := list(islice(self._bad(), MAX_FAULTS)):
            self._drop(bad)
            if len(bad) == MAX_FAULTS:
                self.faults.append(Fault(bad[-1][0].file, "", "nothing added: so many faults"))
                self.added = Draft()

    def keep_quick_short(self) -> None:
        """Drop what would spoil the quick check: first added questions, then added apps."""
        for candidates in (
            [entry for entry in self.added.asked if entry.value.question.quick],
            self.added.apps,
        ):
            # Only these can spoil it, and judging takes most of the time of a start with a pack.
            if candidates and (spoilt := self._quick_faults()):
                self._drop(
                    (entry, entry.fault("", "left out", str(spoilt))) for entry in candidates
                )
                self.settle()

    def _quick_faults(self) -> str:
        before = quick.faults(self._base.assemble(""))
        after = quick.faults(self.joined().assemble(""))
        return next((fault.what for fault in after if fault not in before), "")

    def _bad(self) -> Iterator[tuple[Entry[Any], Fault]]:
        joined = self.joined()
        ours = {id(entry) for kind in _KINDS for entry in getattr(self.added, kind)}
        for entry, fault in repeated_records(joined):
            if id(entry) in ours:
                yield entry, fault
        yield from record_faults(self.added, names(joined), self._today)
        yield from looking.record_faults(self.added, names(joined), self._today)
        yield from raising.record_faults(self.added, joined)
        for gone in self.added.withdrawn:
            yield gone, gone.fault("", "a question that ships is not withdrawn by anybody else")
        if self._more_rules is not None:
            yield from self._more_rules(self.added, joined)
        topics = {entry.value.id for entry in joined.topics}
        for asked in self.added.asked:
            if asked.value.topic not in topics:
                yield asked, asked.fault("", f"its topic {quoted(asked.value.topic)} was left out")

    def _drop(self, bad: Iterable[tuple[Entry[Any], Fault]]) -> None:
        gone = set()
        for entry, fault in bad:
            gone.add(id(entry))
            self.faults.append(fault)
        self.added = Draft(
            **{
                kind: [entry for entry in getattr(self.added, kind) if id(entry) not in gone]
                for kind in _KINDS
            }
        )


def taken_apart(checklist: Checklist) -> Draft:
    """The records of a checklist whose files were not read."""
    heads = [msgspec.structs.replace(topic, questions=()) for topic in checklist.topics]
    return Draft(
        topics=[Entry(_SHIPPED, "", head) for head in heads],
        asked=[
            Entry(_SHIPPED, "", Asked(topic=topic.id, question=question))
            for topic in checklist.topics
            for question in topic.questions
        ],
        apps=[Entry(_SHIPPED, "", app) for app in checklist.apps],
        help_pages=[Entry(_SHIPPED, "", page) for page in checklist.help_pages],
        contacts=[Entry(_SHIPPED, "", contact) for contact in checklist.contacts],
        bullets=[Entry(_SHIPPED, "", bullet) for bullet in checklist.bullets],
        hosts=[Entry(_SHIPPED, "", host) for host in checklist.hosts],
        sayings=[Entry(_SHIPPED, "", saying) for saying in checklist.sayings],
        years=[Entry(_SHIPPED, "", year) for year in checklist.years],
        withdrawn=[Entry(_SHIPPED, "", gone) for gone in checklist.withdrawn],
        holidays=[Entry(_SHIPPED, "", days) for days in checklist.holidays],
        engines=[Entry(_SHIPPED, "", engine) for engine in checklist.looking.engines],
        sites=[Entry(_SHIPPED, "", site) for site in checklist.looking.sites],
        routes=[Entry(_SHIPPED, "", route) for route in checklist.looking.routes],
        reviews=[Entry(_SHIPPED, "", review) for review in checklist.looking.reviews],
    )
