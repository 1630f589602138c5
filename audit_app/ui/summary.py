"""The end of a check-in: first whether to finish, then what came out and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.ending import EndFoot, Ending
from audit_app.ui.kit.tokens import Width
from audit_app.ui.outcome import Outcome
from audit_app.ui.places import Name, Place
from audit_app.ui.question.rail import first_open, topics_rail
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.rail_rows import RailContent


class Summary(Screen):
    """A check-in in hand is finished here and nowhere else; a finished one is looked at."""

    menu_name = Name.QUESTION

    def __init__(self, context: Context, place: Place) -> None:
        """Shows the check-in in hand, or the last one that was finished."""
        foot = EndFoot(context) if context.opened.checkins.current is not None else None
        super().__init__(context, place, width=Width.ANSWER if foot else Width.READ, foot=foot)
        self._part: Ending | Outcome
        if foot is None:
            self._part = Outcome(context, self)
            self._first = self._part.first_button
        else:
            self._part = Ending(context, foot)
            self._first = foot.finish
            self.went_back.connect(foot.back.click)
        self.body.add(self._part)
        self.entered.connect(self._first.click)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self._part.title

    def initial_focus(self) -> QWidget:
        return self._first

    def rail(self) -> RailContent | None:
        """The topics while the check-in is in hand, then the menu."""
        if self.context.opened.checkins.current is None:
            return super().rail()
        return topics_rail(self.context.opened.answers.walk(), self.context)

    def on_rail_chosen(self, key: str) -> None:
        """A topic goes to its first open question."""
        if self.context.opened.checkins.current is None:
            super().on_rail_chosen(key)
            return
        question = first_open(self.context.opened.answers.walk(), key)
        self.context.go(Place(name=Name.QUESTION, question=question))
