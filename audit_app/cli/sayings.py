"""Words to say: the ready texts, to read or to copy from the terminal. Needs no answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.saying import Saying


def run(terminal: Terminal, name: str | None) -> Code:
    """Every text by name, or the one called ``name``. WrongUse: there is none."""
    console, sayings = terminal.console, terminal.parts.checklist.sayings
    if name is None:
        console.title(terminal.words("window.titles.sayings"))
        console.say(terminal.words("sayings.lead"))
        for saying in sayings:
            console.say(terminal.words("cli.sayings.row", id=saying.id, title=saying.title))
        return Code.DONE
    found = next((saying for saying in sayings if saying.id == name), None)
    if found is None:
        known = ", ".join(saying.id for saying in sayings)
        raise WrongUse("cli.wrong.saying", "sayings", known=known)
    _say(terminal, found)
    return Code.DONE


def _say(terminal: Terminal, saying: Saying) -> None:
    terminal.console.title(saying.title)
    terminal.console.say(saying.before)
    terminal.console.say(terminal.words("cli.sayings.text", text=saying.text))
