"""The action list: what to do first, by app, topic or minutes, and what is done or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from audit_app.domain.action import Mark
from audit_app.logic.finding import find
from audit_app.ui.action_groups import ActionGroups
from audit_app.ui.action_views import View, groups, in_words
from audit_app.ui.home_cards import WhatComes
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.fields import Field, LineField, NoteField
from audit_app.ui.kit.flow import Beside, Flow
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place, doing
from audit_app.ui.question.sayings import SayingsButton
from audit_app.ui.saving import save_list
from audit_app.ui.screen import Screen
from audit_app.ui.to_begin import BeginButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.logic.plan import Plan
    from audit_app.ui.action_row import ActionItem
    from audit_app.ui.context import Context


_SEARCH = 320
_WILL = (("first", "actions"), ("steps", "checkin"), ("pace", "clock"))


class ActionList(Screen):
    """Rows that open in place. ``place.action`` names the one that is open at first."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """Starts with what to do first, or where the action of ``place`` is."""
        super().__init__(context, place)
        self.items: list[ActionItem] = []
        self._asked: ActionItem | None = None
        plan = self._plan()
        self._lead = lead(in_words(plan, self.words))
        self.body.add(self._build_head(plan))
        self._list = Column(space=Space.SMALL)
        if not plan.actions:
            self._add_empty()
            return
        asked = next((a for a in plan.actions if a.id == place.action), None)
        self._waits = context.opened.past.waiting(context.parts.today())
        set_aside = asked is not None and asked.state.mark is not Mark.TO_DO
        self._view = View.DONE if set_aside else View.FIRST
        self.views = self._build_views()
        self.body.gap(Space.PANEL).add(self.views, align=Qt.AlignmentFlag.AlignLeft)
        self.search = self._build_search()
        self.body.gap(Space.ROW).add(Field(self.words("actions.search.name"), self.search))
        self._found = muted("")
        self._nothing = Card(muted(self.words("actions.search.none"), Role.BODY))
        self.body.add(self._found, self._nothing)
        self.body.gap(Space.PANEL).add(self._list)
        self._show_view()
        self._asked = next((i for i in self.items if asked and i.action.id == asked.id), None)
        if self._asked is not None:
            self._asked.open()

    def _plan(self) -> Plan:
        return self.context.opened.actions.plan(self.context.parts.today())

    def initial_focus(self) -> QWidget | None:
        """The row that was asked for, else the first; the way on where the list is empty."""
        if not self.items:
            return self.findChild(BeginButton)
        return (self._asked or self.items[0]).row

    def leave(self) -> bool:
        """Keep notes that are still being typed."""
        for note in self.findChildren(NoteField):
            note.tell()
        return True

    def _build_head(self, plan: Plan) -> QWidget:
        heading = Heading(self.words("actions.title"), Role.HEADING)
        if not plan.actions:
            return heading
        save = Button(self.words("actions.save"), icon="print")
        accessible.identify(save, "actions-save")
        save.clicked.connect(lambda: save_list(self.context, self))
        ways = Flow(SayingsButton(self.context, Name.ACTIONS), save, space=Space.PANEL)
        if plan.open:
            start = Button(self.words("do-now.start"), Kind.FILLED)
            accessible.identify(start, "actions-do-now")
            start.clicked.connect(lambda: self.context.go(doing(self._plan().first)))
            ways.add(start)
        return Column(Beside(heading, ways), self._lead)

    def _build_views(self) -> Segments:
        choices = [(view.value, self.words(f"actions.view.{view}")) for view in View]
        views = Segments(self.words("actions.views"), choices, rings=False)
        views.choose(self._view)
        views.chosen.connect(self._on_view_chosen)
        return views

    def _add_empty(self) -> None:
        """Empty is a beginning: how to begin, and what will be here."""
        words, begin = self.words, BeginButton(self.context)
        self.entered.connect(begin.click)
        card = Card(Heading(words("actions.empty"), Role.CARD))
        card.add(muted(words("actions.empty-about"), Role.BODY))
        card.gap(Space.PANEL).add(begin, align=Qt.AlignmentFlag.AlignLeft)
        parts = [
            (icon, words(f"actions.will.{key}"), words(f"actions.will.{key}-about"))
            for key, icon in _WILL
        ]
        self.body.gap(Space.BLOCK).add(card)
        self.body.gap(Space.NEW).add(WhatComes(words("actions.will.title"), parts))

    def _build_search(self) -> LineField:
        search = LineField(units=_SEARCH)
        search.setClearButtonEnabled(True)
        accessible.identify(search, "actions-search")
        search.textChanged.connect(self._narrow)
        focus = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        focus.activated.connect(search.setFocus)
        return search

    def _show_view(self) -> None:
        waits = self._waits
        made = groups(self._view, self._plan(), self.context.checklist, self.words, waits)
        self._groups = ActionGroups(self.context, made, waits)
        self._groups.marked.connect(self._on_marked)
        self.items = self._groups.items
        if not self.items:
            key = "none" if self._view is View.DONE else "all-done"
            self._groups.add(Card(muted(self.words(f"actions.group.{key}"), Role.BODY)))
        self._list.clear()
        self._list.add(self._groups)
        # At once, not when Qt next finds time: the keyboard may go there now.
        self._groups.show()
        self._narrow(self.search.text())

    def _narrow(self, typed: str) -> None:
        """Leave what has the words that are typed, and say how much that is."""
        count = self._groups.narrow(find((item.action for item in self.items), typed))
        looks = bool(typed.strip() and self.items)
        self._found.setVisible(looks and count > 0)
        self._nothing.setVisible(looks and not count)
        if looks:
            said = self.words(f"actions.search.{'found' if count else 'none'}", count=count)
            self._found.setText(said)
            accessible.announce(self.search, said)

    def _on_view_chosen(self, key: str) -> None:
        self._view = View(key)
        self._show_view()

    def _on_marked(self) -> None:
        """The row stays where it is until another view is chosen; only the counts follow."""
        self._lead.setText(in_words(self._plan(), self.words))
        self.rail_changed.emit()
