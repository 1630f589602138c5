"""Deleting everything, or one check-in, after a word typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli import forget_one
from audit_app.cli.ask import InputEnded
from audit_app.cli.codes import Code
from audit_app.vault import state
from audit_app.vault.errors import NothingHere
from audit_app.vault.state import Condition

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal


def run(terminal: Terminal, check_in: str | None = None) -> Code:
    """The command. Everything goes without unlocking; ``check_in`` only one of that name.

    NothingHere, InUse, NotAllowed, DiskTrouble.
    """
    if check_in is not None:
        return forget_one.run(terminal, check_in)
    words, console, folder = terminal.words, terminal.console, terminal.parts.folder
    if state.look(folder).condition is Condition.NONE and not any(folder.glob("*")):
        raise NothingHere
    console.title(words("cli.forget.title"))
    console.say(words("cli.forget.goes", folder=str(folder)))
    console.say(words("cli.forget.stays"))
    console.listed(
        (words("cli.forget.files"), words("cli.forget.backups"), words("cli.forget.papers"))
    )
    word = words("cli.forget.word")
    try:
        typed = terminal.ask.line(words("cli.forget.type", word=word))
    except InputEnded:
        typed = ""
    if typed.lower() != word:
        console.say(words("cli.forget.kept"))
        return Code.NOT_DONE
    for finding in terminal.parts.forget():
        console.warn(words(finding.key))
    console.say(words("cli.forget.gone"))
    return Code.DONE
