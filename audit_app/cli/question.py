"""One question: what it asks, and each answer kept before anything else shows."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from audit_app.cli.about_me import ask_apps
from audit_app.cli.asides import Asides
from audit_app.cli.saving import wait
from audit_app.domain.checklist import Choice
from audit_app.logic.carry import reworded
from audit_app.logic.old_words import lines
from audit_app.logic.walk import Filled, filled

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import App, AppId
from audit_app.logic.walk import Asked, Walk


class Go(Enum):
    """Where to go from a question; again: what is asked may have changed."""

    ON = "on"
    BACK = "back"
    AGAIN = "again"


class QuestionScreen:
    """Asks one question, once or for each app that it is about."""

    def __init__(self, terminal: Terminal, session: Session, asked: Asked) -> None:
        """``asked`` is the question with its apps."""
        self._terminal = terminal
        self._session = session
        self._asked = asked
        self._question = asked.question
        self._asides = Asides(terminal, session, asked.question)
        words = terminal.words
        choices = asked.question.choices
        self._labels = {choice: words(f"common.choice.{choice}") for choice in choices}

    def ask(self, walk: Walk) -> Go:
        """Ask until every row was answered or left open. Stopped, InputEnded, GaveUp."""
        self._show(walk)
        rows = self._asked.apps or (None,)
        at = next((n for n, app in enumerate(rows) if self._given(app) is None), 0)
        while at < len(rows):
            go = self._ask_row(rows[at], at + 1)
            if go is Go.AGAIN or (go is Go.BACK and not at):
                return go
            at += 1 if go is Go.ON else -1
        if filled(self._asked, self._session.record.open) is not Filled.FULL:
            skipped = self._session.answers.skip(self._question.id)
            wait(self._terminal.ask, self._session.record, skipped)
        return Go.ON

    def _show(self, walk: Walk) -> None:
        """Where this is, the question, why, and what can be answered."""
        words, console = self._terminal.words, self._terminal.console
        place = [screen.id for screen in walk.screens].index(self._question.id) + 1
        topic = walk.topic_names[self._asked.topic]
        total = len(walk.screens)
        console.title(words("cli.question.position", number=place, total=total, topic=topic))
        console.say(self._question.text)
        console.say(words("cli.question.why", why=self._question.why))
        added = self._terminal.parts.added
        by = added.question_by(self._question.id)
        if by is not None:
            console.say(words("pack.added-by", name=by.name))
        for head, note in added.notes_on(self._question.id):
            console.say(f"{words('pack.added-by', name=head.name)}. {note.text}")
        self._say_old_words()
        if walk.checkin.notes.get(self._question.id):
            console.say(words("cli.question.has-note"))
        console.listed(self._choices())

    def _say_old_words(self) -> None:
        """The old words with the old answer, or that the question is new."""
        words, console, again = self._terminal.words, self._terminal.console, self._session.again
        old = reworded(self._question, again.earlier(self._question.id))
        if old:
            month = words.month(old[0].given.astimezone().date())
            console.say(words("again.question.new-words", month=month))
            console.say(words("again.question.kept"))
            console.listed(lines(words, self._terminal.parts.checklist, old))
        elif again.is_new(self._question):
            console.say(words("again.question.new"))

    def _choices(self) -> list[str]:
        not_sure = self._terminal.words("common.choice-hint.not-sure")
        hints = {Choice.NOT_SURE: not_sure} | self._question.hints
        return [
            f"{label}. {hints[choice]}" if choice in hints else label
            for choice, label in self._labels.items()
        ]

    def _ask_row(self, app: App | None, number: int) -> Go:
        words, app_id = self._terminal.words, app.id if app else None
        while True:
            typed = self._terminal.ask.line(self._prompt(app, number)).lower()
            choice = self._choice(typed)
            if choice is not None:
                self._give(choice, app_id)
                return Go.ON
            if typed in ("", "s"):
                self._help_first(app_id)
                return Go.ON
            if typed == "b":
                return Go.BACK
            if typed == "a":
                ask_apps(self._terminal, self._session)
                return Go.AGAIN
            if not self._asides.take(typed, app_id):
                self._terminal.console.say(words("cli.question.again", last=len(self._labels)))

    def _prompt(self, app: App | None, number: int) -> str:
        words = self._terminal.words
        given = self._given(app)
        what = words("cli.question.answer", last=len(self._labels))
        if app is not None:
            total = len(self._asked.apps)
            what = words("cli.question.row", app=app.name, number=number, total=total, what=what)
        if given is None:
            return what
        return words("cli.question.so-far", answer=words(f"common.choice.{given}"), what=what)

    def _choice(self, typed: str) -> Choice | None:
        """The answer behind a digit, or behind its own words."""
        choices = list(self._labels)
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1]
        return next((c for c, label in self._labels.items() if label.lower() == typed), None)

    def _given(self, app: App | None) -> Choice | None:
        return self._session.record.open.answer(self._question.id, app.id if app else None)

    def _give(self, choice: Choice, app: AppId | None) -> None:
        """Keep an answer. Where it calls for help, that comes before anything else."""
        answers, words = self._session.answers, self._terminal.words
        kept = answers.give(self._question, choice, app)
        wait(self._terminal.ask, self._session.record, kept)
        self._terminal.console.say(words("cli.question.saved", answer=self._labels[choice]))
        self._help_first(app)

    def _help_first(self, app: AppId | None) -> None:
        """Show the page that the answer calls for, also when a cut came between the two."""
        page_id = self._session.answers.help_first(self._question.id, app)
        page = self._terminal.parts.checklist.help_page(page_id) if page_id else None
        if page is not None:
            self._terminal.console.title(self._terminal.words("cli.question.help-first"))
            self._terminal.help_now.show(page)
