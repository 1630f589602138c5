"""What a person can do at any time beside the check-in: the doors to its pages, on Home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.rows import Situation
from audit_app.ui.kit.text import Heading
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from audit_app.ui.context import Context

# A page and its sign; each has words under "home.tools".
DOORS = ((Name.SEARCH, "eye"), (Name.REVIEWS, "checkin"), (Name.FINDINGS, "note"))
_LEAST = 188


class Tools(Column):
    """A card for each page."""

    def __init__(self, context: Context) -> None:
        """The doors lead back to Home."""
        words = context.words
        super().__init__(Heading(words("home.tools.title"), Role.STRONG))
        tiles = Tiles(columns=3, least=_LEAST, space=Space.PANEL)
        for name, icon in DOORS:
            title, about = words(f"home.tools.{name}"), words(f"home.tools.{name}-about")
            door = Situation(icon, title, about)
            accessible.identify(door, f"tool-{name}")
            door.clicked.connect(
                lambda _=False, to=name: context.go(Place(name=to, back=Name.HOME))
            )
            tiles.add(door)
        self.add(tiles)
