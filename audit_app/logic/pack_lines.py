"""Everything that a pack changes, in words: the same in the window and in the terminal."""

from collections.abc import Iterator

from audit_app.domain.checklist import Checklist, QuestionId
from audit_app.domain.pack import Pack, PackHead, PackNote, Signed, Signer
from audit_app.domain.settings import SchoolContact
from audit_app.domain.words import Words

Part = tuple[str, tuple[str, ...]]


def by(words: Words, head: PackHead) -> str:
    """Who made a pack, and which version it is."""
    return words("pack.by", issuer=head.issuer, version=version(words, head))


def version(words: Words, head: PackHead) -> str:
    """A version as it is said: a number, or a day."""
    return str(head.version) if isinstance(head.version, int) else words.date(head.version)


def signer(words: Words, signer: Signer) -> tuple[str, ...]:
    """Who stands behind a pack, and the fingerprint to compare."""
    said = words(f"pack.signed.{signer.signed}")
    if not signer.fingerprint:
        return (said,)
    return said, words("pack.signed.fingerprint", fingerprint=signer.fingerprint)


def care(words: Words, signer: Signer) -> str:
    """What to do before a pack is added whose maker is not sure; empty where it is."""
    if signer.signed not in (Signed.NEW, Signed.OTHER, Signed.NOBODY):
        return ""
    return words(f"pack.care.{signer.signed}")


def changes(words: Words, pack: Pack, checklist: Checklist) -> tuple[Part, ...]:
    """A heading and lines for each kind of thing that a pack adds. ``checklist`` holds it."""
    parts = (
        ("topics", pack.topics),
        ("questions", _questions(pack.questions, checklist)),
        ("bullets", tuple(b.says for b in checklist.bullets if b.id in pack.bullets)),
        ("notes", tuple(_note(words, note, checklist) for note in pack.notes)),
        ("raised", _questions(pack.raised, checklist)),
        ("people", tuple(person_line(person) for person in pack.people)),
        ("contacts", _contacts(pack, checklist)),
        ("links", _pages(words, pack, checklist)),
        ("hosts", pack.head.hosts),
        ("terms", tuple(words.date(day) for day in pack.head.term_starts)),
    )
    return tuple((words(f"pack.adds.{key}"), lines) for key, lines in parts if lines)


def person_line(person: SchoolContact) -> str:
    """A person at school in one line."""
    return ", ".join(p for p in (person.part, person.name, person.phone, person.email) if p)


def _questions(names: tuple[QuestionId, ...], checklist: Checklist) -> tuple[str, ...]:
    found = (checklist.question(name) for name in names)
    return tuple(question.text for question in found if question)


def _note(words: Words, note: PackNote, checklist: Checklist) -> str:
    question = checklist.question(note.question) if note.question else None
    page = checklist.help_page(note.help) if note.help else None
    title = question.text if question else page.title if page else ""
    return words("pack.adds.note", title=title, text=note.text)


def _contacts(pack: Pack, checklist: Checklist) -> tuple[str, ...]:
    found = [checklist.contact(name) for name in pack.contacts]
    return tuple(", ".join(p for p in (c.name, c.phone, c.url) if p) for c in found if c)


def _links(pack: Pack, checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Its pages, and where its questions lead."""
    yield from ((link.label, link.url) for link in pack.links)
    for name in pack.questions:
        question = checklist.question(name)
        if question is not None and question.action.link is not None:
            yield question.action.link.label, question.action.link.url


def _pages(words: Words, pack: Pack, checklist: Checklist) -> tuple[str, ...]:
    found = dict.fromkeys(_links(pack, checklist))
    return tuple(words("pack.adds.link", label=label, url=url) for label, url in found)
