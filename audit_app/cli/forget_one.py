"""Deleting one check-in in the terminal: listed first, then a word typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.ask import InputEnded
from audit_app.cli.codes import Code
from audit_app.cli.unlock import open_answers
from audit_app.cli.wrong import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checkin import CheckInHead
    from audit_app.domain.words import Words

_SHORT = 8


def run(terminal: Terminal, typed: str) -> Code:
    """``forget --check-in``: ask which, or take the one whose name begins with ``typed``."""
    words, console = terminal.words, terminal.console
    with terminal.session(open_answers) as session:
        heads = tuple(reversed(session.checkins.heads))
        if not heads:
            console.say(words("my-data.check-ins.none"))
            return Code.NOT_DONE
        head = _named(heads, typed) if typed else _chosen(terminal, heads)
        if head is None:
            console.say(words("cli.forget.kept"))
            return Code.NOT_DONE
        asks = "ask-untold" if session.actions.plan(terminal.today).pending else "ask"
        console.say(words(f"my-data.check-ins.{asks}.what", name=row(head, words)))
        if not _is_meant(terminal):
            return Code.NOT_DONE
        left = session.deleting.check_in(head.id).result()
        session.deleting.settle()
        console.say(words("my-data.deleted.check-in"))
        console.say(words(f"my-data.deleted.left.{left}"))
        console.say(words("my-data.deleted.stays"))
    return Code.DONE


def row(head: CheckInHead, words: Words) -> str:
    """A check-in in a line: its depth and day, how it stands, and the name to call it by."""
    day = (head.finished or head.started).astimezone().date()
    name = words(f"my-data.check-ins.{head.depth}", date=words.date(day))
    counts = {"done": head.done, "to-do": head.to_do, "to-find-out": head.to_find_out}
    stands = (
        words("my-data.check-ins.counts", **counts)
        if head.finished
        else words("my-data.check-ins.not-finished")
    )
    return f"{name}. {stands} [{head.id[:_SHORT]}]"


def _named(heads: Sequence[CheckInHead], typed: str) -> CheckInHead:
    """WrongUse: none, or more than one, begins like that."""
    found = [head for head in heads if head.id.startswith(typed)]
    if len(found) != 1:
        raise WrongUse("cli.wrong.check-in", "forget")
    return found[0]


def _chosen(terminal: Terminal, heads: Sequence[CheckInHead]) -> CheckInHead | None:
    terminal.console.title(terminal.words("my-data.check-ins.title"))
    rows = [row(head, terminal.words) for head in heads]
    terminal.console.listed(rows)
    try:
        number = terminal.ask.number(terminal.words("my-data.terminal.which"), len(rows), enter=0)
    except InputEnded:
        return None
    return heads[number - 1] if number else None


def _is_meant(terminal: Terminal) -> bool:
    """Whether the word was typed; it is said when nothing is deleted."""
    word = terminal.words("cli.forget.word")
    try:
        typed = terminal.ask.line(terminal.words("my-data.terminal.type", word=word))
    except InputEnded:
        typed = ""
    if typed.lower() != word:
        terminal.console.say(terminal.words("cli.forget.kept"))
        return False
    return True
