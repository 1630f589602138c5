"""The sheet with the spare key, to print and keep at home. It names no person, laptop or school."""

from pathlib import Path

from audit_app.domain.value import Value
from audit_app.domain.words import Words, language_of
from audit_app.export.inert import plain
from audit_app.export.sheet import Page, page_number
from audit_app.export.typesetting import typeset


class Group(Value):
    """One group of the key, and its place in words."""

    label: str
    text: str


class Advice(Value):
    """A few sentences under one heading."""

    heading: str
    lines: tuple[str, ...]


class SpareKeySheet(Value):
    """The whole sheet."""

    page: Page
    heading: str
    lead: str
    groups_heading: str
    groups: tuple[Group, ...]
    advice: tuple[Advice, ...]
    closing: str


def spare_key_sheet(groups: tuple[str, ...], words: Words, *, resources: Path) -> bytes:
    """The sheet as a tagged A4 document. ``groups`` are the key's groups in order."""
    return typeset("spare_key.typ", _sheet(groups, words), resources)


def _sheet(groups: tuple[str, ...], words: Words) -> SpareKeySheet:
    return SpareKeySheet(
        page=Page(
            language=language_of(words("export.spare-key.title")),
            title=words("export.spare-key.title"),
            footer="",
            number=page_number(words),
        ),
        heading=words("export.spare-key.heading"),
        lead=words("export.spare-key.what"),
        groups_heading=words("export.spare-key.groups"),
        groups=tuple(
            Group(label=words("export.spare-key.group", number=number), text=plain(group))
            for number, group in enumerate(groups, 1)
        ),
        advice=(
            Advice(
                heading=words("export.spare-key.where"),
                lines=(
                    words("export.spare-key.at-home"),
                    words("export.spare-key.not-school"),
                    words("export.spare-key.no-photo"),
                ),
            ),
            Advice(
                heading=words("export.spare-key.printer"),
                lines=(
                    words("export.spare-key.printer-wait"),
                    words("export.spare-key.printer-memory"),
                ),
            ),
        ),
        closing=words("export.spare-key.lost"),
    )
