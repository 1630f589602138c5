"""One list of one app: open it, count who or what should not be there, see what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.domain.review import Tally
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Card, NotePanel, listed
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.link import LinkRow
from audit_app.ui.review.group_row import GroupRow
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.review import Group
    from audit_app.logic.tallies import Walk
    from audit_app.ui.context import Context


class ReviewWalk(Screen):
    """``place.part`` is the kind of list and the app, such as "followers:instagram"."""

    menu_name = Name.ACTIONS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """``instead`` has looked: there is such a list. A count of today is gone on with."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        walk = _walk(context, place)
        assert walk is not None  # noqa: S101
        self._walk = walk
        self._today = context.parts.today()
        last = walk.last
        self._before = last if last is not None and last.at == self._today else None
        counts = self._before.counts if self._before else {}
        review = walk.review
        self.rows = [GroupRow(self.words, g, counts.get(g.id, 0)) for g in review.groups]
        self._saved = SavedLine(context.words)
        self._build_foot(foot)
        self._build()
        for row in self.rows:
            row.changed.connect(self._show_steps)
            row.help_asked.connect(partial(self._on_help_asked, row.group))
        self._first: HelpId | None = None
        self._show_how(None)
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
        back.clicked.connect(self._go_back)
        self.went_back.connect(back.click)
        self._done = done
        done.clicked.connect(self._on_done_clicked)
        self.entered.connect(done.click)
        self.follow(self._saved.fold)
        foot.add_left(back, self._saved)
        foot.add_right(done)

    def _build(self) -> None:
        words, body, walk = self.words, self.body, self._walk
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        body.add(lead(self._since()))
        self._how = Column()
        look = Label(walk.review.look)
        opens = Card(Heading(words("review.open"), Role.CARD), look, self._how)
        body.gap(Space.PANEL).add(opens)
        body.gap(Space.CARD).add(Heading(words("review.count"), Role.CARD))
        body.gap(0).add(muted(words("review.count-about")))
        body.add(listed(*self.rows))
        body.gap(Space.PANEL).add(NotePanel(words("review.no-names"), icon="lock"))
        if walk.last is not None and self._before is None and any(walk.last.counts.values()):
            body.gap(Space.ROW).add(muted(words("review.still-listed")))

    def _since(self) -> str:
        last = self._walk.last
        if last is None:
            return self.words("review.first-time")
        day = last.before if self._before is not None else last.at
        if day is None:
            return self.words("review.first-time")
        return self.words("review.since", date=self.words.date(day))

    def _show_how(self, first: HelpId | None) -> None:
        """The way to the list, with its link; what removes waits for the report of ``first``."""
        walk, opened = self._walk, self.context.opened
        question = self.context.checklist.question(QuestionId(walk.review.question))
        if question is None:
            return
        action = opened.answers.how(question, walk.app.id, first)
        panel = HowPanel(self.context, action)
        opener = Disclosure(self.words("review.how"), panel)
        accessible.identify(opener, "review-how")
        made = Column(space=Space.SMALL)
        if action.link is not None:
            made.add(LinkRow(self.context, action.link))
        made.add(opener, panel)
        self._how.clear()
        self._how.add(made)
        made.show()

    def initial_focus(self) -> QWidget:
        return self.rows[0].counter.more

    def _show_steps(self) -> None:
        """A pupil on the list holds back what removes anything, here and everywhere."""
        pending = bool(self.context.opened.actions.plan(self._today).pending)
        counted = next((r.group.first for r in self.rows if r.count and r.group.first), "")
        first = HelpId(counted) if counted and not self._still_told() else None
        for row in self.rows:
            row.show_steps(held=pending or first is not None)
        if first != self._first:
            self._first = first
            self._show_how(first)
        self._saved.show_state(SavedState.QUIET)

    def _tally(self) -> Tally:
        walk, before = self._walk, self._before
        previous = before.before if before else (walk.last.at if walk.last else None)
        return Tally(
            review=walk.review.id,
            app=walk.app.id,
            at=self._today,
            counts={row.group.id: row.count for row in self.rows},
            told=self._still_told(),
            before=previous,
        )

    def _still_told(self) -> bool:
        """What was told before stands, unless more has come to tell since."""
        before = self._before
        if before is None or not before.told:
            return False
        firsts = [row for row in self.rows if row.group.first]
        return all(row.count <= before.counts.get(row.group.id, 0) for row in firsts)

    def _on_done_clicked(self) -> None:
        self._done.setEnabled(False)
        future = self.context.opened.looking.keep_tally(self._tally(), self._today)
        self.context.tasks.watch(future, self._on_saved, self._on_not_saved)

    def _on_saved(self, _: object) -> None:
        self._saved.show_state(SavedState.SAVED)
        self.rail_changed.emit()
        self._go_back()

    def _on_not_saved(self, wrong: BaseException) -> None:
        self._saved.show_state(SavedState.UNSAVED)
        self._done.setEnabled(True)
        self.context.notices.show(wrong, icon="disk")

    def _on_help_asked(self, group: Group) -> None:
        """The count is kept first: the page of what to do is then held back for."""
        looking = self.context.opened.looking
        self.context.tasks.watch(looking.keep_tally(self._tally(), self._today))
        page = Place(name=Name.HELP_PAGE, page=HelpId(group.first), back=Name.REVIEWS)
        self.context.go(page)

    def _go_back(self) -> None:
        to = self.place.back or Name.REVIEWS
        self.context.go(Place(name=to, back=Name.HOME if to is Name.REVIEWS else None))


def _walk(context: Context, place: Place) -> Walk | None:
    review, _, app = place.part.partition(":")
    walks = context.opened.looking.walks()
    return next((w for w in walks if (w.review.id, w.app.id) == (review, app)), None)
