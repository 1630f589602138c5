"""Do it now: one action at a time, with its steps to tick on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.action import ActionId, ActionState, Mark
from audit_app.ui.do_now_parts import Days, DoNowFoot, Ending, JustMarked, OneAction, rail_of
from audit_app.ui.kit.tokens import Space, Width
from audit_app.ui.places import BETWEEN, Name, Place
from audit_app.ui.question.saving import Saving
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.action import Action
    from audit_app.logic.plan import Plan
    from audit_app.ui.context import Context
    from audit_app.ui.kit.rail_rows import RailContent


class DoNow(Screen):
    """``place.part`` names the actions, ``place.action`` the one that shows (None: the next)."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """Shows one action, or the end where nothing is left of them."""
        plan = _plan(context)
        self.among = _named(plan, place)
        self.action = action = _current(self.among, place)
        more = any(a.state.mark is Mark.TO_DO for a in self.among if a != action)
        self._foot = DoNowFoot(context.words, action, more=more)
        super().__init__(context, place, width=Width.ANSWER, foot=self._foot)
        self._saving = Saving(context, self._foot.saved_line, self)
        self._first: QWidget
        self._add_just()
        if action is None:
            end = Ending(context.words, plan, self._go)
            self._first = end.home
            self.body.add(end)
        else:
            shown = OneAction(context, action, self.among)
            self._first = shown.first or self._foot.go
            self.body.add(shown)
            self._connect(action)
        self.follow(self._foot.saved_line.fold)
        self.went_back.connect(self.on_way_home)

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """The list, where nothing of what was meant is on it any more."""
        return None if _named(_plan(context), place) else Place(name=Name.ACTIONS)

    @property
    def title(self) -> str:
        """What the heading says."""
        return self.action.title if self.action else self.words("do-now.end.title")

    def rail(self) -> RailContent:
        """The actions, each with how far it is."""
        return rail_of(self.words, self.among, self.action)

    def on_rail_chosen(self, key: str) -> None:
        """Show that action."""
        self._go(Place(name=Name.DO_NOW, part=self.place.part, action=ActionId(key)))

    def on_way_home(self) -> None:
        """Home, once everything is saved."""
        self._go(Place(name=Name.HOME))

    def initial_focus(self) -> QWidget:
        """The first step, so that nobody marks an action by a key too many."""
        return self._first

    def _add_just(self) -> None:
        """What was marked a moment ago, or before, and the way back."""
        just = next((each for each in self.among if each.id == self.place.just), self.action)
        if just is None or just.state.mark is Mark.TO_DO:
            return
        line = JustMarked(self.words, just)
        line.undo.clicked.connect(lambda: self._mark(just, Mark.TO_DO))
        self.body.add(line).gap(Space.SMALL)

    def _connect(self, action: Action) -> None:
        foot = self._foot
        days = Days(self.context, foot.later)
        days.picked.connect(lambda day: self._mark(action, Mark.LATER, day))
        self.body.gap(Space.ROW).add(days)
        foot.not_for_me.clicked.connect(lambda: self._mark(action, Mark.NOT_FOR_ME))
        if action.state.mark is Mark.TO_DO:
            foot.go.clicked.connect(lambda: self._mark(action, Mark.DONE))
        else:
            part = self.place.part
            foot.go.clicked.connect(lambda: self._go(Place(name=Name.DO_NOW, part=part)))

    def _mark(self, action: Action, mark: Mark, until: date | None = None) -> None:
        """Keep it, and go on once it is on the disk: to the next one, or back to one undone."""
        state = ActionState(mark=mark, until=until, due=action.state.due)
        self._saving.keep(self.context.opened.actions.mark(action.id, state))
        named = "action" if mark is Mark.TO_DO else "just"
        here = Place(name=Name.DO_NOW, part=self.place.part)
        self._go(msgspec.structs.replace(here, **{named: action.id}))

    def _go(self, place: Place) -> None:
        self._saving.then(lambda: self.context.go(place))


def _plan(context: Context) -> Plan:
    return context.opened.actions.plan(context.parts.today())


def _named(plan: Plan, place: Place) -> tuple[Action, ...]:
    """The actions that the place names, in its order."""
    actions = {action.id: action for action in plan.actions}
    names = (ActionId(name) for name in place.part.split(BETWEEN))
    return tuple(actions[name] for name in names if name in actions)


def _current(actions: tuple[Action, ...], place: Place) -> Action | None:
    """The one that was asked for, else the first that is to do after the one just marked."""
    asked = next((each for each in actions if each.id == place.action), None)
    if asked is not None:
        return asked
    at = next((n for n, each in enumerate(actions) if each.id == place.just), 0)
    in_turn = (*actions[at:], *actions[:at])
    return next((each for each in in_turn if each.state.mark is Mark.TO_DO), None)
