"""Before a later check-in: what has changed, as one list of ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.person import Change
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.next_step import last_finished
from audit_app.ui.places import Name, Place
from audit_app.ui.question.rail import first_open, topics_rail
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.rail_rows import RailContent

# What is said on the page about the person and their apps.
_APPS = frozenset((Change.NEW_APP, Change.LEFT_APP))
_PERSON = frozenset((Change.NEW_JOB, Change.SCHOOL, Change.PARENT_HERE))


class Changes(Screen):
    """Ticks bring back the questions they concern; with none, nothing has changed."""

    menu_name = Name.QUESTION

    def __init__(self, context: Context, place: Place) -> None:
        """A later check-in is in hand: ``instead`` has looked."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        words = self.words
        said = context.opened.record.open.changes or ()
        self.ticks = {
            change: TickTile(words(f"again.change.{change}"), ticked=change in said)
            for change in Change
        }
        for change, tick in self.ticks.items():
            accessible.identify(tick, f"change-{change}")
        tiles = Tiles(*self.ticks.values(), least=300)
        self._build_foot(foot)
        last = last_finished(context.opened.checkins.heads)
        if last and last.finished:
            day = words.date(last.finished.astimezone().date())
            self.body.add(muted(words("again.changes.last", date=day)))
        self.body.gap(Space.TINY).add(Heading(words("again.changes.heading"), Role.QUESTION))
        self.body.gap(Space.TINY).add(lead(words("again.changes.lead")))
        self.body.gap(Space.BLOCK).add(tiles)
        self.entered.connect(self.next.click)
        self.went_back.connect(self.back.click)

    @classmethod
    def instead(cls, context: Context, _place: Place) -> Place | None:
        """Nobody is asked in a first check-in."""
        session = context.opened
        asks = session.checkins.current is not None and session.answers.walk().earlier
        return None if asks else Place(name=Name.QUESTION)

    def _build_foot(self, foot: Foot) -> None:
        self.back = Button(self.words("question.back"))
        self.status = Label("", Role.SMALL)
        self.next = Button(self.words("again.next"), Kind.FILLED)
        accessible.identify(self.back, "changes-back")
        accessible.identify(self.next, "changes-next")
        foot.add_left(self.back, self.status)
        foot.add_right(self.next)
        self.back.clicked.connect(self.on_way_home)
        self.next.clicked.connect(self._on_next)

    @property
    def ticked(self) -> tuple[Change, ...]:
        """What the person ticked."""
        return tuple(change for change, tick in self.ticks.items() if tick.isChecked())

    def rail(self) -> RailContent:
        """The topics of this check-in."""
        return topics_rail(self.context.opened.answers.walk(), self.context)

    def on_rail_chosen(self, key: str) -> None:
        """Go to the first open question of a topic."""
        question = first_open(self.context.opened.answers.walk(), key)
        self.context.go(Place(name=Name.QUESTION, question=question))

    def initial_focus(self) -> QWidget:
        """The first tick."""
        return next(iter(self.ticks.values()))

    def _on_next(self) -> None:
        self.next.setEnabled(False)
        self.status.setText(self.words("again.changes.saving"))
        kept = self.context.opened.again.note_changes(self.ticked)
        self.context.tasks.watch(kept, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: None) -> None:
        ticked = frozenset(self.ticked)
        if ticked & _PERSON:
            place = Place(name=Name.ABOUT_ME, back=Name.QUESTION, part="person")
        elif ticked & _APPS:
            place = Place(name=Name.ABOUT_ME, back=Name.QUESTION)
        else:
            place = Place(name=Name.QUESTION)
        self.context.go(place)

    def _on_not_kept(self, wrong: BaseException) -> None:
        self.next.setEnabled(True)
        self.status.setText("")
        self.context.notices.show(wrong)
