"""Everything on a question's page, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.domain.checklist import AppId
from audit_app.logic.walk import Asked, Walk
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import CareCard
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.question.answers import AppAnswers, OneAnswer
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.note import PrivateNote
from audit_app.ui.question.origin import Origin

if TYPE_CHECKING:
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

# Where the words of a care card begin, beside its sign.
_LEVEL = 34


def position(walk: Walk, asked: Asked, words: Words) -> str:
    """Where in the check-in this is, in words."""
    topic = next(t for t in walk.topics(asked.question.id) if t.id == asked.topic)
    return words("question.position", topic=topic.name, number=topic.position, count=topic.total)


class QuestionFoot(Foot):
    """Back, the saved line, Skip and Next."""

    def __init__(self, words: Words, *, first: bool, last: bool) -> None:
        """``first`` has no way back, ``last`` leads to the summary."""
        super().__init__()
        self.back = Button(words("question.back"))
        self.back.setVisible(not first)
        self.saved_line = SavedLine(words)
        self.skip = Button(words("question.skip"))
        self.next = Button(words("question.finish" if last else "question.next"), Kind.FILLED)
        for button, name in ((self.back, "back"), (self.skip, "skip"), (self.next, "next")):
            accessible.identify(button, f"question-{name}")
        self.add_left(self.back, self.saved_line)
        self.add_right(self.skip, self.next)


class QuestionBody(Column):
    """The question, its answers, and what opens below them.

    ``answers`` tell what is chosen, ``note`` what is written; ``show_first`` the way to the help
    that an answer calls for, ``apps_changed`` that the apps are others now.
    """

    show_first = Signal()
    apps_changed = Signal()

    def __init__(self, context: Context, walk: Walk, asked: Asked) -> None:
        """``asked`` is the screen of ``walk`` to show."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._asked = asked
        self._add_question(walk)
        self.answers = self._build_answers(walk)
        self._first = self._build_first()
        self.note = PrivateNote(walk.checkin.notes.get(asked.question.id, ""), context.words)
        self._origin = Origin(asked.question, context.checklist, context.words)
        self.gap(Space.PANEL).add(self.answers).gap(Space.PANEL).add(self._first)
        self._add_openers()

    def _add_question(self, walk: Walk) -> None:
        words, question = self._context.words, self._asked.question
        where = muted(position(walk, self._asked, words))
        accessible.identify(where, "position")
        heading = Heading(question.text, Role.QUESTION)
        accessible.identify(heading, "question")
        why = question.why
        if self._asked.apps:
            why = f"{why} {words('question.each-app')}"
        self.add(where).gap(Space.TINY).add(heading).gap(Space.TINY).add(muted(why, Role.BODY))

    def _build_answers(self, walk: Walk) -> OneAnswer | AppAnswers:
        words, question = self._context.words, self._asked.question
        if not self._asked.apps:
            return OneAnswer(question, walk.checkin.answer(question.id), words)
        given = [(app, walk.checkin.answer(question.id, app.id)) for app in self._asked.apps]
        return AppAnswers(question, given, words, self._how)

    def _build_first(self) -> Column:
        words = self._context.words
        show = Button(words("question.first.show"), Kind.CARE)
        accessible.identify(show, "show-first")
        show.clicked.connect(self.show_first)
        card = CareCard("", words("question.first.says"))
        card.add(Column(margins=(_LEVEL, 0, 0, 0)).add(show, align=Qt.AlignmentFlag.AlignLeft))
        card.hide()
        return card

    def _how(self, app: AppId | None = None) -> HowPanel:
        session = self._context.opened
        return HowPanel(self._context, session.answers.how(self._asked.question, app))

    def _add_openers(self) -> None:
        words = self._context.words
        openers = Flow(space=Space.CARD)
        panels: list[Column] = []
        if self._asked.apps:
            openers.add(self.note.opener, self._origin.opener)
            changed = Button(words("question.apps-changed"), Kind.PLAIN)
            accessible.identify(changed, "apps-changed")
            changed.clicked.connect(self.apps_changed)
            openers.push().add(changed)
        else:
            how = self._how()
            opener = Disclosure(words("question.how.open"), how)
            accessible.identify(opener, "how-open")
            openers.add(opener, self.note.opener, self._origin.opener)
            panels.append(how)
        self.gap(10).add(openers)
        self.gap(2).add(*panels, self.note, self._origin)

    def show_help_first(self, *, wanted: bool) -> None:
        """Show, or not, that an answer calls for help before anything else."""
        self._first.setVisible(wanted)
