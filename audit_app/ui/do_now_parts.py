"""The parts of "Do it now": rail and foot, what was just marked, what was not found, the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from audit_app import __version__
from audit_app.domain.action import Mark
from audit_app.logic.estimate import fix_minutes
from audit_app.ui.first_actions import mark_of
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Panel, Rule
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.rail_rows import RailContent, RailEntry
from audit_app.ui.kit.steps import TickedSteps
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.later import LaterPanel
from audit_app.ui.places import Name, Place, doing
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.link import CopyButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit_app.domain.action import Action
    from audit_app.domain.words import Words
    from audit_app.logic.plan import Plan
    from audit_app.ui.context import Context


def rail_of(words: Words, actions: Sequence[Action], shown: Action | None) -> RailContent:
    """The actions, each with how far it is."""
    at = actions.index(shown) + 1 if shown else len(actions)
    minutes = words("common.minutes", count=fix_minutes(actions))
    return RailContent(
        entries=tuple(
            RailEntry(
                key=action.id,
                name=action.short,
                mark=mark_of(action),
                line=words("common.minutes", count=action.minutes),
            )
            for action in actions
        ),
        current=shown.id if shown else "",
        heading=words("do-now.rail"),
        line=words("do-now.line", count=len(actions), minutes=minutes),
        short=words("do-now.short", at=at, total=len(actions)),
        way_home=True,
    )


class DoNowFoot(Foot):
    """Later and Not for me at the left, the way on at the right."""

    def __init__(self, words: Words, action: Action | None, *, more: bool) -> None:
        """``more``: others are to do after this one. Without ``action`` there is only a line."""
        super().__init__()
        self.saved_line = SavedLine(words)
        open_now = action is not None and action.state.mark is Mark.TO_DO
        self.later = Button(words("actions.row.later"))
        self.not_for_me = Button(words("actions.row.not-for-me"), Kind.PLAIN)
        key = ("done-next" if more else "done") if open_now else "next"
        self.go = Button(words(f"do-now.{key}"), Kind.FILLED)
        for name in ("later", "not_for_me", "go"):
            button: Button = getattr(self, name)
            accessible.identify(button, f"do-now-{name.replace('_', '-')}")
            if action is not None:
                button.setAccessibleDescription(action.title)
        if open_now:
            self.add_left(self.later, self.not_for_me, self.saved_line)
        else:
            self.add_left(self.saved_line)
        if action is not None:
            self.add_right(self.go)


class OneAction(Column):
    """What to do, why, and the steps to tick. ``first`` is the first of them, if there is one."""

    def __init__(self, context: Context, action: Action, among: Sequence[Action]) -> None:
        """``among`` are all that are done now."""
        words = context.words
        at, total = among.index(action) + 1, len(among)
        minutes = words("common.minutes", count=action.minutes)
        super().__init__(muted(words("do-now.of", at=at, total=total, minutes=minutes)))
        self.gap(Space.TINY).add(Heading(action.title, Role.QUESTION))
        self.gap(Space.TINY).add(muted(action.why, Role.BODY))
        ticks = context.opened.actions.ticked
        steps = TickedSteps([step.text for step in action.steps], ticks.get(action.id, ()))
        steps.ticked.connect(lambda done: ticks.update({action.id: done}))
        self.gap(Space.PANEL).add(HowPanel(context, action, steps))
        if not action.held_back:
            self.gap(Space.ROW).add(NotFound(context, action))
        if action.state.mark is Mark.TO_DO:
            self.gap(Space.ROW).add(Rule())
            self.gap(Space.ROW).add(Label(words("do-now.about"), Role.NOTE, emphasised=True))
        self.first = steps.ticks[0] if steps.ticks else None


class Days(LaterPanel):
    """When it should come back; away until ``opener`` is pressed."""

    def __init__(self, context: Context, opener: Button) -> None:
        """Closed, the keyboard is on ``opener`` again."""
        super().__init__(context)
        self._opener = opener
        self.hide()
        opener.clicked.connect(self._on_opened)
        self.closed.connect(self._on_closed)

    def _on_opened(self) -> None:
        self.begin()
        QTimer.singleShot(0, self, lambda: focus.reveal(self, self.first))

    def _on_closed(self) -> None:
        self.hide()
        self._opener.setFocus(Qt.FocusReason.OtherFocusReason)


class JustMarked(Flow):
    """What was said of an action a moment ago, and the way back."""

    def __init__(self, words: Words, action: Action) -> None:
        """``action`` is not to do."""
        self.text = words(f"do-now.just-{action.state.mark}", title=action.short)
        self.undo = Button(words("do-now.undo"))
        self.undo.setAccessibleDescription(self.text)
        accessible.identify(self.undo, "do-now-undo")
        super().__init__(Label(self.text, Role.STRONG), self.undo, space=Space.BLOCK)


class NotFound(Column):
    """What to look for where a menu is not as the steps say; and a line to pass on."""

    def __init__(self, context: Context, action: Action) -> None:
        """The line says which question it is about, and nothing of the person's."""
        super().__init__(space=Space.TINY)
        words = context.words
        inside = Panel(Label(words("do-now.search-about")), space=Space.ROW)
        if action.search_for:
            key = "do-now.search" if action.app_name else "do-now.search-here"
            said = words(key, place=action.app_name, search=action.search_for)
            inside.add(Label(said, emphasised=True))
        question = context.checklist.question(action.question)
        if question is not None:
            report = words(
                "do-now.report",
                version=__version__,
                question=question.id,
                revision=question.revision,
            )
            inside.gap(Space.SMALL).add(muted(words("do-now.tell")), Label(report, Role.NOTE))
            copy = CopyButton(words("do-now.copy"), report, words)
            inside.add(copy, align=Qt.AlignmentFlag.AlignLeft)
        opener = Disclosure(words("do-now.not-found"), inside)
        accessible.identify(opener, "do-now-not-found")
        opener.setAccessibleDescription(action.title)
        self.add(opener, align=Qt.AlignmentFlag.AlignLeft)
        self.add(inside)


class Ending(Column):
    """Nothing of these is left to do: ways on."""

    def __init__(self, words: Words, plan: Plan, go: Callable[[Place], object]) -> None:
        """``plan`` of today; ``go`` is told where to."""
        super().__init__(Heading(words("do-now.end.title"), Role.HEADING), space=Space.SMALL)
        left = len(plan.open)
        self.add(lead(words("do-now.end.left", count=left) if left else words("do-now.end.none")))
        self.home = Button(words("do-now.end.home"), Kind.FILLED)
        ways = [(self.home, "home", Place(name=Name.HOME))]
        ways.append((Button(words("do-now.end.list")), "all", Place(name=Name.ACTIONS)))
        if left:
            ways.append((Button(words("do-now.end.more")), "more", doing(plan.first)))
        row = Flow(space=Space.ROW)
        for button, name, place in ways:
            accessible.identify(button, f"do-now-{name}")
            button.clicked.connect(partial(go, place))
            row.add(button)
        self.gap(Space.PANEL).add(row)
