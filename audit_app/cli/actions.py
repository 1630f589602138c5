"""The action list in the terminal, and what the person says about an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.papers import report
from audit_app.cli import own_actions as own
from audit_app.cli.codes import Code
from audit_app.cli.how import say_how
from audit_app.cli.saving import wait
from audit_app.cli.summary import next_day_of, say_counts
from audit_app.cli.unlock import open_demo_or_answers
from audit_app.cli.wrong import WrongUse
from audit_app.domain.action import ActionState, Mark
from audit_app.logic.cards import cards, minutes_left
from audit_app.logic.finding import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.audit.session import Session
    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.action import Action
    from audit_app.logic.plan import Plan

_SET_ASIDE = (Mark.DONE, Mark.NOT_FOR_ME)


def run(terminal: Terminal, options: Options) -> Code:
    """The command: show the list or one action, or mark one."""
    with terminal.session(open_demo_or_answers) as session:
        if not session.record.counting:
            terminal.console.say(terminal.words("cli.actions.none-yet"))
            return Code.NOT_DONE
        if options.told:
            _tell(terminal, session, options.told)
        elif options.mark:
            _mark(terminal, session, options)
        elif not own.add(terminal, session, options):
            _show(terminal, session, options)
    return Code.DONE


def _show(terminal: Terminal, session: Session, options: Options) -> None:
    if options.find:
        _say_found(terminal, session, options.find)
    elif options.action:
        _say_one(terminal, session, options.action)
    elif options.by_app:
        _say_cards(terminal, session)
    else:
        say_list(terminal, session, everything=options.all)


def say_list(terminal: Terminal, session: Session, *, everything: bool = False) -> None:
    """Counts, the top three in full, then the rest; ``everything`` adds what is set aside."""
    words, console = terminal.words, terminal.console
    plan = session.actions.plan(terminal.today)
    console.title(words("export.actions.heading"))
    say_counts(terminal, plan.counts)
    _say_pending(terminal, plan)
    next_day = next_day_of(terminal)
    content = report(session.record, terminal.today, next_day)
    if not plan.left:
        console.say(words("export.actions.nothing"))
    if content.first:
        console.heading(words("export.actions.first"))
    for action in content.first:
        console.gap()
        _say_whole(terminal, action, session)
    for group in content.groups:
        console.heading(group.name)
        _say_rows(terminal, group.actions)
    aside = [action for action in plan.actions if action.state.mark in _SET_ASIDE]
    if everything and aside:
        console.heading(words("cli.actions.aside"))
        _say_rows(terminal, aside)
    console.gap()
    console.say(words("cli.actions.names"))
    console.say(words("export.actions.next", date=words.date(next_day)))


def _say_cards(terminal: Terminal, session: Session) -> None:
    """App by app, the largest risk first, with the minutes that are left for each."""
    words, console = terminal.words, terminal.console
    plan = session.actions.plan(terminal.today)
    console.title(words("export.actions.heading"))
    _say_pending(terminal, plan)
    if not plan.open:
        console.say(words("export.actions.nothing"))
    for card in cards(plan.open, session.record.checklist):
        console.heading(card.app_name or words("actions.group.no-app"))
        console.say(words("actions.card.left", count=minutes_left(card.actions)))
        _say_rows(terminal, card.actions)
    console.gap()
    console.say(words("cli.actions.names"))


def _say_found(terminal: Terminal, session: Session, typed: str) -> None:
    """What has the words that were typed, whatever its state."""
    plan = session.actions.plan(terminal.today)
    found = find(plan.actions, typed)
    terminal.console.title(terminal.words("export.actions.heading"))
    _say_pending(terminal, plan)
    key = "actions.search.found" if found else "cli.actions.none-found"
    terminal.console.say(terminal.words(key, count=len(found)))
    _say_rows(terminal, (action for action in plan.actions if action.id in found))


def _say_pending(terminal: Terminal, plan: Plan) -> None:
    for page_id in plan.pending:
        page = terminal.parts.checklist.help_page(page_id)
        if page:
            words = terminal.words("cli.actions.pending", title=page.title, page=page.id)
            terminal.console.say(words)


def _say_rows(terminal: Terminal, actions: Iterable[Action]) -> None:
    for action in actions:
        terminal.console.say(own.row(terminal, action))


def _say_whole(terminal: Terminal, action: Action, session: Session) -> None:
    terminal.console.say(own.row(terminal, action))
    terminal.console.say(action.why)
    school = session.checkins.profile.laptop == "school"
    say_how(terminal, action, school=school)
    noted = session.notes.of(action.id)
    if noted:
        terminal.console.say(terminal.words("cli.actions.note", text=noted))


def _say_one(terminal: Terminal, session: Session, name: str) -> None:
    action = own.named(session.actions.plan(terminal.today), name)
    terminal.console.title(terminal.words("export.actions.heading"))
    _say_whole(terminal, action, session)


def _mark(terminal: Terminal, session: Session, options: Options) -> None:
    words = terminal.words
    if options.until is not None and options.until <= terminal.today:
        raise WrongUse("cli.wrong.day-past", "actions")
    action = own.named(session.actions.plan(terminal.today), options.marked)
    state = ActionState(mark=options.mark or Mark.TO_DO, until=options.until)
    wait(terminal.ask, session.record, session.actions.mark(action.id, state))
    after = own.named(session.actions.plan(terminal.today), action.id)
    terminal.console.title(words("kit.saved.full"))
    terminal.console.say(own.row(terminal, after))


def _tell(terminal: Terminal, session: Session, name: str) -> None:
    """Keep that the reporting step of a help page is done, so that held-back steps show."""
    pending = session.actions.plan(terminal.today).pending
    page = next((page for page in pending if page == name), None)
    if page is None:
        raise WrongUse("cli.wrong.not-waiting", "actions")
    wait(terminal.ask, session.record, session.actions.acknowledge(page))
    terminal.console.title(terminal.words("kit.saved.full"))
