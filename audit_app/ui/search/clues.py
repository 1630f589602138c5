"""What a person wants to search for: names, places, numbers. Nothing here leaves the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.domain.search import Clues
from audit_app.logic.queries import parted
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.fields import Field, LineField
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.text import muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from audit_app.domain.words import Words

FIELDS = (
    "names",
    "other_names",
    "nicknames",
    "usernames",
    "towns",
    "schools",
    "phones",
    "emails",
)
_LEAST = 300
_MOST = 400


class ClueFields(Column):
    """A line for each kind of clue, more than one with commas. ``changed``: a line was typed in.

    ``keep_asked`` says whether all of it is to be kept for the next time.
    """

    changed = Signal()
    keep_asked = Signal(bool)

    def __init__(self, words: Words, clues: Clues, *, kept: bool) -> None:
        """Filled with ``clues``; ``kept``: they are kept already."""
        super().__init__(space=Space.BLOCK)
        self.lines = {name: LineField(", ".join(getattr(clues, name))) for name in FIELDS}
        fields = Tiles(columns=2, least=_LEAST, space=Space.PANEL)
        for name, line in self.lines.items():
            key = name.replace("_", "-")
            accessible.identify(line, f"clue-{key}")
            line.setMaxLength(_MOST)
            line.textEdited.connect(self.changed)
            about = words(f"search.clues.{key}-about")
            fields.add(Field(words(f"search.clues.{key}"), line, about))
        self.keep = TickTile(words("search.clues.keep"), ticked=kept)
        accessible.identify(self.keep, "clues-keep")
        self.keep.toggled.connect(self.keep_asked)
        self.add(fields, Column(self.keep, muted(words("search.clues.keep-about")), space=4))

    @property
    def clues(self) -> Clues:
        """What is typed now."""
        return Clues(**{name: parted(line.text()) for name, line in self.lines.items()})
