"""The check-in: one question at a time, each answer saved before the next question shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.logic.walk import Asked, Walk
from audit_app.logic.walk import Screen as AnyScreen
from audit_app.ui.kit.foot import SavedState
from audit_app.ui.kit.tokens import Width
from audit_app.ui.places import Name, Place
from audit_app.ui.question.answering import Answering
from audit_app.ui.question.note_deleting import NoteDeleting
from audit_app.ui.question.parts import QuestionBody, QuestionFoot
from audit_app.ui.question.saving import Saving
from audit_app.ui.walking import WalkScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context


class CheckInScreen(WalkScreen):
    """The question of ``place``; without one, the question where the person left off."""

    def __init__(self, context: Context, place: Place) -> None:
        """A check-in is open and has a question to show: ``instead`` has looked."""
        walk = context.opened.answers.walk()
        asked = _shown(walk, place)
        assert isinstance(asked, Asked)  # noqa: S101
        self.shown = self._asked = asked
        after = walk.after(asked.id)
        first = walk.before(asked.id) is None and not walk.earlier
        foot = QuestionFoot(context.words, first=first, last=after is None)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._parts = QuestionBody(context, walk, asked)
        self._saving = Saving(context, foot.saved_line, self)
        self.answering = Answering(context, asked, self._saving, self._parts.note)
        NoteDeleting(context, asked.question.id, self._parts.note, self)
        self.body.add(self._parts)
        self._connect_parts()
        foot.back.clicked.connect(self.go_before)
        foot.next.clicked.connect(lambda: self.answering.go_to(after))
        foot.skip.clicked.connect(self.answering.skip)
        foot.skip.clicked.connect(foot.next.click)
        self._parts.first.asked.connect(foot.next.click)
        self.entered.connect(foot.next.click)
        self.went_back.connect(foot.back.click)
        self.follow(foot.saved_line.fold)
        if self.answering.begun:
            foot.saved_line.show_state(SavedState.SAVED)
        self.answering.arrive()

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """With no check-in open: how much to ask. With nothing left to ask: the summary.

        Before the first question of a later check-in: what has changed since the last.
        """
        session = context.opened
        if session.checkins.current is None:
            return Place(name=Name.DEPTH)
        walk = session.answers.walk()
        if walk.wants_changes and place.question is None:
            return Place(name=Name.CHANGES)
        here = _shown(walk, place)
        if isinstance(here, Asked):
            return None
        return Place(name=Name.STILL_TRUE, question=here.id) if here else Place(name=Name.SUMMARY)

    def _connect_parts(self) -> None:
        self.follow(self._parts.answers.fold)
        self._parts.answers.answered.connect(
            lambda app, choice: self.answering.give(self._asked.question, app, choice)
        )
        self._parts.note.typed.connect(self._saving.wait_for_more)
        self._parts.note.written.connect(self.answering.write)
        self._parts.apps_changed.connect(
            lambda: self.answering.go(Place(name=Name.ABOUT_ME, back=Name.QUESTION))
        )
        self._parts.helper_asked.connect(self.answering.go)
        self._saving.saved.connect(self._on_saved)
        self._on_saved()

    @property
    def title(self) -> str:
        """Where in the check-in this is. The group of the answers says the question."""
        return self._parts.where

    def initial_focus(self) -> QWidget:
        """The answer given, or the first; on a card of apps the first open row."""
        return self._parts.answers.first()

    def leave(self) -> bool:
        """The way to help is never barred: what is typed is on its way to the disk."""
        self._parts.note.tell()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._parts.answers.pick(event):
            super().keyPressEvent(event)

    def _on_saved(self) -> None:
        self._parts.first.show_if(wanted=self.answering.help_first is not None)
        self.rail_changed.emit()


def _shown(walk: Walk, place: Place) -> AnyScreen | None:
    return walk.at(place.question) or walk.here
