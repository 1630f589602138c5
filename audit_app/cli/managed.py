"""Managed by your school: what it can never do, and what it has set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.logic import managed

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal


def run(terminal: Terminal) -> Code:
    """The command. Works while the answers are locked, and beside an open window."""
    words, console = terminal.words, terminal.console
    console.title(words("window.titles.managed"))
    console.say(words("managed.lead"))
    console.heading(words("managed.never.heading"))
    console.listed(words(f"managed.never.{n}") for n in range(1, managed.PROMISES + 1))
    console.heading(words("managed.outside.heading"))
    console.say(words("managed.outside.text"))
    console.heading(words("managed.set"))
    rules = managed.told(terminal.parts.policy)
    for rule in rules:
        name = words(f"managed.name.{rule.name}")
        means = words(f"managed.means.{rule.means}", **rule.values)
        note = words(f"managed.note.{rule.note}")
        console.say(words("cli.managed.rule", name=name, means=means, note=note))
    if not rules:
        console.say(words("managed.nothing"))
    return Code.DONE
