"""Reminding: turned on or off by a person, and looked at by the system's scheduler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal


def run(terminal: Terminal, turn: str) -> Code:
    """``on``, ``off``, or nothing: remind now if it is time. NoScheduler."""
    reminders = terminal.parts.reminders
    if turn == "on":
        reminders.turn_on()
    elif turn == "off":
        reminders.turn_off()
    else:
        # The scheduler reads no words: whether a notification showed is for the person to see.
        reminders.remind()
        return Code.DONE
    terminal.console.say(terminal.words(f"reminder.is-{turn}"))
    return Code.DONE
