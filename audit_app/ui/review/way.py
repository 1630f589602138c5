"""The way to a list: its page to open, and the steps; what removes waits for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.checklist import QuestionId
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Disclosure
from audit_app.ui.kit.tokens import Space
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.link import LinkRow

if TYPE_CHECKING:
    from audit_app.domain.action import Action
    from audit_app.domain.checklist import HelpId
    from audit_app.logic.tallies import Walk
    from audit_app.ui.context import Context


class Way(Column):
    """Made anew when something has come to tell first, or no longer has."""

    def __init__(self, context: Context, walk: Walk) -> None:
        """Shows nothing before ``show_way``."""
        super().__init__()
        self._context = context
        self._walk = walk
        self._shown: Action | None = None

    def show_way(self, first: HelpId | None) -> None:
        """``first`` is the help page whose report comes first, None when there is none."""
        question = self._context.checklist.question(QuestionId(self._walk.review.question))
        if question is None:
            return
        action = self._context.opened.answers.how(question, self._walk.app.id, first)
        if action == self._shown:
            return
        self._shown = action
        # Its page stands above the steps already: twice, nothing could tell one from the other.
        panel = HowPanel(self._context, msgspec.structs.replace(action, link=None))
        opener = Disclosure(self._context.words("review.how"), panel)
        accessible.identify(opener, "review-how")
        made = Column(space=Space.SMALL)
        if action.link is not None:
            made.add(LinkRow(self._context, action.link))
        made.add(opener, panel)
        self.clear()
        self.add(made)
        made.show()
