"""The way on from a page that has nothing to show yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.next_step import next_step

if TYPE_CHECKING:
    from audit_app.ui.context import Context


class BeginButton(Button):
    """What Home would have the person do next, under the same words."""

    def __init__(self, context: Context) -> None:
        """For today."""
        opened = context.opened
        plan = opened.actions.plan(context.parts.today())
        step = next_step(context, opened.checkins.heads, plan)
        super().__init__(step.go, Kind.FILLED if step.pressing else Kind.OUTLINED)
        accessible.identify(self, "begin")
        self.clicked.connect(lambda: context.go(step.place))
