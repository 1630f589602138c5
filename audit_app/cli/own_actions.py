"""An action in one line of the terminal; the day and the note that somebody adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.cli.saving import wait
from audit_app.cli.wrong import WrongUse
from audit_app.domain.action import Mark

if TYPE_CHECKING:
    from datetime import date

    from audit_app.audit.session import Session
    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.action import Action
    from audit_app.logic.plan import Plan


def row(terminal: Terminal, action: Action) -> str:
    """Title, state, minutes and the day that the person set."""
    words, due = terminal.words, action.state.due
    minutes = words("common.minutes", count=action.minutes)
    if due is not None:
        minutes = words("actions.due.line", minutes=minutes, date=words.date(due))
    state = _state(terminal, action)
    return words("cli.actions.row", title=action.title, state=state, minutes=minutes, id=action.id)


def named(plan: Plan, name: str) -> Action:
    """The action called ``name``. WrongUse: there is none."""
    found = next((action for action in plan.actions if action.id == name), None)
    if found is None:
        raise WrongUse("cli.wrong.action", "actions")
    return found


def add(terminal: Terminal, session: Session, options: Options) -> bool:
    """Set a day or write a note, where that was asked for."""
    if options.due is not None:
        set_day(terminal, session, *options.due)
    elif options.note is not None:
        note(terminal, session, options.note)
    else:
        return False
    return True


def set_day(terminal: Terminal, session: Session, name: str, day: date | None) -> None:
    """Keep the day by which somebody would like it done; None takes it away."""
    if day is not None and day <= terminal.today:
        raise WrongUse("cli.wrong.day-past", "actions")
    action = named(session.actions.plan(terminal.today), name)
    state = msgspec.structs.replace(action.state, due=day)
    wait(terminal.ask, session.record, session.actions.mark(action.id, state))
    after = named(session.actions.plan(terminal.today), name)
    terminal.console.title(terminal.words("kit.saved.full"))
    terminal.console.say(row(terminal, after))


def note(terminal: Terminal, session: Session, name: str) -> None:
    """Ask for a note: on the command line it would stay in the terminal's history."""
    action = named(session.actions.plan(terminal.today), name)
    text = terminal.ask.free(terminal.words("cli.actions.ask-note"))
    kept = session.notes.keep(action.id, text)
    if kept is not None:
        kept.result()
    key = "kit.saved.full" if text else "actions.note.deleted"
    terminal.console.title(terminal.words(key))


def _state(terminal: Terminal, action: Action) -> str:
    words, state = terminal.words, action.state
    if state.mark is Mark.LATER and state.until:
        return words("export.state.later-until", date=words.date(state.until))
    if state.mark is Mark.TO_DO and action.find_out:
        return words("export.state.to-find-out")
    return words(f"common.mark.{state.mark}")
