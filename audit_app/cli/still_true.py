"""A later check-in in the terminal: what has changed, and which answers are still true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.about_me import ask_profile
from audit_app.cli.saving import wait
from audit_app.domain.person import Change

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import QuestionId
    from audit_app.logic.carry import Line, StillTrue
    from audit_app.logic.walk import Walk

_CHANGES = tuple(Change)
# What the questions about the person and their apps are asked anew for.
_ABOUT_ME = frozenset(_CHANGES) - {Change.PHONE, Change.NAME}


def ask_changes(terminal: Terminal, session: Session) -> None:
    """Ask once what has changed since the last check-in. Stopped, InputEnded, GaveUp."""
    words = terminal.words
    terminal.console.title(words("again.changes.heading"))
    rows = [words(f"again.change.{change}") for change in _CHANGES]
    chosen = terminal.ask.several(words("again.cli.changes"), rows)
    changes = [_CHANGES[number - 1] for number in chosen]
    if _ABOUT_ME.intersection(changes):
        ask_profile(terminal, session)
    wait(terminal.ask, session.record, session.again.note_changes(changes))


class StillTrueScreen:
    """Shows what still stands in a topic; only a Yes is ever carried."""

    def __init__(self, terminal: Terminal, session: Session, shown: StillTrue) -> None:
        """``shown`` is a screen of the check-in in hand."""
        self._terminal = terminal
        self._session = session
        self._shown = shown

    def ask(self, walk: Walk) -> QuestionId | None:
        """The place to show next; None after the last. Stopped, InputEnded, GaveUp."""
        words, ask = self._terminal.words, self._terminal.ask
        lines = self._shown.safe
        topic = words("again.still.where", topic=walk.topic_names[self._shown.topic])
        self._terminal.console.title(f"{topic}. {words('again.still.heading')}")
        self._terminal.console.listed(self._says(line) for line in lines)
        while True:
            typed = ask.line(words("again.cli.ask")).lower()
            if not typed:
                return self._carry(walk)
            if typed == "b":
                return walk.before(self._shown.id) or self._shown.id
            if typed == "e":
                return self._ask_again(self._shown.lines)
            if typed.isdecimal() and 1 <= int(typed) <= len(lines):
                return self._ask_again((lines[int(typed) - 1],))
            self._terminal.console.say(words("again.cli.again", last=len(lines)))

    def _says(self, line: Line) -> str:
        text = line.question.text
        if not line.apps:
            return self._terminal.words("again.cli.question", question=text)
        apps = ", ".join(app.short_name or app.name for app in line.apps)
        return self._terminal.words("again.cli.question-apps", question=text, apps=apps)

    def _carry(self, walk: Walk) -> QuestionId | None:
        """Keep each Yes. What was not Yes is asked one by one, right after."""
        again, after = self._session.again, walk.after(self._shown.id)
        wait(self._terminal.ask, self._session.record, again.carry(self._shown))
        self._terminal.console.say(self._terminal.words("again.cli.kept"))
        others = self._shown.others
        return self._ask_again(others) if others else after

    def _ask_again(self, lines: tuple[Line, ...]) -> QuestionId:
        ids = tuple(dict.fromkeys(line.question.id for line in lines))
        kept = self._session.again.ask_each(ids)
        wait(self._terminal.ask, self._session.record, kept)
        return ids[0]
