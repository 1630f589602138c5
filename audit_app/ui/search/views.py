"""The searches and the profile pages, each a row with the button that opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.logic.profiles import profiles
from audit_app.logic.queries import address, searches
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, NotePanel, listed
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.question.link import on_school_laptop
from audit_app.ui.search.rows import ProfileRow, SearchRow

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from audit_app.domain.search import Clues
    from audit_app.domain.words import Words
    from audit_app.logic.profiles import Profile
    from audit_app.ui.context import Context
    from audit_app.ui.search.opener import PrivateOpener


def who_sees(context: Context) -> NotePanel:
    """Who sees a search: said before anything is typed or opened."""
    key = "school" if on_school_laptop(context) else "own"
    return NotePanel(context.words(f"search.seen.{key}"), icon="eye")


class Searches(Column):
    """The searches that ``clues`` make. ``fill_asked``: there are none, and some are wanted."""

    fill_asked = Signal()

    def __init__(self, context: Context, clues: Clues, opener: PrivateOpener) -> None:
        """``opener`` asks before each address."""
        super().__init__(space=Space.PANEL)
        words = context.words
        self._opener = opener
        self._engines = {engine.id: engine for engine in context.checklist.looking.engines}
        made = searches(clues)
        self.rows = [SearchRow(words, search, n) for n, search in enumerate(made, 1)]
        choices = [(engine.id, engine.name) for engine in self._engines.values()]
        self.engines = Segments(words("search.engines"), choices)
        self.engines.choose(choices[0][0])
        if not self.rows:
            self.add(_nothing(words("search.nothing"), words, self.fill_asked))
            return
        for row in self.rows:
            row.open_asked.connect(partial(self._on_open_asked, row))
        one_by_one = muted(words("search.one-by-one"))
        self.add(Column(who_sees(context), self.engines, one_by_one), listed(*self.rows))

    def _on_open_asked(self, row: SearchRow) -> None:
        engine = next(e for name, e in self._engines.items() if name == self.engines.current)
        if row.text.strip():
            url = address(engine, row.text, pictures=row.search.pictures)
            self._opener.ask(url, row.show_opened)


class Profiles(Column):
    """The pages that may be the person's own. ``note_asked`` gives the address of one.

    ``fill_asked`` as for the searches.
    """

    fill_asked = Signal()
    note_asked = Signal(str)

    def __init__(self, context: Context, clues: Clues, opener: PrivateOpener) -> None:
        """``opener`` asks before each address."""
        words = context.words
        super().__init__(muted(words("search.profiles.about"), Role.BODY), space=Space.PANEL)
        self._words = words
        self._opener = opener
        self.rows: list[ProfileRow] = []
        found = profiles(context.checklist.looking.sites, clues.usernames)
        if not found:
            self.add(_nothing(words("search.profiles.nothing"), words, self.fill_asked))
            return
        self.add(who_sees(context))
        for username in dict.fromkeys(each.username for each in found):
            rows = [self._row(each) for each in found if each.username == username]
            self.add(Heading(username, Role.STRONG), listed(*rows))
            self.rows += rows

    def _row(self, profile: Profile) -> ProfileRow:
        row = ProfileRow(self._words, profile)
        row.open_asked.connect(lambda: self._opener.ask(profile.url, row.show_opened))
        row.note_asked.connect(lambda: self.note_asked.emit(profile.url))
        return row


def _nothing(says: str, words: Words, asked: SignalInstance) -> Card:
    """Why there is nothing here, and the way to fill something in."""
    fill = Button(words("search.fill"))
    accessible.identify(fill, "search-fill")
    fill.clicked.connect(asked)
    card = Card(muted(says, Role.BODY))
    return card.gap(Space.PANEL).add(fill, align=Qt.AlignmentFlag.AlignLeft)
