"""A whole check-in without anybody: an invented person's, from the first question to the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audit_app import demo
from audit_app.audit.papers import Format, report
from audit_app.cli import summary
from audit_app.cli.actions import say_list
from audit_app.cli.codes import Code
from audit_app.cli.unlock import open_invented
from audit_app.domain.checkin import Depth
from audit_app.logic.carry import StillTrue
from audit_app.system import files

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import AppId, Question

# How many answers in a hundred are not Yes yet, in the invented person's tenth term.
_NOT_YET = 12
_FOLDER = "out"


def run(terminal: Terminal) -> Code:
    """The command: a new check-in on top of nine finished terms, through the same verbs."""
    words, console = terminal.words, terminal.console
    console.title(words("cli.demonstration.title"))
    with terminal.session(open_invented) as session:
        summary.say_last(terminal, session.checkins.heads[-1])
        session.checkins.begin(Depth.QUICK).result()
        _answer(terminal, session)
        session.checkins.finish(terminal.today).result()
        summary.say_summary(terminal, session)
        say_list(terminal, session)
        path = _save(terminal, session)
    console.title(words("cli.demonstration.saved", path=str(path)))
    console.say(words("cli.demonstration.real"))
    return Code.DONE


def _answer(terminal: Terminal, session: Session) -> None:
    """Answer each question, and say what was answered once it is kept."""
    words, console = terminal.words, terminal.console
    session.again.note_changes(()).result()
    walk = session.answers.walk()
    for place, screen in enumerate(walk.screens, 1):
        topic, total = walk.topic_names[screen.topic], len(walk.screens)
        console.title(words("cli.question.position", number=place, total=total, topic=topic))
        if isinstance(screen, StillTrue):
            console.say(words("again.still.heading"))
            session.again.carry(screen).result()
            console.listed(line.question.text for line in screen.safe)
            console.say(words("again.cli.kept"))
            for line in screen.others:
                _give(terminal, session, line.question, line.answers[0].app)
        else:
            console.say(screen.question.text)
            for row in screen.rows:
                _give(terminal, session, screen.question, row)
        session.answers.move(walk.after(screen.id)).result()


def _give(terminal: Terminal, session: Session, question: Question, row: AppId | None) -> None:
    words = terminal.words
    choice = demo.choose(question, row, _NOT_YET)
    session.answers.give(question, choice, row).result()
    answer = words(f"common.choice.{choice}")
    app = terminal.parts.checklist.app(row) if row else None
    if app:
        answer = words("cli.demonstration.row", app=app.name, answer=answer)
    terminal.console.say(words("cli.question.saved", answer=answer))


def _save(terminal: Terminal, session: Session) -> Path:
    parts, today = terminal.parts, terminal.today
    content = report(session.record, today, summary.next_day_of(terminal), demo=True)
    folder = Path.cwd() / _FOLDER
    path = folder / f"{terminal.words('export.name.actions')}{Format.PDF.suffix}"
    files.make_folder(folder)
    files.save(path, parts.papers.action_list(content, Format.PDF), replace=True)
    return path
