"""The answers in a topic that still stand, on one screen: all as before, or change some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from audit_app.logic.carry import StillTrue, reworded
from audit_app.ui.kit import look
from audit_app.ui.kit.foot import SavedState
from audit_app.ui.kit.tokens import Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.question.answering import Answering
from audit_app.ui.question.saving import Saving
from audit_app.ui.still_parts import StillBody, StillFoot
from audit_app.ui.walking import WalkScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.checklist import Question
    from audit_app.logic.walk import Walk
    from audit_app.ui.context import Context


class StillTrueScreen(WalkScreen):
    """Only what was Yes is carried, and only when the person says so. The rest is asked here."""

    def __init__(self, context: Context, place: Place) -> None:
        """The place is of such a screen: ``instead`` has looked."""
        walk = context.opened.answers.walk()
        shown = walk.at(place.question)
        assert isinstance(shown, StillTrue)  # noqa: S101
        self.shown = self._still = shown
        given = {(answer.question, answer.app): answer.choice for answer in walk.checkin.answers}
        self._kept = all(row in given for line in shown.safe for row in line.rows)
        self._after = walk.after(shown.id)
        self._foot = StillFoot(context.words, kept=self._kept)
        super().__init__(context, place, width=Width.ANSWER, foot=self._foot)
        topic = walk.topic_names[shown.topic]
        self.parts = StillBody(context.words, shown, topic, given, kept=self._kept)
        self._saving = Saving(context, self._foot.saved_line, self)
        self.answering = Answering(context, shown, self._saving)
        self.body.add(self.parts)
        self._say_reworded(walk)
        self._connect()
        if self.answering.begun:
            self._foot.saved_line.show_state(SavedState.SAVED)
        self.answering.arrive()
        # The rows have their places only now: the beginning first, then as far as the keyboard is.
        QTimer.singleShot(0, self, self._begin_at_the_top)

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """A question, where there is nothing of the kind to show."""
        session = context.opened
        found = session.answers.walk().at(place.question) if session.checkins.current else None
        if isinstance(found, StillTrue):
            return None
        return Place(name=Name.QUESTION, question=found.id if found else None)

    @property
    def title(self) -> str:
        """Where this is, and what is asked."""
        return f"{self.parts.where}. {self.parts.heading}"

    def initial_focus(self) -> QWidget:
        """The first answer, not the button: nobody says "all still true" by a key too many."""
        return self.parts.rows[0].change

    def _begin_at_the_top(self) -> None:
        self.scroll_to_top()
        self.area.ensureWidgetVisible(self.initial_focus(), 0, look.px(self, Space.PANEL))

    def _say_reworded(self, walk: Walk) -> None:
        earlier = self.context.opened.again.earlier
        here = [asked.question for asked in walk.questions if asked.topic == self._still.topic]
        count = sum(bool(reworded(each, earlier(each.id))) for each in here)
        if count:
            self.parts.add_reworded(count)

    def _connect(self) -> None:
        foot, parts = self._foot, self.parts
        foot.back.clicked.connect(self.go_before)
        foot.each.clicked.connect(lambda: self._ask(line.question for line in self._still.lines))
        foot.all.clicked.connect(self._on_all)
        parts.wanted.connect(lambda question: self._ask((question,)))
        parts.answered.connect(self.answering.give)
        parts.first.asked.connect(lambda: self.answering.go_to(self._after))
        self.entered.connect(foot.all.click)
        self.went_back.connect(foot.back.click)
        self._saving.saved.connect(self._on_saved)
        self.follow(foot.saved_line.fold)
        self._on_saved()

    def _on_all(self) -> None:
        if not self._kept:
            self._saving.keep(self.context.opened.again.carry(self._still))
        self.answering.go_to(self._after)

    def _ask(self, questions: Iterable[Question]) -> None:
        """Have these asked one by one, and go to the first of them."""
        ids = tuple(dict.fromkeys(question.id for question in questions))
        self._saving.keep(self.context.opened.again.ask_each(ids))
        self.answering.go(Place(name=Name.QUESTION, question=ids[0]))

    def _on_saved(self) -> None:
        self.parts.first.show_if(wanted=self.answering.help_first is not None)
        self.rail_changed.emit()
