"""Search for yourself: say what to try, open one search at a time, look at your own profiles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.ui.search.clues import ClueFields
from audit_app.ui.search.opener import PrivateOpener
from audit_app.ui.search.views import Profiles, Searches, who_sees

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context


class View(StrEnum):
    """What the page shows."""

    CLUES = "clues"
    SEARCHES = "searches"
    PROFILES = "profiles"


class SearchScreen(Screen):
    """Three views of one page; ``place.part`` names the one to begin with."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """With what the person typed before, as long as the answers are open."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._clues = context.opened.looking.clues
        self._opener = PrivateOpener(context, self)
        self._saved = SavedLine(context.words)
        self.view = View(place.part) if place.part in tuple(View) else View.CLUES
        self.fields: ClueFields | None = None
        self.searches: Searches | None = None
        self.profiles: Profiles | None = None
        self._inside = Column(space=Space.PANEL)
        self._build_foot(foot)
        self._build()
        self._show_view()

    def _build_foot(self, foot: Foot) -> None:
        back = BackButton(self.context, self.place, Name.HOME)
        self.went_back.connect(back.click)
        self.follow(self._saved.fold)
        self._next = Button("", Kind.FILLED)
        accessible.identify(self._next, "search-next")
        self._next.clicked.connect(self._on_next_clicked)
        self.entered.connect(self._next.click)
        foot.add_left(back, self._saved)
        foot.add_right(self._next)

    def _build(self) -> None:
        words = self.words
        self.body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.body.add(lead(words("search.lead")))
        choices = [(view.value, words(f"search.view.{view}")) for view in View]
        self.views = Segments(words("search.views"), choices, rings=False)
        self.views.choose(self.view)
        self.views.chosen.connect(self._on_view_chosen)
        self.body.gap(Space.PANEL).add(self.views, align=Qt.AlignmentFlag.AlignLeft)
        self.body.gap(Space.BLOCK).add(self._inside)

    def initial_focus(self) -> QWidget:
        """The first line to fill in, else the view that shows: Tab comes back to that one."""
        if self.fields is not None:
            return self.fields.lines["names"]
        return next(each for each in self.views.segments if each.isChecked())

    def leave(self) -> bool:
        """What is typed is there when the person comes back."""
        self._take()
        return True

    def _take(self) -> None:
        if self.fields is None:
            return
        clues = self.fields.clues
        if clues == self._clues.now:
            return
        self._clues.now = clues
        if self.fields.keep.isChecked():
            self.context.tasks.watch(self._clues.keep(), self._on_kept)

    def _show_view(self) -> None:
        context, clues = self.context, self._clues.now
        self.fields = self.searches = self.profiles = None
        self._inside.clear()
        made: QWidget
        if self.view is View.CLUES:
            self.fields = ClueFields(self.words, clues, kept=self._clues.are_kept)
            self.fields.keep_asked.connect(self._on_keep_asked)
            self.fields.changed.connect(lambda: self._saved.show_state(SavedState.QUIET))
            made = Column(who_sees(context), Card(self.fields), space=Space.PANEL)
        elif self.view is View.SEARCHES:
            made = self.searches = Searches(context, clues, self._opener)
            self.searches.fill_asked.connect(lambda: _begin_again(self))
        else:
            made = self.profiles = Profiles(context, clues, self._opener)
            self.profiles.note_asked.connect(self._on_note_asked)
            self.profiles.fill_asked.connect(lambda: _begin_again(self))
        self._inside.add(made)
        # At once, not when Qt next finds time: the keyboard may go there now.
        made.show()
        self._next.setText(self.words(f"search.next.{self.view}"))

    def _on_view_chosen(self, key: str) -> None:
        self._take()
        self.view = View(key)
        self._show_view()

    def _on_next_clicked(self) -> None:
        """On to the searches; from there to what was found."""
        if self.view is View.CLUES:
            self.views.choose(View.SEARCHES)
            self._on_view_chosen(View.SEARCHES)
            self.scroll_to_top()
            rows = self.searches.rows if self.searches is not None else []
            first: QWidget = rows[0].button if rows else self.views.segments[1]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.go(Place(name=Name.FINDINGS, back=Name.SEARCH))

    def _on_note_asked(self, url: str) -> None:
        self.context.go(Place(name=Name.FINDINGS, back=Name.SEARCH, part=f"new {url}"))

    def _on_keep_asked(self, kept: bool) -> None:  # noqa: FBT001 (Qt's own signal)
        if self.fields is not None:
            self._clues.now = self.fields.clues
        if kept:
            self.context.tasks.watch(self._clues.keep(), self._on_kept)
            return
        self._saved.show_state(SavedState.QUIET)
        future = self._clues.forget()
        if future is not None:
            self.context.tasks.watch(future)

    def _on_kept(self, _: object) -> None:
        self._saved.show_state(SavedState.SAVED)


def _begin_again(screen: SearchScreen) -> None:
    """Back to what to try, with the keyboard there."""
    screen.views.choose(View.CLUES)
    screen.views.chosen.emit(View.CLUES)
    screen.initial_focus().setFocus(Qt.FocusReason.OtherFocusReason)
