"""Managed by your school: what school can never do, and what it has set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.logic import managed
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button, Disclosure
from audit_app.ui.kit.cards import Card, NotePanel, listed
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.icons import IN_BUTTON, Icon
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.logic.managed import Told
    from audit_app.ui.context import Context

_ROOM = 13
# What else in Settings has to do with school.
_WAYS = (Name.PACKS, Name.MY_SCHOOL)


class Managed(Screen):
    """A page of Settings: the promise first. Nothing is changed here.

    What was ignored because it was wrong is for IT to see (``doctor``), and is not shown.
    """

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Shows what counts on this machine. Works while the answers are locked too."""
        super().__init__(context, place)
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        words, body = self.words, self.body
        body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        body.add(Heading(self.title, Role.HEADING))
        body.gap(Space.TINY).add(lead(words("managed.lead")))
        body.gap(Space.PANEL).add(_never(words))
        outside = NotePanel(words("managed.outside.text"), words("managed.outside.heading"), "eye")
        body.gap(Space.PANEL).add(outside)
        body.gap(Space.BLOCK).add(Heading(words("managed.set"), Role.STRONG))
        self._add_rules()

    def initial_focus(self) -> QWidget:
        """The way back: nothing here has to be done."""
        return self.back

    def _add_rules(self) -> None:
        policy = self.context.parts.policy
        if managed.closed(policy):
            self.body.add(NotePanel(self.words("managed.closed"), icon="note"))
        self._add_told(managed.told(policy))
        self.body.gap(Space.BLOCK).add(Heading(self.words("managed.ways.title"), Role.STRONG))
        self.body.add(Flow(*(self._way(name) for name in _WAYS), space=Space.ROW))

    def _way(self, name: Name) -> Button:
        """To a page of Settings that has to do with school, and back here."""
        way = Button(self.words(f"managed.ways.{name}"))
        accessible.identify(way, f"managed-{name}")
        way.clicked.connect(lambda: self.context.go(Place(name=name, back=Name.MANAGED)))
        return way

    def _add_told(self, rules: tuple[Told, ...]) -> None:
        if not rules:
            self.body.add(Card(muted(self.words("managed.nothing"), Role.BODY)))
            return
        self.body.add(listed(*(_row(rule, self.words) for rule in rules)))
        sources = self._build_sources(rules)
        show = Disclosure(self.words("managed.source.show"), sources)
        accessible.identify(show, "managed-sources")
        self.body.gap(Space.PANEL).add(show, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(sources)

    def _build_sources(self, rules: tuple[Told, ...]) -> Card:
        """For whoever helps from school: the names and places that they know."""
        card = Card(space=Space.ROW)
        places: dict[tuple[str, str], list[str]] = {}
        for rule in rules:
            setting = self.context.parts.policy.setting(rule.key)
            if setting is not None:
                places.setdefault((setting.source, setting.level), []).append(setting.key)
        for (source, level), names in places.items():
            said = self.words("managed.source.from", source=source)
            keys = self.words(f"managed.source.{level}", names=", ".join(names))
            card.add(Column(Label(said, Role.NOTE_STRONG), Label(keys, Role.NOTE), space=2))
        return card


def _never(words: Words) -> Card:
    card = Card(Heading(words("managed.never.heading"), Role.CARD), space=Space.ROW)
    for number in range(1, managed.PROMISES + 1):
        sign = Icon("cross", Token.ACCENT, IN_BUTTON, top=2)
        said = Label(words(f"managed.never.{number}"), Role.BODY)
        card.add(TopRow(sign, space=Space.ROW).add(said, stretch=1))
    return card


def _row(rule: Told, words: Words) -> Column:
    """What it is called, what it means, and whether the person can change it."""
    name = words(f"managed.name.{rule.name}")
    means = words(f"managed.means.{rule.means}", **rule.values)
    note = words(f"managed.note.{rule.note}")
    return Column(
        Label(name, Role.STRONG),
        Label(means),
        muted(note),
        space=Space.TINY,
        margins=(0, _ROOM, 0, _ROOM),
    )
