"""The way back from a page that belongs to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from audit_app.ui.context import Context


class BackButton(Button):
    """Leads to where ``place`` says, else to Settings, or to unlocking while all is locked."""

    def __init__(self, context: Context, place: Place, usual: Name = Name.SETTINGS) -> None:
        """``place`` of the page that it stands on, ``usual`` where one without a way back leads."""
        usual = Name.UNLOCK if context.session is None else usual
        to = place.back or usual
        key = "settings.back" if to is Name.SETTINGS else "settings.back-plain"
        super().__init__(context.words(key), Kind.PLAIN, "left", flush=True)
        accessible.identify(self, "back")
        there = Place(name=to, question=place.question, action=place.action)
        self.clicked.connect(lambda: context.go(there))
