"""Words to say: every ready text, to open and copy. Works before set-up and while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.back import BackButton
from audit_app.ui.kit.cards import Card, Rule
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name
from audit_app.ui.question.sayings import opening
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.places import Place


class Sayings(Screen):
    """One card of titles. Nothing is kept of what is opened or copied."""

    menu_name = Name.ACTIONS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """In the order of the guidance."""
        super().__init__(context, place, width=Width.ANSWER, centred=context.session is None)
        self._back = BackButton(context, place, Name.ACTIONS)
        self.went_back.connect(self._back.click)
        self.body.add(self._back)
        self.body.add(Heading(self.title, Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self.words("sayings.lead")))
        card = Card(space=Space.TINY)
        for number, saying in enumerate(context.checklist.sayings):
            if number:
                card.add(Rule())
            card.add(*opening(saying, self.words))
        self.body.gap(Space.PANEL).add(card)

    def initial_focus(self) -> QWidget:
        return self._back
