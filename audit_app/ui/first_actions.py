"""The first few actions as rows to press: on Home and when a check-in is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.action import Mark
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.cards import Rule
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rows import ActionRow
from audit_app.ui.kit.tokens import Role
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.domain.action import Action
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

_MARKS = {
    Mark.DONE: MarkKind.DONE,
    Mark.LATER: MarkKind.LATER,
    Mark.NOT_FOR_ME: MarkKind.NOT_APPLY,
}


def mark_of(action: Action) -> MarkKind:
    """The mark that stands before an action."""
    open_mark = MarkKind.FIND_OUT if action.find_out else MarkKind.TO_DO
    return _MARKS.get(action.state.mark, open_mark)


def minutes_and_day(words: Words, action: Action) -> str:
    """How long it takes, and the day that the person set, if they did."""
    minutes = words("common.minutes", count=action.minutes)
    if action.state.due is None:
        return minutes
    return words("actions.due.line", minutes=minutes, date=words.date(action.state.due))


class FirstActions(Column):
    """A row for each action; pressing one opens it in the list."""

    def __init__(self, context: Context, actions: Sequence[Action], *, why: bool = False) -> None:
        """``why`` adds the reason to the minutes."""
        super().__init__(space=0)
        self.rows = tuple(self._row(context, action, why=why) for action in actions)
        for number, row in enumerate(self.rows, 1):
            accessible.identify(row, f"first-action-{number}")
            if number > 1:
                self.add(Rule())
            self.add(row)

    def _row(self, context: Context, action: Action, *, why: bool) -> ActionRow:
        line = minutes_and_day(context.words, action)
        if why:
            line = f"{line}. {action.why}"
        row = ActionRow(context.words, mark_of(action), action.title, line)
        if why:
            row.line_role = Role.NOTE
        place = Place(name=Name.ACTIONS, action=action.id)
        row.clicked.connect(lambda: context.go(place))
        return row
