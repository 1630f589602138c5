"""The check-in: from where the person left off to the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli import first_run, spare_key, still_true, summary
from audit_app.cli.about_me import ask_profile
from audit_app.cli.ask import InputEnded, Stopped
from audit_app.cli.codes import Code
from audit_app.cli.question import Go, QuestionScreen
from audit_app.cli.saving import wait
from audit_app.cli.unlock import open_answers, open_invented, say_what_school_asks
from audit_app.domain.checkin import Depth
from audit_app.logic.carry import StillTrue
from audit_app.logic.estimate import answer_minutes, to_answer
from audit_app.vault.state import Condition, look

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import QuestionId
    from audit_app.logic.walk import Screen, Walk
    from audit_app.vault.vault import Vault

_DEPTHS = tuple(Depth)
_CHANGED = len(_DEPTHS) + 1


def run(terminal: Terminal, depth: Depth | None) -> Code:
    """The command. ``depth`` None asks how much; a check-in in hand goes on as it is."""
    with terminal.session(_open) as session:
        try:
            _begin(terminal, session, depth)
            _walk(terminal, session)
        except Stopped:
            return _stop_here(terminal, session)
        except InputEnded:
            terminal.console.warn(terminal.words("cli.checkin.input-ended"))
            return Code.NOT_DONE
        summary.say_summary(terminal, session)
        say_what_school_asks(terminal, session.vault)
        spare_key.offer(terminal, session)
    return Code.DONE


def _open(terminal: Terminal) -> Vault:
    """The vault: the invented person's, a new one, or the one that is there."""
    if terminal.parts.demo:
        return open_invented(terminal)
    if look(terminal.parts.folder).condition is Condition.NONE:
        return first_run.begin(terminal)
    return open_answers(terminal)


def _begin(terminal: Terminal, session: Session, depth: Depth | None) -> None:
    """Have a check-in in hand, and the person told about it."""
    if session.record.profile is None:
        ask_profile(terminal, session)
    words, console = terminal.words, terminal.console
    if session.checkins.current is not None:
        walk = session.answers.walk()
        console.title(words("cli.checkin.carry-on"))
        console.say(words("cli.checkin.so-far", answered=walk.answered, to_go=walk.to_go))
        return
    chosen = depth or _choose_depth(terminal, session)
    wait(terminal.ask, session.record, session.checkins.begin(chosen))
    screens = session.checkins.screens(chosen)
    wait(terminal.ask, session.record, session.answers.move(screens[0].id))
    console.title(words("setup.depth.before"))
    console.say(words("setup.depth.private"))
    console.say(words("cli.question.keys"))


def _choose_depth(terminal: Terminal, session: Session) -> Depth:
    words, console = terminal.words, terminal.console
    console.title(words("cli.depth.title"))
    heads = session.checkins.heads
    if heads:
        summary.say_last(terminal, heads[-1])
    while True:
        rows = [_row(terminal, session, depth) for depth in _DEPTHS]
        if heads:
            rows.append(words("cli.depth.changed"))
        chosen = terminal.ask.choose(rows)
        if chosen != _CHANGED:
            return _DEPTHS[chosen - 1]
        ask_profile(terminal, session)


def _row(terminal: Terminal, session: Session, depth: Depth) -> str:
    screens = session.checkins.screens(depth)
    minutes = terminal.words("common.minutes", count=answer_minutes(screens))
    name = terminal.words(f"common.depth.{depth}")
    count = to_answer(screens)
    return terminal.words("cli.depth.row", name=name, questions=count, minutes=minutes)


def _walk(terminal: Terminal, session: Session) -> None:
    """Ask question after question until the person has seen the last and goes on from there."""
    if session.answers.walk().wants_changes:
        still_true.ask_changes(terminal, session)
    while True:
        walk = session.answers.walk()
        here = _here(walk)
        if here is None:
            if _is_over(terminal):
                wait(terminal.ask, session.record, session.checkins.finish(terminal.today))
                return
            move: QuestionId | None = walk.screens[-1].id
        else:
            move = _ask(terminal, session, walk, here)
        wait(terminal.ask, session.record, session.answers.move(move))


def _ask(terminal: Terminal, session: Session, walk: Walk, here: Screen) -> QuestionId | None:
    """Show one screen; the place to show next, None after the last."""
    if isinstance(here, StillTrue):
        return still_true.StillTrueScreen(terminal, session, here).ask(walk)
    question = here.question.id
    go = QuestionScreen(terminal, session, here).ask(walk)
    if go is Go.ON:
        return walk.after(question)
    return question if go is Go.AGAIN else walk.before(question) or question


def _here(walk: Walk) -> Screen | None:
    """The screen to show; None: the person has been through them all."""
    if walk.at(walk.checkin.position):
        return walk.here
    been_through = all(s.id in walk.checkin.skipped for s in walk.left)
    return None if been_through else walk.here


def _is_over(terminal: Terminal) -> bool:
    """False: the person wants to go back to the last question."""
    terminal.console.title(terminal.words("cli.checkin.last"))
    while typed := terminal.ask.line(terminal.words("cli.checkin.see")):
        if typed.lower() == "b":
            return False
    return True


def _stop_here(terminal: Terminal, session: Session) -> Code:
    if terminal.parts.demo:
        terminal.console.title(terminal.words("cli.checkin.demo-stopped"))
        return Code.DONE
    terminal.console.title(terminal.words("cli.checkin.stopped"))
    if session.checkins.heads:
        spare_key.offer(terminal, session)
    terminal.console.say(terminal.words("cli.checkin.come-back"))
    return Code.DONE
