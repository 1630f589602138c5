"""A page of the guide on paper, or as text. It says nothing about the person."""

from pathlib import Path

from audit_app.domain.guide import GuidePage
from audit_app.domain.value import Value
from audit_app.domain.words import Words
from audit_app.export.inert import Run, plain, runs, unmarked
from audit_app.export.sheet import Page, page_number
from audit_app.export.typesetting import typeset
from audit_app.export.wrapping import joined, wrapped


class SheetPart(Value):
    """A heading, a paragraph or an item of a list, cut at its strong words."""

    kind: str
    runs: tuple[Run, ...]


class GuideSheet(Value):
    """The whole page."""

    page: Page
    heading: str
    parts: tuple[SheetPart, ...]


def guide_pdf(shown: GuidePage, words: Words, *, large: bool, resources: Path) -> bytes:
    """A tagged A4 document. ``large`` sets no letter smaller than 18 points."""
    return typeset("guide.typ", _sheet(shown, words), resources, large=large)


def guide_text(shown: GuidePage) -> bytes:
    """UTF-8 in lines of at most 72 characters."""
    lines = [wrapped(plain(shown.title))]
    for part in shown.parts:
        text = unmarked(runs(part.text))
        match part.kind:
            case "heading":
                lines.append(f"\n{wrapped(text)}")
            case "item":
                lines.append(wrapped(text, first="- ", indent="  "))
            case _:
                lines.append(wrapped(text))
    return joined(lines)


def _sheet(shown: GuidePage, words: Words) -> GuideSheet:
    return GuideSheet(
        page=Page(
            language=words.language,
            title=plain(shown.title),
            footer=words("guide.footer"),
            number=page_number(words),
        ),
        heading=plain(shown.title),
        parts=tuple(SheetPart(kind=part.kind, runs=runs(part.text)) for part in shown.parts),
    )
