"""Searches for oneself, to copy into a private window. Asks; keeps and opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.domain.search import Clues
from audit_app.logic.profiles import profiles
from audit_app.logic.queries import address, parted, searches

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.search import Engine


def run(terminal: Terminal, name: str | None) -> Code:
    """Ask for clues and show searches, with the engine called ``name``. WrongUse: there is none.

    Names are asked for and never taken from the command line, which a shell would keep.
    """
    console, words = terminal.console, terminal.words
    engine = _engine(terminal, name)
    console.title(words("window.titles.search"))
    console.say(words("cli.search.lead"))
    console.say(words("search.seen.own"))
    clues = _ask(terminal)
    made = searches(clues)
    console.heading(words("search.view.searches"))
    if not made:
        console.say(words("cli.search.nothing"))
    for search in made:
        console.say(words("cli.search.row", kind=words(f"search.kind.{search.kind}")))
        console.say(address(engine, search.text, pictures=search.pictures))
    found = profiles(terminal.parts.checklist.looking.sites, clues.usernames)
    if found:
        console.heading(words("search.view.profiles"))
        console.say(words("search.profiles.about"))
    for profile in found:
        console.say(words("cli.search.profile", site=profile.site.name, url=profile.url))
    return Code.DONE


def _engine(terminal: Terminal, name: str | None) -> Engine:
    engines = terminal.parts.checklist.looking.engines
    found = next((e for e in engines if name in (None, e.id)), None)
    if found is None:
        raise WrongUse("cli.wrong.engine", "search", known=", ".join(e.id for e in engines))
    return found


def _ask(terminal: Terminal) -> Clues:
    """Enter alone leaves one out."""
    words, ask = terminal.words, terminal.ask
    typed = {}
    for name in Clues.__struct_fields__:
        key = name.replace("_", "-")
        asked = words("cli.search.ask", name=words(f"search.clues.{key}"))
        typed[name] = parted(ask.line(asked))
    return Clues(**typed)
