"""What every screen is: a page with a title, a rail and a place to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail_rows import RailContent, RailEntry
from audit_app.ui.kit.tokens import Space, Width
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.foot import Foot

_MENU = (
    (Name.HOME, "home"),
    (Name.QUESTION, "checkin"),
    (Name.ACTIONS, "actions"),
    (Name.COMPARE, "changed"),
    (Name.SETTINGS, "settings"),
)


class Screen(Page):
    """One place in the window; made anew each time it is gone to.

    ``rail_changed`` asks the window to draw the rail anew. ``menu_name`` is the menu row that the
    screen belongs to. ``inside_help`` fills the door. ``above`` is the space above the first part.
    ``part_after_locking`` is the part to come back to where that is not the one shown before.
    ``keeps_typed``: what stands in its fields is kept while the answers are locked, as nothing else
    keeps it. ``says`` is what a screen reader says once when the screen appears, beside its title.
    """

    rail_changed = Signal()
    menu_name = Name.HOME
    inside_help = False
    part_after_locking = ""
    keeps_typed = False
    says = ""
    above: float = Space.TOP

    def __init__(
        self,
        context: Context,
        place: Place,
        *,
        width: float = Width.READ,
        foot: Foot | None = None,
        centred: bool = False,
    ) -> None:
        """Subclasses put their parts into ``body``. The rest is as in ``Page``."""
        super().__init__(width=width, foot=foot, top=self.above, centred=centred)
        self.context = context
        self.words = context.words
        self.place = place

    @classmethod
    def instead(cls, _context: Context, _place: Place) -> Place | None:
        """Where to go when this screen would have nothing to show; None: here."""
        return None

    @property
    def title(self) -> str:
        """What a screen reader calls the screen, when the keyboard comes into it."""
        return self.words(f"window.titles.{self.place.name}")

    def rail(self) -> RailContent | None:
        """What the rail shows: the menu, unless a subclass says otherwise (None: no rail)."""
        return menu(self.context, self.menu_name)

    def on_rail_chosen(self, key: str) -> None:
        """A row of the rail was chosen: by default a menu row."""
        self.context.go(Place(name=Name(key)))

    def on_way_home(self) -> None:
        """The way home was chosen."""
        self.context.go(Place(name=Name.HOME))

    def initial_focus(self) -> QWidget | None:
        """What has the keyboard first; None leaves it to the order on the page."""
        return None

    def leave(self) -> bool:
        """Save what is typed. False keeps the person here."""
        return True


def menu(context: Context, current: Name) -> RailContent | None:
    """The menu, with how many actions are open; none while the answers are locked."""
    if context.session is None:
        return None
    count = len(context.session.actions.plan(context.parts.today()).open)
    entries = tuple(
        RailEntry(
            key=name,
            name=context.words(f"window.menu.{name}"),
            icon=icon,
            count=str(count) if count and name is Name.ACTIONS else "",
        )
        for name, icon in _MENU
    )
    return RailContent(entries=entries, current=current)
