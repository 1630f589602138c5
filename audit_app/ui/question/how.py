"""How to do one thing: steps, what to set it to, the page to open; honest where nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.domain.action import Action
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import CareCard, Facts, Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.link import LinkRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.checklist import HelpId
    from audit_app.ui.context import Context


class HowPanel(Panel):
    """What ``answers.how`` found, in the order to read it."""

    def __init__(self, context: Context, action: Action, steps: QWidget | None = None) -> None:
        """Shows ``action`` as it is now. ``steps`` shows its steps in another way.

        Who gives it also says what to do where the screen looks different.
        """
        super().__init__(space=Space.ROW)
        self._context = context
        self._words = context.words
        if action.held_back:
            self._add_held(action)
        self._own_steps = steps is not None
        if steps is not None:
            self.add(steps)
        elif action.steps:
            self.add(Steps([step.text for step in action.steps]))
        if action.not_offered:
            self.add(Label(action.not_offered))
        if not action.known:
            self.add(Label(self._not_known(action)))
        self._add_facts(action)
        self._add_ways(action)
        self._add_sayings(action)

    def _add_held(self, action: Action) -> None:
        held = self._words("question.how.held", count=action.held_back)
        self.add(CareCard("", held))
        if action.help_page is not None:
            page = action.help_page
            show = Button(self._words("question.how.see-help"), Kind.CARE)
            accessible.identify(show, "how-help")
            show.clicked.connect(lambda: self._on_help_clicked(page))
            self.add(show, align=Qt.AlignmentFlag.AlignLeft)

    def _not_known(self, action: Action) -> str:
        if not action.app_name:
            return self._words("question.how.not-known-here", search=action.search_for)
        return self._words("question.how.not-known", app=action.app_name, search=action.search_for)

    def _kept(self, action: Action) -> list[tuple[str, str]]:
        """What comes from a count or a letter."""
        words, facts = self._words, []
        if action.counted:
            facts.append((words("question.how.counted"), str(action.counted)))
        if action.answer_by is not None:
            facts.append((words("question.how.answer-by"), words.date(action.answer_by)))
        return facts

    def _add_facts(self, action: Action) -> None:
        words = self._words
        facts = self._kept(action)
        if action.set_to:
            facts.append((words("question.how.set-to"), action.set_to))
        if action.checked is not None and action.known:
            facts.append((words("question.how.checked"), words.month(action.checked)))
        if action.where:
            place = action.where.replace(" ", "-")
            facts.append((words("question.how.where"), words(f"question.how.places.{place}")))
        if facts:
            self.add(Facts(*facts))
        if action.undo:
            said = words("question.how.undo", text=action.undo)
            self.add(Label(said, Role.NOTE, emphasised=True))
        today = self._context.parts.today()
        if action.checked is not None and action.is_old(today):
            self.add(muted(words("question.how.old", month=words.month(action.checked))))

    def _add_ways(self, action: Action) -> None:
        """The page to open; and what to look for where a menu is not as the steps say."""
        looks = bool(action.known and action.search_for) and not self._own_steps
        if action.link is None and not looks:
            return
        row = Flow(space=Space.ROW)
        if action.link is not None:
            about = "" if action.app_name == action.link.label else action.link.label
            row = LinkRow(self._context, action.link, about, quiet=looks)
        self.gap(10).add(row)
        if looks:
            text = self._words("question.how.search", search=action.search_for)
            says = Label(text, Role.NOTE)
            row.add(Disclosure(self._words("question.how.different"), says))
            self.gap(Space.TINY).add(says)

    def _add_sayings(self, action: Action) -> None:
        sayings = self._context.checklist.sayings_for(action.question)
        if action.held_back:
            sayings = tuple(saying for saying in sayings if not saying.removes)
        if not sayings:
            return
        from audit_app.ui.question.sayings import add_all

        box = Column(muted(self._words("sayings.offer"), Role.SMALL), space=0)
        add_all(box, sayings, self._words)
        self.gap(Space.PANEL).add(box)

    def _on_help_clicked(self, page: HelpId) -> None:
        self._context.go(Place(name=Name.HELP_PAGE, page=page, back=Name.QUESTION))
