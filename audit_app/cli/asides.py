"""What can be looked at or written beside a question: how, where from, a private note, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.how import say_how, where_from
from audit_app.cli.saving import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import AppId, Question

_TAKE_AWAY = "-"


class Asides:
    """The letters of a question screen that answer nothing."""

    def __init__(self, terminal: Terminal, session: Session, question: Question) -> None:
        """Beside this question of the check-in in hand."""
        self._terminal = terminal
        self._console = terminal.console
        self._words = terminal.words
        self._session = session
        self._question = question
        self._keys: dict[str, Callable[[AppId | None], None]] = {
            "h": self._say_how,
            "n": self._take_note,
            "w": self._say_where_from,
            "?": self._say_keys,
        }

    def take(self, letter: str, app: AppId | None) -> bool:
        """Do what ``letter`` stands for, on the row of ``app``. False: it stands for nothing."""
        if letter not in self._keys:
            return False
        self._keys[letter](app)
        return True

    def _say_how(self, app: AppId | None) -> None:
        action = self._session.answers.how(self._question, app)
        self._console.say(self._words("cli.how.title", title=action.title))
        school = self._session.record.open.profile.laptop == "school"
        say_how(self._terminal, action, school=school)

    def _take_note(self, _app: AppId | None) -> None:
        note = self._session.record.open.notes.get(self._question.id, "")
        self._console.say(self._words("question.note.help"))
        if note:
            self._console.say(self._words("cli.note.now", text=note))
        prompt = self._words("cli.note.change" if note else "cli.note.new")
        typed = self._terminal.ask.free(prompt)
        if not typed:
            return
        text = "" if note and typed == _TAKE_AWAY else typed
        kept = self._session.answers.note(self._question.id, text)
        wait(self._terminal.ask, self._session.record, kept)
        self._console.say(self._words("kit.saved.full"))

    def _say_where_from(self, _app: AppId | None) -> None:
        for line in where_from(self._question, self._terminal.parts.checklist, self._words):
            self._console.say(line)

    def _say_keys(self, _app: AppId | None) -> None:
        self._console.say(self._words("cli.question.keys"))
