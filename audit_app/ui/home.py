"""Home: where am I this term, the next thing to do, and the first three actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from audit_app.ui import home_lines
from audit_app.ui.home_cards import FirstCard, GoneCard, NextCard, WhatComes
from audit_app.ui.kit.flow import pair
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.next_step import last_finished, next_step
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.ui.tools import Tools

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.evidence import RecordState
    from audit_app.ui.context import Context

_NOON, _EVENING = 12, 18
# A start is over by then, and few people have what is looked for.
_HOW = (("answer", "checkin"), ("list", "actions"), ("back", "calendar"))
_AFTERWARDS_MS = 1500


class Home(Screen):
    """One card with the next thing, then the first actions beside how it has gone."""

    menu_name = Name.HOME

    def __init__(self, context: Context, place: Place) -> None:
        """Reads what is kept; nothing here is slow."""
        super().__init__(context, place)
        self._heads = context.opened.checkins.heads
        self._plan = context.opened.actions.plan(context.parts.today())
        self._next = NextCard(context, next_step(context, self._heads, self._plan))
        self.go_button = self._next.go_button
        self._build()
        self.follow(self._next.laptop.fold)
        self.entered.connect(self.go_button.click)
        self._next.paper_asked.connect(self._on_paper_asked)

    def _build(self) -> None:
        body = self.body
        body.add(Heading(self.words(f"home.greeting.{self._part_of_day()}"), Role.HEADING))
        body.gap(Space.TINY).add(lead(self._where_am_i()))
        body.gap(Space.BLOCK).add(self._next)
        if home_lines.wants_spare_key(self.context):
            body.gap(Space.PANEL).add(home_lines.spare_key(self.context))
        if self._plan.actions or last_finished(self._heads):
            body.gap(Space.BLOCK).add(self._build_cards())
        else:
            body.gap(Space.NEW).add(self._build_how())
        body.gap(Space.BLOCK).add(Tools(self.context))
        for line in (*home_lines.too_old(self.context), *home_lines.noticed(self.context)):
            body.gap(Space.PANEL).add(line)
        QTimer.singleShot(_AFTERWARDS_MS, self, self._look_for_record)

    def _build_how(self) -> WhatComes:
        words = self.words
        parts = [
            (icon, words(f"home.how.{key}"), words(f"home.how.{key}-about")) for key, icon in _HOW
        ]
        return WhatComes(words("home.how.title"), parts)

    def _look_for_record(self) -> None:
        if self.context.session is None:
            return
        evidence = self.context.session.evidence
        self.context.tasks.run(lambda: evidence.state, self._on_record_found)

    def _on_record_found(self, state: RecordState | None) -> None:
        from audit_app.audit.evidence import over_long_ago

        handed_over = over_long_ago(state, self.context.parts.today())
        if handed_over is not None:
            self.body.gap(Space.PANEL).add(home_lines.record_may_go(self.context, handed_over))

    def _build_cards(self) -> QWidget:
        first = FirstCard(self.context, self._plan)
        finished = [head for head in self._heads if head.finished]
        if not finished:
            return first
        return pair(first, GoneCard(self.context, finished, self._plan.counts))

    def initial_focus(self) -> QWidget:
        return self.go_button

    def _part_of_day(self) -> str:
        hour = self.context.parts.clock().astimezone().hour
        if hour < _NOON:
            return "morning"
        return "afternoon" if hour < _EVENING else "evening"

    def _where_am_i(self) -> str:
        if not self._heads:
            return self.words("home.lead.empty")
        parts = self.context.parts
        name = parts.term_on(parts.today())
        term, last = self.words(f"home.in-term.{name}"), last_finished(self._heads)
        if last is None or last.finished is None:
            return self.words("home.lead.begun", term=term)
        day = self.words.date(last.finished.astimezone().date())
        return self.words("home.lead.done", term=term, date=day)

    def _on_paper_asked(self) -> None:
        from audit_app.ui.saving import save_checklist

        save_checklist(self.context, self)
