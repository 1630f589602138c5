"""The groups of the action list: a heading, and a card of rows that can be narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.domain.action import Mark
from audit_app.logic.cards import minutes_left
from audit_app.ui.action_row import ActionItem
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import LIST_MARGINS, Card, Rule
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import doing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from audit_app.domain.action import ActionId
    from audit_app.ui.action_views import Group
    from audit_app.ui.context import Context


class ActionGroup(Column):
    """Actions under one heading; an app's card says how many minutes are left of it."""

    def __init__(self, context: Context, group: Group, waits: Container[ActionId]) -> None:
        """All rows are in sight at first. What ``waits`` long shows a small start."""
        super().__init__(Heading(group.name, Role.STRONG), space=Space.SMALL)
        self._words = context.words
        self.items = tuple(
            ActionItem(context, action, starts_small=action.id in waits) for action in group.actions
        )
        # The line above each row; none stands above the first in sight.
        self._rules = tuple(Rule() for _ in self.items)
        self._left = muted("") if group.card else None
        if self._left is not None:
            self.add(Flow(self._left, self._build_start(context, group.name), space=Space.ROW))
        card = Card(space=0, margins=LIST_MARGINS)
        for rule, item in zip(self._rules, self.items, strict=True):
            card.add(rule, item)
        self._rules[0].hide()
        self.add(card)
        self.count()

    def _build_start(self, context: Context, name: str) -> Button:
        """Do all of it in one go."""
        start = Button(self._words("do-now.start"), Kind.PLAIN, "arrow", icon_after=True)
        start.setAccessibleDescription(name)
        accessible.identify(start, "group-do-now")

        def go() -> None:
            all_ = [item.action for item in self.items]
            left = [action for action in all_ if action.state.mark is Mark.TO_DO]
            context.go(doing(left or all_))

        start.clicked.connect(go)
        return start

    def narrow(self, found: Container[ActionId]) -> int:
        """Leave only what was found in sight. How many that is; none: the group is away."""
        count = 0
        for rule, item in zip(self._rules, self.items, strict=True):
            fits = item.action.id in found
            rule.setVisible(fits and count > 0)
            item.setVisible(fits)
            count += fits
        self.setVisible(count > 0)
        return count

    def count(self) -> None:
        """Say how many minutes are left now."""
        if self._left is None:
            return
        left = minutes_left(item.action for item in self.items)
        key = "actions.card.left" if left else "actions.card.done"
        self._left.setText(self._words(key, count=left))


class ActionGroups(Column):
    """All groups of a view. ``marked``: something was said of an action."""

    marked = Signal()

    def __init__(
        self, context: Context, groups: Iterable[Group], waits: Container[ActionId]
    ) -> None:
        """Made anew for every view. ``waits``: what has waited long."""
        super().__init__(space=Space.CARD)
        self.groups = tuple(ActionGroup(context, group, waits) for group in groups)
        self.items = [item for group in self.groups for item in group.items]
        for item in self.items:
            item.marked.connect(self._on_marked)
        self.add(*self.groups)

    def narrow(self, found: Container[ActionId]) -> int:
        """Leave only what was found in sight. How many that is."""
        # Out of sight meanwhile: each row that appeared would have all others laid out anew.
        self.hide()
        count = sum(group.narrow(found) for group in self.groups)
        self.show()
        return count

    def _on_marked(self) -> None:
        for group in self.groups:
            group.count()
        self.marked.emit()
