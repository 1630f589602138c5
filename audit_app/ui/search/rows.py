"""One search or one profile page: what it is, and the button that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import LineField
from audit_app.ui.kit.flow import Beside, Flow
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.search import Search
    from audit_app.domain.words import Words
    from audit_app.logic.profiles import Profile

_MARGINS = (0.0, 10.0, 0.0, 10.0)
_MOST = 240
_LEAST = 260


class SearchRow(Column):
    """The words of one search, to change, and to open. ``open_asked``: its button was pressed."""

    open_asked = Signal()

    def __init__(self, words: Words, search: Search, number: int) -> None:
        """``number`` counts from 1 down the page."""
        super().__init__(space=Space.TINY, margins=_MARGINS)
        self.search = search
        self._words = words
        kind = words(f"search.kind.{search.kind}")
        self.line = LineField(search.text)
        self.line.setMaxLength(_MOST)
        self.line.setAccessibleName(f"{number}. {kind}")
        accessible.identify(self.line, f"search-{number}")
        self.button = Button(words("search.open"), icon="open")
        self.button.setAccessibleDescription(kind)
        accessible.identify(self.button, f"search-open-{number}")
        self.button.clicked.connect(self.open_asked)
        self.line.returnPressed.connect(self.button.click)
        self._about = muted(kind)
        self.add(self._about, Beside(self.line, self.button, least=_LEAST, space=Space.ROW))

    @property
    def text(self) -> str:
        """The words to search for, as they stand now."""
        return self.line.text()

    def show_opened(self) -> None:
        """Say that it was opened."""
        kind = self._words(f"search.kind.{self.search.kind}")
        self._about.setText(self._words("search.opened", kind=kind))


class ProfileRow(Column):
    """One site. ``open_asked``; ``note_asked``: the person wants to note what they saw."""

    open_asked = Signal()
    note_asked = Signal()

    def __init__(self, words: Words, profile: Profile) -> None:
        """The address that ``profile`` has."""
        super().__init__(space=Space.TINY, margins=_MARGINS)
        self.profile = profile
        self._words = words
        site = profile.site
        self._name = Label(site.name, Role.STRONG)
        text = Column(self._name, space=0)
        if site.says:
            text.add(muted(site.says))
        self.button = Button(words("search.profiles.open"), icon="open")
        self.note = Button(words("search.profiles.note"), Kind.PLAIN)
        for button, name in ((self.button, "open"), (self.note, "note")):
            button.setAccessibleDescription(f"{site.name}, {profile.username}")
            accessible.identify(button, f"profile-{name}-{site.id}")
        self.button.clicked.connect(self.open_asked)
        self.note.clicked.connect(self.note_asked)
        self.note.hide()
        ways = Flow(self.note, self.button, space=Space.SMALL)
        self.add(Beside(text, ways, least=_LEAST, space=Space.ROW))

    def show_opened(self) -> None:
        """Say that it was opened, and offer to note what was seen."""
        self._name.setText(self._words("search.opened", kind=self.profile.site.name))
        self.note.show()
