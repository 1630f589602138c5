"""The summary: counts and sentences, the top three, and when the next check-in is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checkin import CheckInHead
    from audit_app.logic.plan import Counts


def say_summary(terminal: Terminal, session: Session) -> None:
    """What came out of the check-in just finished."""
    words, console = terminal.words, terminal.console
    plan = session.actions.plan(terminal.today)
    console.title(words("cli.summary.title"))
    say_counts(terminal, plan.counts)
    if plan.first:
        console.say(words("cli.summary.first"))
        minutes = [words("common.minutes", count=action.minutes) for action in plan.first]
        console.listed(
            words("cli.summary.action", title=action.title, minutes=each, why=action.why)
            for action, each in zip(plan.first, minutes, strict=True)
        )
        console.say(words("cli.summary.list"))
    else:
        console.say(words("export.actions.nothing"))
    next_day = next_day_of(terminal)
    console.say(words("export.actions.next", date=words.date(next_day)))


def say_counts(terminal: Terminal, counts: Counts | CheckInHead) -> None:
    """Counts in words, never a share or a grade (product rule 4)."""
    words = terminal.words
    parts = [words("cli.counts.done", count=counts.done)]
    if counts.to_do:
        parts.append(words("cli.counts.to-do", count=counts.to_do))
    if counts.to_find_out:
        parts.append(words("cli.counts.to-find-out", count=counts.to_find_out))
    terminal.console.say(" ".join(parts))


def say_last(terminal: Terminal, head: CheckInHead) -> None:
    """One line about the newest finished check-in."""
    words = terminal.words
    day = (head.finished or head.started).astimezone().date()
    terminal.console.say(words("cli.summary.last", date=words.date(day)))
    say_counts(terminal, head)


def next_day_of(terminal: Terminal) -> date:
    """The day of the next check-in."""
    return terminal.parts.next_checkin(terminal.help_now.session).day
