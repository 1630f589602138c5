"""Home: where am I this term, the next thing to do, and the first three actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.audit.protection import SpareKeys
from audit_app.logic.terms import term_on
from audit_app.ui.first_actions import FirstActions
from audit_app.ui.kit import accessible, icons
from audit_app.ui.kit.boxes import Column, Row, TopRow
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Card, Panel
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.flow import Beside, Flow, Tiles, pair
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.strip import Term
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.next_step import last_finished, next_step, where_to_begin
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.checkin import CheckInHead
    from audit_app.ui.context import Context

_NOON, _EVENING = 12, 18
_STRIPS = 2
_DRAWN = 190


class Home(Screen):
    """One card with the next thing, then the first actions beside how it has gone."""

    menu_name = Name.HOME

    def __init__(self, context: Context, place: Place) -> None:
        """Reads what is kept; nothing here is slow."""
        super().__init__(context, place)
        self._heads = context.opened.checkins.heads
        self._plan = context.opened.actions.plan(context.parts.today())
        self._step = next_step(context, self._heads, self._plan)
        kind = Kind.FILLED if self._step.pressing else Kind.OUTLINED
        self.go_button = Button(self._step.go, kind)
        accessible.identify(self.go_button, "home-next")
        self.go_button.clicked.connect(lambda: context.go(self._step.place))
        self.entered.connect(self.go_button.click)
        self._build()

    def _build(self) -> None:
        self.body.add(Heading(self.words(f"home.greeting.{self._part_of_day()}"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self._where_am_i()))
        self.body.gap(Space.BLOCK).add(self._build_next())
        if self._heads and not SpareKeys(self.context.opened.vault).exists:
            self.body.gap(Space.PANEL).add(self._build_spare_key())
        if self._plan.actions or last_finished(self._heads):
            self.body.gap(Space.BLOCK).add(self._build_cards())
        else:
            self._build_how()
        for line in self._build_quiet_lines():
            self.body.gap(Space.PANEL).add(line)

    def initial_focus(self) -> QWidget:
        return self.go_button

    def _part_of_day(self) -> str:
        hour = self.context.parts.clock().astimezone().hour
        if hour < _NOON:
            return "morning"
        return "afternoon" if hour < _EVENING else "evening"

    def _term(self, day: date) -> str:
        return term_on(day, self.context.parts.settings.school.term_starts)

    def _where_am_i(self) -> str:
        if not self._heads:
            return self.words("home.lead.empty")
        term = self.words(f"home.in-term.{self._term(self.context.parts.today())}")
        last = last_finished(self._heads)
        if last is None or last.finished is None:
            return self.words("home.lead.begun", term=term)
        day = self.words.date(last.finished.astimezone().date())
        return self.words("home.lead.done", term=term, date=day)

    def _build_next(self) -> Card:
        text = Column(Heading(self._step.title, Role.CARD), Label(self._step.about))
        way = Flow(self.go_button, space=Space.BLOCK)
        if self._step.minutes:
            time = muted(self.words("home.about", count=self._step.minutes))
            way.add(Row(Icon("clock", Token.MUTED, icons.IN_BUTTON), time))
        text.gap(Space.PANEL).add(way)
        if self._heads:
            way.add(*self._build_also())
        else:
            text.add(Flow(*self._build_also(), space=Space.NEW))
        laptop = Laptop(_DRAWN)
        card = Card(Beside(text, laptop))
        # Only now: shown by itself, a part would be a window of its own.
        self.follow(laptop.fold)
        return card

    def _build_also(self) -> list[QWidget]:
        """Quiet ways on: before the first check-in, and when this term's is done."""
        if not self._heads:
            return [
                self._plain("paper", self._on_paper_asked),
                self._plain(
                    "data", lambda: self.context.go(Place(name=Name.MY_DATA, back=Name.HOME))
                ),
            ]
        if self._step.place.name is Name.ACTIONS:
            begin = where_to_begin(self.context)
            return [self._plain("another", lambda: self.context.go(begin))]
        return []

    def _plain(self, key: str, goes: Callable[[], object]) -> Button:
        button = Button(self.words(f"home.also.{key}"), Kind.PLAIN, flush=True)
        accessible.identify(button, f"home-{key}")
        button.clicked.connect(goes)
        return button

    def _on_paper_asked(self) -> None:
        from audit_app.ui.saving import save_checklist

        save_checklist(self.context, self)

    def _build_cards(self) -> QWidget:
        first = self._build_first()
        finished = [head for head in self._heads if head.finished]
        return pair(first, self._build_gone(finished)) if finished else first

    def _build_first(self) -> Card:
        card = Card(Heading(self.words("home.actions.title"), Role.CARD), space=Space.TINY)
        if self._plan.first:
            card.add(FirstActions(self.context, self._plan.first))
        else:
            card.add(muted(self.words(f"home.actions.{'later' if self._plan.left else 'none'}")))
        card.fill().add(self._build_see_all(), align=Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_see_all(self) -> Button:
        count = len(self._plan.left)
        text = self.words("home.actions.all", count=count) if count else ""
        see = Button(
            text or self.words("home.actions.see"), Kind.PLAIN, "arrow", icon_after=True, flush=True
        )
        accessible.identify(see, "home-actions")
        see.clicked.connect(lambda: self.context.go(Place(name=Name.ACTIONS)))
        return see

    def _build_gone(self, finished: list[CheckInHead]) -> Card:
        card = Card(Heading(self.words("home.gone.title"), Role.CARD), space=Space.BLOCK)
        for head in finished[-_STRIPS:]:
            card.add(self._build_term(head))
        last, now = finished[-1], self._plan.counts
        if (now.done, now.to_do, now.to_find_out) != (last.done, last.to_do, last.to_find_out):
            counts = (now.done, now.to_do, now.to_find_out)
            name, note = self.words("home.gone.today"), self.words("home.gone.since")
            card.add(Term(self.words, name, note, counts))
        return card

    def _build_term(self, head: CheckInHead) -> Term:
        day = (head.finished or head.started).astimezone().date()
        note = self.words(f"home.gone.{head.depth}", date=self.words.date(day))
        counts = (head.done, head.to_do, head.to_find_out)
        return Term(self.words, self.words(f"home.term.{self._term(day)}"), note, counts)

    def _build_how(self) -> None:
        self.body.gap(Space.NEW).add(Heading(self.words("home.how.title"), Role.STRONG))
        tiles = Tiles(columns=3, least=230, space=Space.PANEL)
        for key, icon in (("answer", "checkin"), ("list", "actions"), ("back", "calendar")):
            title = Label(self.words(f"home.how.{key}"), Role.STRONG)
            about = muted(self.words(f"home.how.{key}-about"))
            text = Column(title, about, space=0)
            tiles.add(Card(TopRow(Icon(icon, Token.ACCENT, 22), space=14).add(text, stretch=1)))
        self.body.add(tiles)

    def _build_quiet_lines(self) -> list[QWidget]:
        lines: list[QWidget] = []
        if self.context.parts.faults:
            lines.append(self._build_faults())
        findings = self.context.opened.vault.findings
        lines += [_quiet(Label(self.words(finding.key), Role.NOTE), "disk") for finding in findings]
        return lines

    def _build_spare_key(self) -> QWidget:
        make = Button(self.words("home.spare-key.go"), Kind.PLAIN)
        accessible.identify(make, "home-spare-key")
        make.clicked.connect(lambda: self.context.go(Place(name=Name.SPARE_KEY, back=Name.HOME)))
        return _quiet(Beside(Label(self.words("home.spare-key.text"), Role.NOTE), make), "key")

    def _build_faults(self) -> QWidget:
        listed = Column(space=Space.TINY)
        for fault in self.context.parts.faults:
            listed.add(Label(str(fault), Role.SMALL))
        show = Disclosure(self.words("home.faults.show"), listed)
        accessible.identify(show, "home-faults")
        files = sorted({fault.file for fault in self.context.parts.faults})
        says = self.words("home.faults.text", count=len(files), files=", ".join(files))
        text = Label(says, Role.NOTE)
        column = Column(text, space=0).add(show, align=Qt.AlignmentFlag.AlignLeft).add(listed)
        return _quiet(column, "doc")


def _quiet(part: QWidget, icon: str) -> Panel:
    panel = Panel(margins=(Space.BLOCK, Space.SMALL, Space.BLOCK, Space.SMALL))
    return panel.add(Row(Icon(icon, Token.ACCENT, 22), space=14).add(part, stretch=1))
