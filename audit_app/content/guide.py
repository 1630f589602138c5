"""The guide: short pages in a small part of Markdown, in ``resources/help``.

A page is a file ``<number>-<id>.md``: ``# Title``, then paragraphs, ``## headings`` and
``- items``, each on one line, with ``**bold**`` words.
"""

from pathlib import Path

from audit_app.content import shipped
from audit_app.domain.guide import GuidePage, Part


def load(folder: Path | None = None) -> tuple[GuidePage, ...]:
    """Every page in order; ``folder`` is the shipped one unless given."""
    root = folder or shipped.path("resources", "help")
    return tuple(_page(path) for path in sorted(root.glob("*.md")))


def find(pages: tuple[GuidePage, ...], typed: str) -> tuple[tuple[GuidePage, str], ...]:
    """The pages that have every word of ``typed``, each with a line that has the first of them.

    Nothing typed finds every page, with its first line.
    """
    words = typed.casefold().split()
    found = []
    for page in pages:
        lines = [page.title, *(part.text for part in page.parts)]
        texts = [part.text for part in page.parts if part.kind != "heading"]
        whole = "\n".join(lines).casefold()
        if all(word in whole for word in words):
            said = texts or lines
            first = words[0] if words else ""
            found.append((page, next((x for x in said if first in x.casefold()), said[0])))
    return tuple(found)


def _page(path: Path) -> GuidePage:
    title, *rest = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    return GuidePage(
        id=path.stem.partition("-")[2],
        title=title.removeprefix("# "),
        parts=tuple(map(_part, rest)),
    )


def _part(line: str) -> Part:
    if line.startswith("## "):
        return Part(kind="heading", text=line[3:])
    if line.startswith("- "):
        return Part(kind="item", text=line[2:])
    return Part(kind="text", text=line)
