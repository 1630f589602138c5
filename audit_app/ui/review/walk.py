"""One list of one app: open it, count who or what should not be there, see what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audit_app.domain.checklist import HelpId
from audit_app.logic.tallies import begun, counted, since
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel, listed
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.review.group_row import GroupRow
from audit_app.ui.review.way import Way
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.review import Tally
    from audit_app.logic.tallies import Walk
    from audit_app.ui.context import Context


class ReviewWalk(Screen):
    """``place.part`` is the kind of list and the app, such as "followers:instagram"."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """``instead`` has looked: there is such a list. A count of today is gone on with."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        walk = _walk(context, place)
        assert walk is not None  # noqa: S101
        self._walk = walk
        self._today = context.parts.today()
        before = begun(walk, self._today)
        counts = before.counts if before else {}
        review = walk.review
        self.rows = [GroupRow(self.words, g, counts.get(g.id, 0)) for g in review.groups]
        self._way = Way(context, walk)
        self._saved = SavedLine(context.words)
        self._build_foot(foot)
        self._build()
        for row in self.rows:
            row.changed.connect(self._show_steps)
            page = HelpId(row.group.first)
            help_page = Place(name=Name.HELP_PAGE, page=page, back=Name.REVIEWS)
            # The page asks whether somebody was told only once the count is kept.
            row.help_asked.connect(partial(self._keep, help_page, finished=False))
        self._kept = self._tally(finished=False).counts
        self._show_steps()

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """The lists there are, when this one is not among them any more."""
        there = _walk(context, place) is not None
        return None if there else Place(name=Name.REVIEWS, back=Name.ACTIONS)

    @property
    def title(self) -> str:
        """The list and the app."""
        walk = self._walk
        return self.words("review.title", list=walk.review.name, app=walk.app.name)

    def _build_foot(self, foot: Foot) -> None:
        back = Button(self.words("review.back"), Kind.PLAIN, "left", flush=True)
        done = Button(self.words("review.done"), Kind.FILLED)
        accessible.identify(back, "back")
        accessible.identify(done, "review-done")
        to = self.place.back or Name.REVIEWS
        leads = Place(name=to, back=Name.HOME if to is Name.REVIEWS else None)
        back.clicked.connect(lambda: self.context.go(leads))
        self.went_back.connect(back.click)
        self._leads = leads
        self._done = done
        done.clicked.connect(lambda: self._keep(leads, finished=True))
        self.entered.connect(done.click)
        self.follow(self._saved.fold)
        foot.add_left(back, self._saved)
        foot.add_right(done)

    def _build(self) -> None:
        words, body, walk = self.words, self.body, self._walk
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        day = since(walk, self._today)
        before = words("review.since", date=words.date(day)) if day else ""
        body.add(lead(before or words("review.first-time")))
        look = Label(walk.review.look)
        body.gap(Space.PANEL).add(Card(Heading(words("review.open"), Role.CARD), look, self._way))
        body.gap(Space.CARD).add(Heading(words("review.count"), Role.CARD))
        body.gap(0).add(muted(words("review.count-about")))
        body.add(listed(*self.rows))
        body.gap(Space.PANEL).add(NotePanel(words("review.no-names"), icon="lock"))
        fresh = walk.last is not None and begun(walk, self._today) is None
        if fresh and walk.last is not None and any(walk.last.counts.values()):
            body.gap(Space.ROW).add(muted(words("review.still-listed")))

    def initial_focus(self) -> QWidget:
        return self.rows[0].counter.more

    def leave(self) -> bool:
        """What was counted is there when the person comes back to this list."""
        tally = self._tally(finished=False)
        if tally.counts != self._kept:
            self._kept = tally.counts
            future = self.context.opened.looking.keep_tally(tally, self._today)
            self.context.tasks.watch(future)
        return True

    def _show_steps(self) -> None:
        """A pupil on the list holds back what removes anything, here and everywhere."""
        pending = bool(self.context.opened.actions.plan(self._today).pending)
        first_page = next((r.group.first for r in self.rows if r.count and r.group.first), "")
        first = HelpId(first_page) if first_page and not self._tally(finished=False).told else None
        for row in self.rows:
            row.show_steps(held=pending or first is not None)
        self._way.show_way(first)
        self._saved.show_state(SavedState.QUIET)

    def _tally(self, *, finished: bool) -> Tally:
        counts = {row.group.id: row.count for row in self.rows}
        return counted(self._walk, counts, self._today, finished=finished)

    def _keep(self, then: Place, *, finished: bool) -> None:
        self._done.setEnabled(False)
        self._leads = then
        tally = self._tally(finished=finished)
        self._kept = tally.counts
        future = self.context.opened.looking.keep_tally(tally, self._today)
        self.context.tasks.watch(future, self._on_saved, self._on_not_saved)

    def _on_saved(self, _: object) -> None:
        self._saved.show_state(SavedState.SAVED)
        self.rail_changed.emit()
        self.context.go(self._leads)

    def _on_not_saved(self, wrong: BaseException) -> None:
        self._saved.show_state(SavedState.UNSAVED)
        self._done.setEnabled(True)
        self._kept = {}
        self.context.notices.show(wrong, icon="disk")


def _walk(context: Context, place: Place) -> Walk | None:
    review, _, app = place.part.partition(":")
    walks = context.opened.looking.walks()
    return next((w for w in walks if (w.review.id, w.app.id) == (review, app)), None)
