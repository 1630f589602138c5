"""Where a question comes from: the guidance it rests on, in short words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.checklist import Checklist, Question
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.words import Words


class Origin(Panel):
    """The bullets of the guidance, its name, and when the question was last held against it."""

    def __init__(self, question: Question, checklist: Checklist, words: Words) -> None:
        """For one question."""
        super().__init__(space=Space.ROW)
        for bullet in checklist.bullets:
            if bullet.id in question.refs:
                said = words("question.origin.bullet", name=bullet.name, says=bullet.says)
                self.add(Label(said, Role.NOTE, emphasised=True))
        date = words.date(question.checked)
        self.add(muted(words("question.origin.source", source=question.source, date=date)))
