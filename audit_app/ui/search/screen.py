"""Search for yourself: say what to try, open one search at a time, look at your own profiles."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.logic.profiles import profiles
from audit_app.logic.queries import address, searches
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel, listed
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.question.link import on_school_laptop
from audit_app.ui.screen import Screen
from audit_app.ui.search.clues import ClueFields
from audit_app.ui.search.opener import PrivateOpener
from audit_app.ui.search.rows import ProfileRow, SearchRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.logic.profiles import Profile
    from audit_app.ui.context import Context


class View(StrEnum):
    """What the page shows."""

    CLUES = "clues"
    SEARCHES = "searches"
    PROFILES = "profiles"


class SearchScreen(Screen):
    """Three views of one page; ``place.part`` names the one to begin with."""

    menu_name = Name.ACTIONS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """With what the person typed before, as long as the answers are open."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._looking = context.opened.looking
        self._opener = PrivateOpener(context, self)
        self._saved = SavedLine(context.words)
        self._engine = context.checklist.looking.engines[0]
        self.view = View(place.part) if place.part in tuple(View) else View.CLUES
        self.fields: ClueFields | None = None
        self.rows: list[SearchRow] = []
        self.profile_rows: list[ProfileRow] = []
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
        """The first line to fill in, else the views."""
        return self.fields.lines["names"] if self.fields is not None else self.views.segments[0]

    def leave(self) -> bool:
        """What is typed is there when the person comes back."""
        self._take()
        return True

    def _take(self) -> None:
        if self.fields is None:
            return
        clues = self.fields.clues
        if clues == self._looking.clues:
            return
        self._looking.clues = clues
        if self.fields.keep.isChecked():
            self._keep()

    def _show_view(self) -> None:
        self._inside.clear()
        self.fields, self.rows, self.profile_rows = None, [], []
        made = {
            View.CLUES: self._build_clues,
            View.SEARCHES: self._build_searches,
            View.PROFILES: self._build_profiles,
        }[self.view]()
        self._inside.add(made)
        made.show()
        self._next.setText(self.words(f"search.next.{self.view}"))

    def _build_clues(self) -> QWidget:
        words, looking = self.words, self._looking
        self.fields = ClueFields(words, looking.clues, kept=looking.keeps_clues)
        self.fields.keep_asked.connect(self._on_keep_asked)
        self.fields.changed.connect(lambda: self._saved.show_state(SavedState.QUIET))
        return Column(self._seen(), Card(self.fields), space=Space.PANEL)

    def _seen(self) -> QWidget:
        """Who sees a search: said before anything is typed."""
        key = "school" if on_school_laptop(self.context) else "own"
        return NotePanel(self.words(f"search.seen.{key}"), icon="eye")

    def _build_searches(self) -> QWidget:
        words, made = self.words, searches(self._looking.clues)
        if not made:
            return Card(muted(words("search.nothing"), Role.BODY))
        engines = [(e.id, e.name) for e in self.context.checklist.looking.engines]
        self.engines = Segments(words("search.engines"), engines)
        self.engines.choose(self._engine.id)
        self.engines.chosen.connect(self._on_engine_chosen)
        for number, search in enumerate(made, 1):
            row = SearchRow(words, search, number)
            row.open_asked.connect(partial(self._on_search_asked, row))
            self.rows.append(row)
        head = Column(self._seen(), self.engines, muted(words("search.one-by-one")))
        return Column(head, listed(*self.rows), space=Space.PANEL)

    def _build_profiles(self) -> QWidget:
        words, looking = self.words, self._looking
        found = profiles(self.context.checklist.looking.sites, looking.clues.usernames)
        box = Column(muted(words("search.profiles.about"), Role.BODY), space=Space.PANEL)
        if not found:
            return box.add(Card(muted(words("search.profiles.nothing"), Role.BODY)))
        box.add(self._seen())
        for username in dict.fromkeys(each.username for each in found):
            rows = [self._profile_row(each) for each in found if each.username == username]
            box.add(Heading(username, Role.STRONG), listed(*rows))
            self.profile_rows += rows
        return box

    def _profile_row(self, profile: Profile) -> ProfileRow:
        row = ProfileRow(self.words, profile)
        row.open_asked.connect(lambda: self._opener.ask(profile.url, row.show_opened))
        row.note_asked.connect(lambda: self._note(profile.url))
        return row

    def _note(self, url: str) -> None:
        part = f"new {url}"
        self.context.go(Place(name=Name.FINDINGS, back=Name.SEARCH, part=part))

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
            first: QWidget = self.rows[0].button if self.rows else self.views.segments[1]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.go(Place(name=Name.FINDINGS, back=Name.SEARCH))

    def _on_engine_chosen(self, key: str) -> None:
        engines = self.context.checklist.looking.engines
        self._engine = next(engine for engine in engines if engine.id == key)

    def _on_search_asked(self, row: SearchRow) -> None:
        if row.text.strip():
            url = address(self._engine, row.text, pictures=row.search.pictures)
            self._opener.ask(url, row.show_opened)

    def _on_keep_asked(self, kept: bool) -> None:  # noqa: FBT001 (Qt's own signal)
        if self.fields is not None:
            self._looking.clues = self.fields.clues
        if kept:
            self._keep()
            return
        future = self._looking.forget_clues()
        if future is not None:
            self.context.tasks.watch(future, self._on_forgotten)

    def _keep(self) -> None:
        future = self._looking.keep_clues(self._looking.clues)
        self.context.tasks.watch(future, self._on_kept)

    def _on_kept(self, _: object) -> None:
        self._saved.show_state(SavedState.SAVED)

    def _on_forgotten(self, _: object) -> None:
        self._saved.show_state(SavedState.QUIET)
