"""What the screens of a check-in share: the rail of topics, and the ways to and from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.places import Name, Place
from audit_app.ui.question.rail import first_open, topics_rail
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from audit_app.logic import walk
    from audit_app.ui.kit.rail_rows import RailContent
    from audit_app.ui.question.answering import Answering


class WalkScreen(Screen):
    """A screen of the check-in in hand. Subclasses set ``shown`` and ``answering``."""

    menu_name = Name.QUESTION
    shown: walk.Screen
    answering: Answering

    def rail(self) -> RailContent:
        """The topics of this check-in."""
        return topics_rail(self.context.opened.answers.walk(), self.context, self.shown.id)

    def on_rail_chosen(self, key: str) -> None:
        """Go to the first open question of a topic."""
        question = first_open(self.context.opened.answers.walk(), key)
        if question is not None:
            self.answering.go_to(question)

    def go_before(self) -> None:
        """To the screen before; from the first of a later check-in to what has changed."""
        walk = self.context.opened.answers.walk()
        before = walk.before(self.shown.id)
        if before is None and walk.earlier:
            self.answering.go(Place(name=Name.CHANGES))
        else:
            self.answering.go_to(before)

    def on_way_home(self) -> None:
        """Home, once everything is saved."""
        self.answering.go(Place(name=Name.HOME))
