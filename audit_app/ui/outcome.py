"""What came out of a finished check-in: counts in words, what to do first, and ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.papers import Format
from audit_app.audit.protection import SpareKeys
from audit_app.domain.checkin import CheckInHead, Depth
from audit_app.ui.first_actions import FirstActions
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CountCard, NotePanel
from audit_app.ui.kit.flow import Flow, Tiles
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.saving import save_calendar, save_list

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.terms import Term
    from audit_app.domain.words import Words
    from audit_app.logic.plan import Counts, Plan
    from audit_app.ui.context import Context


def count_cards(words: Words, counts: Counts) -> Tiles:
    """Done, to do and to find out, side by side."""
    cards = (
        CountCard(MarkKind.DONE, counts.done, words("summary.count.done")),
        CountCard(MarkKind.TO_DO, counts.to_do, words("summary.count.to-do")),
        CountCard(MarkKind.FIND_OUT, counts.to_find_out, words("summary.count.to-find-out")),
    )
    return Tiles(*cards, columns=3, least=190, space=Space.PANEL, whole=True)


def says(words: Words, counts: Counts, before: tuple[CheckInHead, Term] | None = None) -> str:
    """The counts in sentences. ``before`` is an earlier check-in of the same depth, and its term.

    More done than before is said; fewer is not (product rule 4).
    """
    if before is not None and counts.done > before[0].done:
        head, name = before
        term = words(f"home.in-term.{name}")
        done = words("summary.says.more", count=counts.done, before=head.done, term=term)
    else:
        done = words("summary.says.done", count=counts.done)
    return f"{done} {_left(words, counts)}"


def _day(head: CheckInHead) -> date:
    return (head.finished or head.started).astimezone().date()


def _left(words: Words, counts: Counts) -> str:
    if not counts.to_do:
        find_out = counts.to_find_out
        if not find_out:
            return words("summary.says.nothing")
        return words("summary.says.find-out-only", count=find_out)
    to_do = words("summary.says.to-do", count=counts.to_do)
    if not counts.to_find_out:
        return words("summary.says.to-do-only", to_do=to_do)
    return words("summary.says.left", to_do=to_do, to_find_out=counts.to_find_out)


class Outcome(Column):
    """Everything after finishing. ``first_button`` is the one that is filled."""

    def __init__(self, context: Context, screen: QWidget) -> None:
        """Counts and list as they are today; ``screen`` holds this."""
        super().__init__()
        self._context = context
        self._screen = screen
        self._words = context.words
        self._plan: Plan = context.opened.actions.plan(context.parts.today())
        finished = [head for head in context.opened.checkins.heads if head.finished]
        self._last = finished[-1] if finished else None
        self._is_later = len(finished) > 1
        self._wants_key = not SpareKeys(context.opened.vault).exists
        self.first_button = self._build_first_button()
        self._build(finished)

    @property
    def title(self) -> str:
        """The heading: which check-in this was."""
        day = self._context.parts.today()
        if self._last is not None and self._last.depth is Depth.JOB:
            return self._words("summary.done.title.job")
        if self._last is not None and self._last.finished is not None:
            day = self._last.finished.astimezone().date()
        return self._words(f"summary.done.title.{self._context.parts.term_on(day)}")

    def _build(self, finished: list[CheckInHead]) -> None:
        last, same = self._last, None
        if last is not None:
            same = next((h for h in reversed(finished[:-1]) if h.depth is last.depth), None)
        before = (same, self._context.parts.term_on(_day(same))) if same else None
        self.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.add(lead(says(self._words, self._plan.counts, before)))
        self.gap(Space.BLOCK).add(count_cards(self._words, self._plan.counts))
        self.add(muted(self._words("summary.count.each-app")))
        if self._wants_key:
            self.gap(Space.CARD).add(self._build_spare_key())
        if self._plan.first:
            self.gap(Space.CARD).add(self._build_first())
        self.gap(Space.BLOCK).add(self._build_ways(), self._build_papers())
        self.gap(Space.ROW).add(muted(self._next_time()))

    def _next_time(self) -> str:
        day = self._context.parts.next_checkin(self._context.session).day
        term = self._words(f"home.in-term.{self._context.parts.term_on(day)}")
        return self._words("summary.next.says", term=term, date=self._words.date(day))

    def _build_first_button(self) -> Button:
        if self._wants_key:
            return self._way(
                "summary.spare-key.go", Place(name=Name.SPARE_KEY, back=Name.SUMMARY), Kind.FILLED
            )
        if self._plan.open:
            return self._build_start(Kind.FILLED)
        return self._way("summary.ways.home", Place(name=Name.HOME), Kind.FILLED)

    def _build_start(self, kind: Kind) -> Button:
        place = Place(name=Name.ACTIONS, action=self._plan.open[0].id)
        return self._way("summary.ways.start", place, kind)

    def _build_spare_key(self) -> QWidget:
        words = self._words
        note = NotePanel(words("summary.spare-key.text"), words("summary.spare-key.heading"))
        note.words.gap(Space.ROW).add(Flow(self.first_button))
        return note

    def _build_first(self) -> Card:
        first = self._plan.first
        title = self._words("summary.first.title", count=len(first))
        rows = FirstActions(self._context, first, why=True)
        return Card(Heading(title, Role.CARD), rows, space=Space.TINY)

    def _build_ways(self) -> Flow:
        ways = Flow(space=Space.ROW)
        if not self._wants_key:
            ways.add(self.first_button)
        elif self._plan.open:
            ways.add(self._build_start(Kind.OUTLINED))
        count, place = len(self._plan.left), Place(name=Name.ACTIONS)
        if count:
            ways.add(self._way("summary.ways.all", place, count=count))
        else:
            ways.add(self._way("summary.ways.list", place))
        if self._is_later:
            ways.add(self._way("summary.ways.changed", Place(name=Name.COMPARE)))
        return ways

    def _build_papers(self) -> Flow:
        words, at = self._words, (self._context, self._screen)
        papers = Flow(space=Space.CARD)
        for key, icon, goes in (
            ("pdf", "doc", lambda: save_list(*at)),
            ("large", "print", lambda: save_list(*at, Format.LARGE_PDF)),
            ("calendar", "calendar", lambda: save_calendar(*at)),
        ):
            button = Button(words(f"summary.ways.{key}"), Kind.PLAIN, icon, flush=True)
            accessible.identify(button, f"summary-ways-{key}")
            button.clicked.connect(goes)
            papers.add(button)
        return papers

    def _way(self, key: str, place: Place, kind: Kind = Kind.OUTLINED, **values: object) -> Button:
        button = Button(self._words(key, **values), kind)
        accessible.identify(button, key.replace(".", "-"))
        button.clicked.connect(lambda: self._context.go(place))
        return button
