"""Saving a paper: the action list, the next check-in for a calendar, or the blank checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.papers import Format, report
from audit_app.cli.arguments import Paper
from audit_app.cli.codes import Code
from audit_app.cli.summary import next_day_of
from audit_app.cli.unlock import open_demo_or_answers
from audit_app.logic.shorter import quick_only
from audit_app.system import files

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal

_FORMS = {".html": Format.HTML, ".htm": Format.HTML, ".txt": Format.TEXT}
_NAMES = {
    Paper.LARGE_PDF: "export.name.actions-large",
    Paper.CALENDAR: "export.name.calendar",
    Paper.PAPER: "export.name.paper",
}
_SAYS = {
    Paper.CALENDAR: "export.save.not-locked-calendar",
    Paper.PAPER: "export.save.not-locked-paper",
}


def needs_answers(paper: Paper) -> bool:
    """Whether this paper says anything about the person."""
    return paper not in (Paper.CALENDAR, Paper.PAPER)


def run(terminal: Terminal, options: Options) -> Code:
    """The command: say that the file is not locked, ask, and save. FileNotSaved."""
    path = _file(terminal, options)
    # Before anybody types a passphrase for nothing.
    if path.exists() and not options.replace:
        terminal.console.trouble(files.FileThere(name=path.name))
        terminal.console.warn(terminal.words("cli.export.replace"))
        return Code.NOT_DONE
    if needs_answers(options.paper):
        with terminal.session(open_demo_or_answers) as session:
            if not session.record.counting:
                terminal.console.say(terminal.words("cli.actions.none-yet"))
                return Code.NOT_DONE
            next_day = next_day_of(terminal)
            demo = terminal.parts.demo
            content = report(session.record, terminal.today, next_day, demo=demo)
        form = Format(options.paper.value)
        return _save(terminal, path, terminal.parts.papers.action_list(content, form), options)
    return _save(terminal, path, _without_answers(terminal, path, options), options)


def _file(terminal: Terminal, options: Options) -> Path:
    """The path as typed; in a folder, a neutral name that tells nobody anything."""
    if not options.path.is_dir():
        return options.path
    name = terminal.words(_NAMES.get(options.paper, "export.name.actions"))
    ending = ".ics" if options.paper is Paper.CALENDAR else ".pdf"
    if needs_answers(options.paper):
        ending = Format(options.paper.value).suffix
    return options.path / f"{name}{ending}"


def _without_answers(terminal: Terminal, path: Path, options: Options) -> bytes:
    papers = terminal.parts.papers
    if options.paper is Paper.CALENDAR:
        coming = terminal.parts.next_checkin(terminal.help_now.session)
        return papers.calendar_entries(((coming.key, coming.day),), terminal.parts.clock())
    plain = Format.LARGE_PDF if options.large else Format.PDF
    form = _FORMS.get(path.suffix.lower(), plain)
    checklist = terminal.parts.checklist
    return papers.blank_checklist(quick_only(checklist) if options.quick else checklist, form)


def _save(terminal: Terminal, path: Path, data: bytes, options: Options) -> Code:
    words, console = terminal.words, terminal.console
    console.title(words(_SAYS.get(options.paper, "export.save.not-locked")))
    if needs_answers(options.paper) and not options.yes:
        answers = (words("cli.export.save"), words("cli.export.do-not"))
        if terminal.ask.choose(answers) != 1:
            console.say(words("cli.export.not-saved"))
            return Code.NOT_DONE
    files.save(path, data, replace=options.replace)
    console.say(words("cli.export.saved", path=str(path)))
    return Code.DONE
