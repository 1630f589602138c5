"""Something is happening now: the situations, and who to talk to. Keeps no record of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.domain.checklist import ContactId, HelpPage
from audit_app.ui import help_people
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CareCard
from audit_app.ui.kit.flow import Flow, Tiles
from audit_app.ui.kit.rows import Situation
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.sayings import SayingsButton
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.audit.protection import Start
    from audit_app.ui.context import Context

# Somebody who listens, whatever it is. The numbers are data: see checklists/contacts.toml.
_TALK = (ContactId("education-support"), ContactId("posh"))


class Situations(Screen):
    """Works before set-up and while the answers are locked."""

    menu_name = Name.HELP
    inside_help = True
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Nothing is read but the guidance and the settings."""
        super().__init__(context, place, centred=context.session is None)
        self._back = way_back(context, place)
        self.body.add(self._back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.words("help.title"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self.words("help.lead")))
        self.body.gap(Space.PANEL).add(CareCard("", self.words("help.danger"), icon="phone"))
        self._tiles = [self._build_tile(page) for page in context.checklist.help_pages]
        self.body.gap(Space.PANEL).add(Tiles(*self._tiles, columns=2, least=330, space=Space.ROW))
        self.went_back.connect(self._back.click)
        self._add_people()

    def _build_tile(self, page: HelpPage) -> Situation:
        tile = Situation(page.icon, page.title, page.about)
        accessible.identify(tile, f"situation-{page.id}")
        tile.clicked.connect(
            lambda: self.context.go(Place(name=Name.HELP_PAGE, page=page.id, back=self.place.back))
        )
        return tile

    def _add_people(self) -> None:
        lines = help_people.outside(self.context, _TALK)
        people = [help_people.helpline(self.context, each) for each in lines]
        people += help_people.at_school(self.context.parts, self.words)
        people += help_people.of_packs(self.context.parts, self.words)
        card = Card(Heading(self.words("help.talk"), Role.STRONG), space=Space.ROW)
        card.add(Tiles(*people, columns=3, least=220, space=Space.PANEL))
        self.body.gap(Space.BLOCK).add(card)
        record = Button(self.words("evidence.open"), Kind.PLAIN, "note", flush=True)
        accessible.identify(record, "keep-record")
        place = Place(name=Name.EVIDENCE, back=Name.HELP)
        record.clicked.connect(lambda: self.context.go(place))
        ways = Flow(SayingsButton(self.context, Name.HELP), record, space=Space.BLOCK)
        self.body.gap(Space.ROW).add(ways)
        said = (self.words("help.no-record"), help_people.checked(lines, self.words))
        self.body.gap(Space.ROW).add(muted(" ".join(said), Role.SMALL))

    def initial_focus(self) -> QWidget:
        """The first situation."""
        return self._tiles[0]


def way_back(context: Context, place: Place) -> Button:
    """The way to where help was asked for from."""
    back = _asked_from(context, place)
    named = back if back in (Name.QUESTION, Name.HOME) else "other"
    button = Button(context.words(f"help.back.{named}"), Kind.PLAIN, "left", flush=True)
    accessible.identify(button, "way-back")
    button.clicked.connect(lambda: go_back(context, place))
    return button


def go_back(context: Context, place: Place) -> None:
    """Go to where help was asked for from, or to where a start of the program begins."""

    def go(start: Start) -> None:
        context.go(Place(name=Name(start)))

    back = _asked_from(context, place)
    if back is None or back is Name.DAMAGED:
        context.tasks.run(context.parts.protection.start, go)
    else:
        context.go(Place(name=back))


def _asked_from(context: Context, place: Place) -> Name | None:
    if place.back is not None or context.session is None:
        return place.back
    return Name.QUESTION if context.session.checkins.current else Name.HOME
