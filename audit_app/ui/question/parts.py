"""Everything on a question's page, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.domain.checklist import AppId
from audit_app.logic.walk import Asked, Walk
from audit_app.ui.helper import helper_place, icon
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import PackNote
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.answers import AppAnswers, OneAnswer
from audit_app.ui.question.first import HelpFirst
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.note import PrivateNote
from audit_app.ui.question.old_words import old_words
from audit_app.ui.question.opening import Opening
from audit_app.ui.question.origin import Origin

if TYPE_CHECKING:
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context


def position(walk: Walk, asked: Asked, words: Words) -> str:
    """Where in the check-in this is, in words."""
    beside = [screen for screen in walk.questions if screen.topic == asked.topic]
    name, number = walk.topic_names[asked.topic], beside.index(asked) + 1
    return words("question.position", topic=name, number=number, count=len(beside))


class QuestionFoot(Foot):
    """Back, the saved line, Skip and Next."""

    def __init__(self, words: Words, *, first: bool, last: bool) -> None:
        """``first`` has no way back, ``last`` leads to the summary."""
        super().__init__()
        self.back = Button(words("question.back"))
        self.saved_line = SavedLine(words)
        self.skip = Button(words("question.skip"))
        self.next = Button(words("question.finish" if last else "question.next"), Kind.FILLED)
        for button, name in ((self.back, "back"), (self.skip, "skip"), (self.next, "next")):
            accessible.identify(button, f"question-{name}")
        self.add_left(self.back, self.saved_line)
        self.add_right(self.skip, self.next)
        # Only now: shown without a parent it would be a window of its own.
        self.back.setHidden(first)


class QuestionBody(Column):
    """The question, its answers, and what opens below them.

    ``answers`` tell what is chosen, ``note`` what is written, ``first`` the way to the help that an
    answer calls for; ``apps_changed`` that the apps are others now, ``helper_asked`` the place of
    the page that helps to find the answer.
    """

    apps_changed = Signal()
    helper_asked = Signal(object)

    def __init__(self, context: Context, walk: Walk, asked: Asked) -> None:
        """``asked`` is the screen of ``walk`` to show."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._asked = asked
        self.where = position(walk, asked, context.words)
        self._add_question()
        self.answers = self._build_answers(walk)
        self.note = PrivateNote(walk.checkin.notes.get(asked.question.id, ""), context.words)
        self.first = HelpFirst(context.words)
        self.gap(Space.PANEL).add(self.answers).gap(Space.PANEL).add(self.first)
        self._add_openers()

    def _add_question(self) -> None:
        words, question = self._context.words, self._asked.question
        where = muted(self.where)
        accessible.identify(where, "position")
        heading = Heading(question.text, Role.QUESTION)
        accessible.identify(heading, "question")
        why = question.why
        if self._asked.apps:
            why = f"{why} {words('question.each-app')}"
        self.add(where).gap(Space.TINY).add(heading).gap(Space.TINY).add(muted(why, Role.BODY))
        added = self._context.parts.added
        by = added.question_by(question.id)
        if by is not None:
            self.gap(Space.TINY).add(muted(words("pack.added-by", name=by.name)))
        for head, note in added.notes_on(question.id):
            text = PackNote(note.text, words("pack.added-by", name=head.name))
            self.gap(Space.PANEL).add(text)
        said = old_words(self._context, question)
        if said is not None:
            self.gap(Space.PANEL).add(said)

    def _build_answers(self, walk: Walk) -> OneAnswer | AppAnswers:
        words, question = self._context.words, self._asked.question
        if not self._asked.apps:
            return OneAnswer(question, walk.checkin.answer(question.id), words)
        given = [(app, walk.checkin.answer(question.id, app.id)) for app in self._asked.apps]
        return AppAnswers(question, given, words, self._how)

    def _how(self, app: AppId | None = None) -> HowPanel:
        session = self._context.opened
        return HowPanel(self._context, session.answers.how(self._asked.question, app))

    def _build_origin(self) -> Origin:
        return Origin(self._asked.question, self._context.checklist, self._context.words)

    def _build_helper(self, place: Place) -> Button:
        says = self._context.words(f"search.helper.{place.name}")
        helper = Button(says, Kind.PLAIN, icon(place, "eye"), flush=True)
        accessible.identify(helper, "helper")
        helper.clicked.connect(lambda: self.helper_asked.emit(place))
        return helper

    def _add_openers(self) -> None:
        words = self._context.words
        origin = Opening(words("question.origin.open"), "origin-open", self._build_origin)
        parts = [self.note, origin]
        if not self._asked.apps:
            how = Opening(words("question.how.open"), "how-open", self._how, anew=True)
            parts.insert(0, how)
        place = helper_place(self._context.checklist, self._asked.question.id, Name.QUESTION)
        if place is not None:
            # In a line of its own: what opens stands right under what opens it.
            helper = self._build_helper(place)
            self.gap(10).add(helper, align=Qt.AlignmentFlag.AlignLeft).gap(0)
        else:
            self.gap(10)
        openers = Flow(*(part.opener for part in parts), space=Space.CARD)
        if self._asked.apps:
            changed = Button(words("question.apps-changed"), Kind.PLAIN)
            accessible.identify(changed, "apps-changed")
            changed.clicked.connect(self.apps_changed)
            openers.push().add(changed)
        self.add(openers)
        self.gap(2).add(*parts)
