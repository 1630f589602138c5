"""What changed: two check-ins side by side, and how it has gone over the terms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.logic.compare import Comparison, Move
from audit_app.ui.chart import HistoryCard
from audit_app.ui.check_in_names import day_of, name_of, side_of
from audit_app.ui.compare_parts import Sides, said, tables
from audit_app.ui.home_cards import GoneCard, WhatComes
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.fields import Field, PickList
from audit_app.ui.kit.flow import Beside, Tiles
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name
from audit_app.ui.question.opening import Opening
from audit_app.ui.screen import Screen
from audit_app.ui.to_begin import BeginButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.checkin import CheckInHead
    from audit_app.logic.compare import Difference
    from audit_app.ui.context import Context
    from audit_app.ui.places import Place

_MOVED = (Move.AGAIN, Move.BETTER, Move.OTHER)
_TWO = 2
_WILL = (("moved", "changed"), ("again", "actions"), ("gone", "history"))


class Compare(Screen):
    """The last two check-ins first; any other two can be picked."""

    menu_name = Name.COMPARE

    def __init__(self, context: Context, place: Place) -> None:
        """Reads what is kept."""
        super().__init__(context, place)
        self._finished = context.opened.past.finished
        self._view = "all"
        self._found: Comparison | None = None
        self._heading = Heading(self.words("window.titles.compare"), Role.HEADING)
        self._lead = lead("")
        self._compared = Column(space=Space.SMALL)
        self._moved = Column()
        self.body.add(self._heading).gap(Space.TINY).add(self._lead)
        if len(self._finished) < _TWO:
            self._say_what_there_is()
        else:
            self._picked = dict(zip(("then", "now"), self._finished[-_TWO:], strict=True))
            self._add_picks()
            self.body.gap(Space.BLOCK).add(self._compared)
            self._compare()
            self.body.gap(Space.NEW).add(HistoryCard(context, self._finished))

    def _say_what_there_is(self) -> None:
        """Two check-ins are needed. One bar alone says little: one stands beside today."""
        if self._finished:
            self._lead.setText(self.words("compare.one-only"))
            now = self.context.opened.actions.plan(self.context.parts.today()).counts
            gone = GoneCard(self.context, self._finished, now, leads=False)
            self.body.gap(Space.BLOCK).add(gone)
        else:
            self._lead.setText(self.words("compare.none"))
        comes = _WILL[:_TWO] if self._finished else _WILL
        words = self.words
        parts = [
            (icon, words(f"compare.will.{key}"), words(f"compare.will.{key}-about"))
            for key, icon in comes
        ]
        self.body.gap(Space.BLOCK).add(WhatComes(words("compare.will.title"), parts))
        if not self._finished:
            begin = BeginButton(self.context)
            self.entered.connect(begin.click)
            self.body.gap(Space.CARD).add(begin, align=Qt.AlignmentFlag.AlignLeft)

    def _add_picks(self) -> None:
        """Where there are others, the two can be picked, in a part that is closed at first."""
        if len(self._finished) > _TWO:
            picks = Opening(self.words("compare.pick"), "compare-pick", self._build_picks)
            self.body.gap(Space.SMALL).add(picks.opener, align=Qt.AlignmentFlag.AlignLeft)
            self.body.gap(Space.TINY).add(picks)

    def _build_picks(self) -> Tiles:
        choices = [(str(head.id), name_of(self.context, head)) for head in reversed(self._finished)]
        fields = Tiles(least=300)
        for key in ("then", "now"):
            pick = PickList(choices, self._picked[key].id)
            accessible.identify(pick, f"compare-{key}")
            pick.picked.connect(partial(self._on_picked, key))
            fields.add(Field(self.words(f"compare.{key}"), pick, wide=False))
        return fields

    def _on_picked(self, key: str, name: str) -> None:
        self._picked[key] = next(head for head in self._finished if head.id == name)
        self._compare()

    def _compare(self) -> None:
        """Compare what is picked, the earlier one first whichever way round it is."""
        then, now = sorted(self._picked.values(), key=self._finished.index)
        self._sides = Sides(side_of(self.context, then, now), side_of(self.context, now, then))
        past = self.context.opened.past
        self._found = past.compare(then.id, now.id)
        self._show(then, now)

    def _show(self, then: CheckInHead, now: CheckInHead) -> None:
        words, found = self.words, self._found
        assert found is not None  # noqa: S101
        term = words(f"home.in-term.{self.context.parts.term_on(day_of(then))}")
        self._heading.setText(words("compare.heading", term=term))
        self._lead.setText(
            words("compare.sides", then=name_of(self.context, then), now=name_of(self.context, now))
        )
        self._compared.clear()
        self._compared.add(said(words, found))
        same = len(found.of(Move.SAME))
        about = muted(words("compare.same", count=same))
        moved = Heading(words("compare.moved"), Role.CARD)
        self._compared.gap(Space.CARD).add(Beside(moved, about))
        if found.of(*_MOVED):
            self._compared.add(self._build_views())
            self._moved = Column()
            self._compared.gap(Space.SMALL).add(self._moved)
            self._show_moved()
        else:
            self._compared.add(muted(words("compare.nothing"), Role.BODY))
        self._add_more(found)

    def _build_views(self) -> QWidget:
        words = self.words
        views = Segments(
            words("compare.view.name"),
            [(view, words(f"compare.view.{view}")) for view in ("all", "topic", "app")],
        )
        views.choose(self._view)
        accessible.identify(views, "compare-view")
        views.chosen.connect(self._on_view)
        return Row(views).fill()

    def _on_view(self, view: str) -> None:
        self._view = view
        self._moved.clear()
        self._show_moved()

    def _show_moved(self) -> None:
        assert self._found is not None  # noqa: S101
        made = self._tables(self._found.of(*_MOVED), self._view)
        self._moved.add(made)
        made.show()

    def _add_more(self, found: Comparison) -> None:
        """What is new, gone or in other words, each closed at first."""
        parts = (
            ("new", found.of(Move.NEW)),
            ("gone", found.of(Move.GONE)),
            ("reworded", found.reworded),
        )
        for key, each in parts:
            if each:
                text = self.words(f"compare.show.{key}")
                more = Opening(text, f"compare-{key}", partial(self._tables, each, "all"))
                self._compared.gap(Space.SMALL)
                self._compared.add(more.opener, align=Qt.AlignmentFlag.AlignLeft).add(more)

    def _tables(self, found: tuple[Difference, ...], view: str) -> Column:
        return tables(self.words, self.context.checklist, self._sides, found, view)
