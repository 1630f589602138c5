"""The guide to the program, a page at a time. Needs no answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.content import guide

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal


def run(terminal: Terminal, name: str | None) -> Code:
    """Every page by name, or the one called ``name``. WrongUse: there is none."""
    console, pages = terminal.console, guide.load()
    if name is None:
        console.title(terminal.words("window.titles.guide"))
        for page in pages:
            console.say(terminal.words("cli.sayings.row", id=page.id, title=page.title))
        return Code.DONE
    found = next((page for page in pages if page.id == name), None)
    if found is None:
        known = ", ".join(page.id for page in pages)
        raise WrongUse("cli.wrong.guide", "guide", known=known)
    console.title(found.title)
    for part in found.parts:
        plain = part.text.replace("**", "")
        console.say(f"- {plain}" if part.kind == "item" else plain)
    return Code.DONE
