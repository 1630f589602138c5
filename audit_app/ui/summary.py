"""The end of a check-in: first whether to finish, then what came out and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.notices import WayOn
from audit_app.ui.outcome import Outcome, count_cards
from audit_app.ui.places import Name, Place
from audit_app.ui.question.rail import first_open, topics_rail
from audit_app.ui.saving import next_day
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.rail_rows import RailContent


class EndFoot(Foot):
    """Back to the questions, or finish."""

    def __init__(self, context: Context, *, left: int) -> None:
        """``left`` is how many questions are open."""
        super().__init__()
        words = context.words
        self.back = Button(words("summary.end.back-open" if left else "summary.end.back"))
        self.finish = Button(words("summary.end.finish"), Kind.FILLED)
        accessible.identify(self.back, "summary-back")
        accessible.identify(self.finish, "summary-finish")
        self.add_left(self.back)
        self.add_right(self.finish)


class Summary(Screen):
    """A check-in in hand is finished here and nowhere else; a finished one is looked at."""

    menu_name = Name.QUESTION

    def __init__(self, context: Context, place: Place) -> None:
        """Shows the check-in in hand, or the last one that was finished."""
        self._ending = context.opened.checkins.current is not None
        self._left = context.opened.answers.walk().to_go if self._ending else 0
        foot = EndFoot(context, left=self._left) if self._ending else None
        super().__init__(context, place, width=Width.ANSWER if foot else Width.READ, foot=foot)
        self._foot = foot
        self._outcome: Outcome | None = None
        if foot is not None:
            self._build_end(foot)
        else:
            self._outcome = Outcome(context, self)
            self.body.add(self._outcome)
            self.entered.connect(self._outcome.first_button.click)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self._outcome.title if self._outcome else self._end_title()

    def initial_focus(self) -> QWidget | None:
        return self._outcome.first_button if self._outcome else self._finish_button()

    def rail(self) -> RailContent | None:
        """The topics while the check-in is in hand, then the menu."""
        if not self._in_hand():
            return super().rail()
        return topics_rail(self.context.opened.answers.walk(), self.words)

    def on_rail_chosen(self, key: str) -> None:
        """A topic goes to its first open question."""
        if not self._in_hand():
            super().on_rail_chosen(key)
            return
        question = first_open(self.context.opened.answers.walk(), key)
        self.context.go(Place(name=Name.QUESTION, question=question))

    def _in_hand(self) -> bool:
        return self.context.opened.checkins.current is not None

    def _finish_button(self) -> Button | None:
        return self._foot.finish if self._foot else None

    def _end_title(self) -> str:
        if self._left:
            return self.words("summary.end.open", count=self._left)
        return self.words("summary.end.answered")

    def _build_end(self, foot: EndFoot) -> None:
        words = self.words
        counts = self.context.opened.actions.plan(self.context.parts.today()).counts
        says = words("summary.end.lead-open" if self._left else "summary.end.lead")
        self.body.add(Heading(self._end_title(), Role.HEADING)).gap(Space.TINY).add(lead(says))
        self.body.gap(Space.NEW).add(Heading(words("summary.end.so-far"), Role.STRONG))
        self.body.add(count_cards(words, counts))
        self.body.gap(Space.BLOCK).add(NotePanel(words("summary.end.kept"), icon="laptoplock"))
        foot.back.clicked.connect(self._on_back)
        foot.finish.clicked.connect(self._on_finish_clicked)
        self.went_back.connect(self._on_back)
        self.entered.connect(foot.finish.click)

    def _on_back(self) -> None:
        """To the first open question; with none open, to the last one."""
        if self._in_hand():
            walk = self.context.opened.answers.walk()
            here = walk.here or walk.screens[-1]
            self.context.go(Place(name=Name.QUESTION, question=here.question.id))

    def _on_finish_clicked(self) -> None:
        session = self.context.opened
        # What could not be saved counts already: then it is only sent again.
        finish = session.checkins.finish(self.context.parts.today()) if self._in_hand() else None
        self._set_busy(busy=True)
        kept = finish or session.record.retry()
        self.context.tasks.watch(kept, self._on_finished, self._on_not_finished)

    def _set_busy(self, *, busy: bool) -> None:
        if self._foot is not None:
            self._foot.finish.setDisabled(busy)
            self._foot.back.setEnabled(self._in_hand())

    def _on_finished(self, _nothing: None) -> None:
        settings = self.context.parts.settings
        day = next_day(self.context)
        keep(self.context, msgspec.structs.replace(settings, next_checkin=day))
        self.context.go(Place(name=Name.SUMMARY))

    def _on_not_finished(self, wrong: BaseException) -> None:
        self._set_busy(busy=False)
        later = WayOn(self.words("summary.end.later"))
        again = WayOn(self.words("summary.end.again"), self._on_finish_clicked, filled=True)
        self.context.notices.show(wrong, (later, again), "disk")
