"""What stands before a record: whether school can keep it, and what must never be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CareCard, NotePanel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.words import Words


def sexual_card(words: Words) -> CareCard:
    """The fixed card of product rule 7. It is always shown and cannot be closed."""
    said = (words("evidence.start.sexual-text"), words("evidence.start.child-text"))
    return CareCard(words("evidence.start.sexual"), *said)


class Start(Column):
    """Asked once, before the first entry. ``school_keeps`` or ``begun`` says what was chosen."""

    school_keeps = Signal()
    begun = Signal()

    def __init__(self, words: Words) -> None:
        """Nothing is kept by looking at it."""
        super().__init__(space=Space.PANEL)
        ask = Card(Heading(words("evidence.start.school-first"), Role.CARD))
        ask.add(Label(words("evidence.start.school-text")))
        self.add(sexual_card(words), ask, NotePanel(words("evidence.start.asked-for"), icon="doc"))
        self.school = Button(words("evidence.start.school-keeps"))
        self.begin = Button(words("evidence.start.begin"), Kind.FILLED)
        for button, name in ((self.school, "school-keeps"), (self.begin, "evidence-begin")):
            accessible.identify(button, name)
        self.school.clicked.connect(self.school_keeps)
        self.begin.clicked.connect(self.begun)
        self.add(Flow(self.begin, self.school, space=Space.ROW))
