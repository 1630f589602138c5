"""The cards of Home: the next thing, the first actions, how it has gone, what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.first_actions import FirstActions
from audit_app.ui.kit import accessible, icons
from audit_app.ui.kit.boxes import Column, Row, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CARD_MARGINS, Card
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.flow import Beside, Flow, Tiles
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.strip import Term
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.next_step import where_to_begin
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit_app.domain.checkin import CheckInHead
    from audit_app.logic.plan import Counts, Plan
    from audit_app.ui.context import Context
    from audit_app.ui.next_step import NextStep

_STRIPS = 2
_DRAWN = 190


class NextCard(Card):
    """The one filled button. ``paper_asked``: the blank checklist is wanted first.

    ``laptop`` follows the fold of the page once the card stands on it.
    """

    paper_asked = Signal()

    def __init__(self, context: Context, step: NextStep) -> None:
        """``step`` is what the button leads to."""
        super().__init__()
        self._context = context
        self._words = context.words
        self._step = step
        self.laptop = Laptop(_DRAWN)
        self.go_button = Button(step.go, Kind.FILLED if step.pressing else Kind.OUTLINED)
        accessible.identify(self.go_button, "home-next")
        self.go_button.clicked.connect(lambda: context.go(step.place))
        text = Column(Heading(step.title, Role.CARD), Label(step.about))
        text.gap(Space.PANEL).add(self._build_way())
        if not context.opened.checkins.heads:
            text.add(Flow(*self._build_before(), space=Space.NEW))
            left, top, right, bottom = CARD_MARGINS
            self.set_margins((left, top, right, bottom - Space.ROW))
        self.add(Beside(text, self.laptop))

    def _build_way(self) -> Flow:
        way = Flow(self.go_button, space=Space.BLOCK)
        if self._step.minutes:
            time = muted(self._words("home.about", count=self._step.minutes))
            way.add(Row(Icon("clock", Token.MUTED, icons.IN_BUTTON), time))
        if self._step.place.name is Name.DO_NOW:
            begin = where_to_begin(self._context)
            way.add(self._plain("another", lambda: self._context.go(begin)))
        return way

    def _build_before(self) -> list[Button]:
        """Quiet ways on for somebody who would rather look first."""
        data = Place(name=Name.MY_DATA, back=Name.HOME)
        return [
            self._plain("paper", self.paper_asked.emit),
            self._plain("data", lambda: self._context.go(data)),
        ]

    def _plain(self, key: str, goes: Callable[[], object]) -> Button:
        button = Button(self._words(f"home.also.{key}"), Kind.PLAIN, flush=True)
        accessible.identify(button, f"home-{key}")
        button.clicked.connect(goes)
        return button


class FirstCard(Card):
    """The first three actions, and the way to all."""

    def __init__(self, context: Context, plan: Plan) -> None:
        """``plan`` of today."""
        words = context.words
        super().__init__(Heading(words("home.actions.title"), Role.CARD), space=Space.TINY)
        if plan.first:
            self.add(FirstActions(context, plan.first))
        else:
            self.add(muted(words("home.actions.later" if plan.left else "home.actions.none")))
        count = len(plan.left)
        text = words("home.actions.all", count=count) if count else words("home.actions.see")
        see = Button(text, Kind.PLAIN, "arrow", icon_after=True, flush=True)
        accessible.identify(see, "home-actions")
        see.clicked.connect(lambda: context.go(Place(name=Name.ACTIONS)))
        self.fill().add(see, align=Qt.AlignmentFlag.AlignLeft)


class GoneCard(Card):
    """The last check-ins as strips, and today where something was done since."""

    def __init__(
        self, context: Context, finished: Sequence[CheckInHead], now: Counts, *, leads: bool = True
    ) -> None:
        """``finished`` are oldest first, at least one; ``now`` are today's counts.

        ``leads``: with the way to what changed.
        """
        words = context.words
        super().__init__(Heading(words("home.gone.title"), Role.CARD), space=Space.BLOCK)
        for head in finished[-_STRIPS:]:
            day = (head.finished or head.started).astimezone().date()
            note = words(f"home.gone.{head.depth}", date=words.date(day))
            self.add(
                Term(words, words(f"home.term.{context.parts.term_on(day)}"), note, _counts(head))
            )
        if _counts(now) != _counts(finished[-1]):
            name, note = words("home.gone.today"), words("home.gone.since")
            self.add(Term(words, name, note, _counts(now)))
        if leads:
            self._add_way(context)

    def _add_way(self, context: Context) -> None:
        words = context.words
        see = Button(words("home.gone.see"), Kind.PLAIN, "arrow", icon_after=True, flush=True)
        accessible.identify(see, "home-changed")
        see.clicked.connect(lambda: context.go(Place(name=Name.COMPARE)))
        self.fill().add(see, align=Qt.AlignmentFlag.AlignLeft)


class WhatComes(Column):
    """What will be here, for somebody who has nothing here yet."""

    def __init__(self, heading: str, parts: Sequence[tuple[str, str, str]]) -> None:
        """A small card for each of ``parts``: an icon, what comes, and a line about it."""
        super().__init__(Heading(heading, Role.STRONG))
        tiles = Tiles(columns=3, least=188, space=Space.PANEL)
        for icon, name, about in parts:
            text = Column(Label(name, Role.STRONG), muted(about), space=0)
            tiles.add(Card(TopRow(Icon(icon, Token.ACCENT, 22), space=14).add(text, stretch=1)))
        self.add(tiles)


def _counts(counted: CheckInHead | Counts) -> tuple[int, int, int]:
    return counted.done, counted.to_do, counted.to_find_out
