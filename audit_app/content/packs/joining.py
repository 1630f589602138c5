"""A pack beside the shipped guidance: it adds, and what would do more than that is left out."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import msgspec

from audit_app.content import admissions, rules
from audit_app.content.additions import added_to, join, taken_apart
from audit_app.content.draft import Asked, Draft, Entry
from audit_app.content.faults import Fault, quoted
from audit_app.content.packs.reading import Contents
from audit_app.domain.checklist import Checklist, Contact
from audit_app.domain.links import allowed
from audit_app.domain.pack import Pack, PackHead, PackLink, PackNote, Signer
from audit_app.domain.settings import SchoolContact

# A topic of a pack stands after all that ships.
FIRST_ORDER = 100
MAX_NOTE = 600
_PHONE = re.compile(r"\+?[0-9][0-9 ]*")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
_SIGNS = re.compile(r"[^a-z0-9]")

Judge = Callable[[Entry[Any]], Iterator[Fault]]
Bad = Iterator[tuple[Entry[Any], Fault]]


class WithPack(msgspec.Struct, frozen=True):
    """A checklist with a pack in it, the pack as it counts, and a fault for what was left out."""

    checklist: Checklist
    pack: Pack
    faults: tuple[Fault, ...]


def add(shipped: Checklist, said: Contents, signer: Signer, today: date | None = None) -> WithPack:
    """``shipped`` with what is sound in a pack. Of what ships only priorities change, upwards.

    ``today`` also judges days in the future, for authors.
    """
    base = taken_apart(shipped)
    own = _Rules(shipped, said.head)
    version = added_to(shipped.version, said.files)
    joined = join(base, said.records, version, today=today, rules=own.record_faults)
    faults = [*said.faults, *joined.faults]
    notes = _sound(_first_notes(said.notes, faults), faults, partial(note_faults, joined.checklist))
    pack = _pack(said.head, signer, joined.added)
    pack = msgspec.structs.replace(
        pack,
        people=tuple(_sound(said.people, faults, person_faults)),
        links=tuple(_sound(said.links, faults, lambda e: _link_faults(e, said.head))),
        notes=tuple(notes),
    )
    return WithPack(joined.checklist, pack, tuple(faults))


def _pack(head: PackHead, signer: Signer, added: Draft) -> Pack:
    return Pack(
        head=head,
        signer=signer,
        questions=tuple(entry.value.question.id for entry in added.asked),
        raised=tuple(entry.value.id for entry in added.priorities),
        topics=tuple(entry.value.name for entry in added.topics),
        bullets=tuple(entry.value.id for entry in added.bullets),
        contacts=tuple(entry.value.id for entry in added.contacts),
    )


class _Rules:
    """What holds for a pack beyond the rules of every record."""

    def __init__(self, shipped: Checklist, head: PackHead) -> None:
        self._hosts = head.hosts
        self._names = {_plain(contact.name) for contact in shipped.contacts}

    def record_faults(self, added: Draft, joined: Draft) -> Bad:
        """Each added record that goes further than a pack may."""
        del joined
        for asked in added.asked:
            yield from self._question(asked)
        for topic in added.topics:
            if topic.value.order < FIRST_ORDER:
                yield topic, topic.fault("order", str(topic.value.order), f"{FIRST_ORDER} or more")
        for contact in added.contacts:
            yield from self._contact(contact)

    def _question(self, asked: Entry[Asked]) -> Bad:
        question = asked.value.question
        if admissions.ASKING.search(question.text):
            yield asked, asked.fault("text", "asks for an admission", "Have you checked ...")
        if question.action.link is not None:
            yield from self._foreign(asked, "action.link.url", question.action.link.url)

    def _contact(self, contact: Entry[Contact]) -> Bad:
        if contact.value.url:
            yield from self._foreign(contact, "url", contact.value.url)
        if _plain(contact.value.name) in self._names:
            what = f"{quoted(contact.value.name)} is the name of a contact that ships"
            yield contact, contact.fault("name", what)

    def _foreign(self, entry: Entry[Any], where: str, url: str) -> Bad:
        if not allowed(url, self._hosts):
            what = f"{quoted(url)} cannot be opened"
            yield entry, entry.fault(where, what, "https, on one of the hosts in pack.toml")


def _first_notes(entries: list[Entry[PackNote]], faults: list[Fault]) -> list[Entry[PackNote]]:
    """One note beside each thing: many would push what they are about out of sight."""
    first: dict[tuple[str | None, str | None], Entry[PackNote]] = {}
    for entry in entries:
        first.setdefault((entry.value.question, entry.value.help), entry)
    kept = list(first.values())
    more = (entry for entry in entries if not any(entry is each for each in kept))
    faults += [each.fault("", "a second note beside the same", "one longer note") for each in more]
    return kept


def note_faults(checklist: Checklist, entry: Entry[PackNote]) -> Iterator[Fault]:
    """What is wrong with a note. It tells nobody to remove anything: that waits for reports."""
    note = entry.value
    yield from rules.filled(entry.fault, {"text": note.text})
    if len(note.text) > MAX_NOTE:
        yield entry.fault("text", "too long", f"at most {MAX_NOTE} characters")
    yield from rules.harmless(entry.fault, "text", note.text, "other words")
    if (note.question is None) == (note.help is None):
        yield entry.fault("", "beside what", "either a question or a help page")
    elif note.question is not None and checklist.question(note.question) is None:
        yield entry.fault("question", f"{quoted(note.question)} does not exist")
    elif note.help is not None and checklist.help_page(note.help) is None:
        yield entry.fault("help", f"{quoted(note.help)} does not exist")


def person_faults(entry: Entry[SchoolContact]) -> Iterator[Fault]:
    """What is wrong with a person at school."""
    person = entry.value
    yield from rules.filled(entry.fault, {"part": person.part})
    if not (person.phone or person.email):
        yield entry.fault("", "no way to reach them", "a phone or an email")
    if person.phone and not _PHONE.fullmatch(person.phone):
        yield entry.fault("phone", quoted(person.phone), "digits and spaces")
    if person.email and not _EMAIL.fullmatch(person.email):
        yield entry.fault("email", quoted(person.email), "an email address")


def _link_faults(entry: Entry[PackLink], head: PackHead) -> Iterator[Fault]:
    yield from rules.filled(entry.fault, {"label": entry.value.label})
    if not allowed(entry.value.url, head.hosts):
        what = f"{quoted(entry.value.url)} cannot be opened"
        yield entry.fault("url", what, "https, on one of the hosts in pack.toml")


def _sound(entries: list[Entry[Any]], faults: list[Fault], judge: Judge) -> list[Any]:
    """The values that nothing is wrong with; of the others the faults."""
    sound = []
    for entry in entries:
        found = list(judge(entry))
        faults += found
        if not found:
            sound.append(entry.value)
    return sound


def _plain(name: str) -> str:
    """A name as the eye takes it: two that differ in signs alone are one."""
    return _SIGNS.sub("", name.casefold())
