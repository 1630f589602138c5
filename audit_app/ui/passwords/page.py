"""Help with passwords: no password need be typed, and none that is typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Disclosure
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.passphrase import Said
from audit_app.ui.passwords.phrase import PhraseCard
from audit_app.ui.passwords.typed import TypedPassword
from audit_app.ui.places import Name
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.ui.places import Place

# In the order they are read, and in the order in which what is missing matters most.
# The opener has room of its own round its words.
_CLOSED = (Space.CARD, Space.ROW, Space.CARD, Space.ROW)
_ASKED = ("long", "only", "two-step")
_NEXT = ("only", "long", "two-step")


class Passwords(Screen):
    """Three questions, three words, and a field that is closed at first."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Nothing is drawn, typed or asked yet."""
        super().__init__(context, place, width=Width.ANSWER)
        if place.back in (Name.QUESTION, Name.ACTIONS):
            self.menu_name = place.back
        self._back = BackButton(context, place)
        self.went_back.connect(self._back.click)
        self.phrase = PhraseCard(context)
        self.typed = TypedPassword(context)
        opener = Disclosure(self.words("passwords.typed.open"), self.typed)
        accessible.identify(opener, "typed-open")
        opener.toggled.connect(self.typed.empty)
        self.body.add(self._back)
        self.body.add(Heading(self.title, Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self.words("passwords.lead")))
        self.body.gap(Space.PANEL).add(AskYourself(self.words))
        self.body.gap(Space.PANEL).add(self.phrase)
        self.body.gap(Space.PANEL).add(Card(opener, self.typed, margins=_CLOSED))

    def initial_focus(self) -> QWidget:
        return self._back

    def leave(self) -> bool:
        """Nothing that was typed or drawn stays behind."""
        self.typed.empty()
        self.phrase.empty()
        return True


class AskYourself(Card):
    """Three ticks about one account, and what to do next. Nothing of it is kept."""

    def __init__(self, words: Words) -> None:
        """Nothing is ticked."""
        super().__init__()
        self._words = words
        self.ticks = {key: TickTile(words(f"passwords.ask.{key}")) for key in _ASKED}
        self._said = Said(keeps_room=False)
        self.add(Heading(words("passwords.ask.heading"), Role.CARD))
        self.gap(Space.ROW).add(Column(*self.ticks.values(), space=Space.SMALL))
        self.add(self._said)
        for key, tick in self.ticks.items():
            accessible.identify(tick, f"ask-{key}")
            tick.toggled.connect(self._on_ticked)

    def _on_ticked(self) -> None:
        ticked = {key for key, tick in self.ticks.items() if tick.isChecked()}
        missing = next((key for key in _NEXT if key not in ticked), "")
        if not ticked:
            self._said.say("")
        elif missing:
            self._said.say(self._words(f"passwords.ask.next.{missing}"), "note")
        else:
            self._said.say(self._words("passwords.ask.all"))
