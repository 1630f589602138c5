"""A record of something that happened, on paper: entries in order, files, and checksums."""

from pathlib import Path

from audit_app.domain.evidence import Account, Entry, EvidenceReport, Joint
from audit_app.domain.value import Value
from audit_app.domain.words import Words, language_of
from audit_app.export.inert import plain
from audit_app.export.sheet import Fact, Page, page_number
from audit_app.export.typesetting import typeset

PARTS = ("when", "where", "account", "words", "seen_by", "effect", "done", "told")


class EntrySheet(Value):
    """One entry. ``care`` is said first: it was changed, or one before it was deleted."""

    heading: str
    kept: str
    care: str
    facts: tuple[Fact, ...]


class EvidenceSheet(Value):
    """The whole record. ``closing`` says what the checksums can and cannot show."""

    page: Page
    heading: str
    lead: tuple[str, ...]
    entries_heading: str
    entries: tuple[EntrySheet, ...]
    files_heading: str
    files: tuple[Fact, ...]
    check_heading: str
    closing: tuple[str, ...]


def evidence_pdf(report: EvidenceReport, words: Words, *, resources: Path) -> bytes:
    """The bytes of a tagged A4 document."""
    return typeset("evidence.typ", evidence_sheet(report, words), resources)


def evidence_sheet(report: EvidenceReport, words: Words) -> EvidenceSheet:
    """Say the record in ``words``."""
    made = words.date(report.made)
    joined = zip(report.entries, report.joints, strict=True)
    return EvidenceSheet(
        page=Page(
            language=language_of(words("evidence.paper.title")),
            title=words("evidence.paper.title"),
            footer=words("evidence.paper.footer", date=made),
            number=page_number(words),
            made=report.made.isoformat(),
        ),
        heading=words("evidence.paper.title"),
        lead=_lead(report, words),
        entries_heading=words("evidence.paper.entries"),
        entries=tuple(_entry(entry, joint, words) for entry, joint in joined),
        files_heading=words("evidence.paper.files"),
        files=tuple(
            Fact(label=file_name(entry), text=entry.file.sha256)
            for entry in report.entries
            if entry.file
        ),
        check_heading=words("evidence.paper.check"),
        closing=(
            words("evidence.paper.head", link=report.head or "-"),
            words("evidence.paper.how"),
            words("evidence.paper.limits"),
        ),
    )


def file_name(entry: Entry) -> str:
    """The name of an entry's file in the bundle: its number and its own name, made harmless."""
    name = plain(entry.file.name) if entry.file else ""
    kept = "".join(char if char.isalnum() or char in "-_. " else "_" for char in name)
    kept = kept.strip(" .")[-80:] or "file"
    return f"{entry.number:02d}-{kept}"


def facts(says: Account, words: Words) -> tuple[Fact, ...]:
    """What somebody wrote, each part under its name; empty parts are left out."""
    parts = ((words(f"evidence.part.{name.replace('_', '-')}"), name) for name in PARTS)
    found = ((label, plain(getattr(says, name))) for label, name in parts)
    return tuple(Fact(label=label, text=text) for label, text in found if text)


def heading(entry: Entry, words: Words) -> str:
    """What an entry is called."""
    if entry.file:
        return words("evidence.entry.file", number=entry.number)
    if entry.about:
        return words("evidence.entry.about", number=entry.number, about=entry.about)
    return words("evidence.entry.plain", number=entry.number)


def kept_at(entry: Entry, words: Words) -> str:
    """When an entry was kept, by the clock of the laptop it was written on."""
    at = entry.kept.astimezone()
    return words("evidence.entry.kept", date=words.date(at.date()), time=words.locale.clock(at))


def _lead(report: EvidenceReport, words: Words) -> tuple[str, ...]:
    made, gone = words.date(report.made), report.deleted
    lines = [words("evidence.paper.lead", date=made, count=len(report.entries))]
    if gone:
        lines.append(words("evidence.paper.deleted", numbers=tuple(gone), count=len(gone)))
    return tuple(lines)


def _entry(entry: Entry, joint: Joint, words: Words) -> EntrySheet:
    found = list(facts(entry.says, words))
    if entry.file:
        found = [
            Fact(label=words("evidence.entry.file-name"), text=plain(entry.file.name)),
            Fact(label=words("evidence.entry.file-in"), text=f"files/{file_name(entry)}"),
            Fact(
                label=words("evidence.entry.file-size"), text=words.locale.number(entry.file.size)
            ),
            Fact(label="SHA-256", text=entry.file.sha256),
        ]
        if entry.about:
            label = words("evidence.entry.file-about")
            found.insert(0, Fact(label=label, text=str(entry.about)))
    return EntrySheet(
        heading=heading(entry, words),
        kept=kept_at(entry, words),
        care=words("evidence.paper.changed") if joint is Joint.CHANGED else "",
        facts=tuple(found),
    )
