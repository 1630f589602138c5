"""Settings: how it looks, and the ways to everything else that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.logic import managed
from audit_app.logic.effective import choose, effective
from audit_app.ui.away_settings import AwaySettings
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import SettingRow, listed
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.language_row import LanguageRow
from audit_app.ui.new_version import NewVersion, releases_of
from audit_app.ui.places import Name, Place
from audit_app.ui.reminder_row import ReminderRow
from audit_app.ui.saving import save_calendar, save_checklist
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context

_SIZES = ("100", "125", "150", "175", "200")
_COLOURS = ("system", "light", "dark", "contrast")
_LETTERS = ("lexend", "system")
_SPACING = ("normal", "more")


class SettingsScreen(Screen):
    """What looks change at once, and stays."""

    menu_name = Name.SETTINGS

    def __init__(self, context: Context, place: Place) -> None:
        """One card for each group of settings."""
        super().__init__(context, place)
        self.sizes = self._strip("text-size", _SIZES)
        self.colours = self._strip("colours", _COLOURS)
        self.letters = self._strip("letters", _LETTERS)
        self.spacing = self._strip("spacing", _SPACING)
        settings = context.parts.effective
        self.sizes.choose(str(settings.text_size))
        self.colours.choose(settings.theme)
        self.letters.choose(settings.font)
        self.spacing.choose(settings.spacing)
        self.sizes.chosen.connect(lambda key: self._change(text_size=int(key)))
        self.colours.chosen.connect(lambda key: self._change(theme=key))
        self.letters.chosen.connect(lambda key: self._change(font=key))
        self.spacing.chosen.connect(lambda key: self._change(spacing=key))
        self.body.add(Heading(self.title, Role.HEADING))
        self._add_group("looks", self._build_looks())
        self._add_group("mine", self._build_mine())
        self._add_group("privacy", self._build_privacy())
        self._add_group("paper", self._build_papers())
        guide = self._row("guide", self._way("guide", Place(name=Name.GUIDE, back=Name.SETTINGS)))
        self.body.gap(Space.BLOCK).add(listed(guide))
        releases = releases_of(context)
        if releases.exists:
            self.body.gap(Space.BLOCK).add(listed(NewVersion(context, releases)))
        self.body.gap(Space.BLOCK).add(listed(self._build_delete()))

    def initial_focus(self) -> QWidget:
        """The text size that is chosen."""
        return next(each for each in self.sizes.segments if each.key == self.sizes.current)

    def _add_group(self, key: str, rows: Sequence[QWidget]) -> None:
        self.body.gap(Space.BLOCK)
        self.body.add(Heading(self.words(f"settings.group.{key}"), Role.STRONG), listed(*rows))

    def _build_looks(self) -> list[SettingRow]:
        strips = (
            ("text-size", self.sizes),
            ("colours", self.colours),
            ("letters", self.letters),
            ("spacing", self.spacing),
        )
        return [*(self._row(key, strip) for key, strip in strips), LanguageRow(self.context)]

    def _build_mine(self) -> list[SettingRow]:
        about = Place(name=Name.ABOUT_ME, back=Name.SETTINGS)
        return [
            self._row("about-me", self._way("about-me", about)),
            self._row("school", self._way("school", Place(name=Name.MY_SCHOOL))),
            self._row("packs", self._way("packs", Place(name=Name.PACKS, back=Name.SETTINGS))),
            _managed(self.context),
        ]

    def _build_privacy(self) -> list[SettingRow]:
        place = Place(name=Name.PROTECTION, back=Name.SETTINGS)
        ways = [
            self.words(f"settings.protection.way.{kind}")
            for kind in sorted(set(self.context.opened.vault.slots))
        ]
        protection = SettingRow(
            self.words("settings.protection.name"),
            self.words("settings.protection.about", ways=tuple(ways)),
            self._way("protection", place),
        )
        data = self._row("data", self._way("data", Place(name=Name.MY_DATA)))
        passwords = Place(name=Name.PASSWORDS, back=Name.SETTINGS)
        helps = self._row("passwords", self._way("passwords", passwords))
        return [*AwaySettings(self.context, self).rows, protection, data, helps]

    def _build_papers(self) -> list[SettingRow]:
        calendar = Button(self.words("settings.calendar.go"), icon="calendar")
        calendar.clicked.connect(lambda: save_calendar(self.context, self))
        paper = Button(self.words("settings.paper.go"), icon="doc")
        paper.clicked.connect(lambda: save_checklist(self.context, self))
        for button, key in ((calendar, "calendar"), (paper, "paper")):
            accessible.identify(button, f"settings-{key}")
        # A demonstration must not touch the scheduler of whoever watches it.
        reminder = [] if self.context.parts.demo else [ReminderRow(self.context)]
        return [self._row("calendar", calendar), *reminder, self._row("paper", paper)]

    def _build_delete(self) -> SettingRow:
        delete = Button(self.words("settings.delete.go"), Kind.CARE)
        accessible.identify(delete, "settings-delete")
        place = Place(name=Name.MY_DATA, part="forget")
        delete.clicked.connect(lambda: self.context.go(place))
        return self._row("delete", delete)

    def _row(self, key: str, control: QWidget) -> SettingRow:
        about = self.words(f"settings.{key}.about")
        return SettingRow(self.words(f"settings.{key}.name"), about, control)

    def _strip(self, key: str, choices: Sequence[str]) -> Segments:
        named = [(choice, self.words(f"settings.{key}.{choice}")) for choice in choices]
        strip = Segments(self.words(f"settings.{key}.name"), named)
        accessible.identify(strip, f"settings-{key}")
        return strip

    def _way(self, key: str, place: Place) -> Button:
        way = Button(self.words(f"settings.{key}.go"))
        way.setAccessibleName(self.words(f"settings.{key}.spoken"))
        accessible.identify(way, f"settings-{key}")
        way.clicked.connect(lambda: self.context.go(place))
        return way

    def _change(self, **looks: object) -> None:
        parts = self.context.parts
        chosen = choose(parts.settings, **looks)
        self.context.theme.follow(effective(chosen, parts.policy))
        keep(self.context, chosen)
        if (focus := self.focusWidget()) is not None:
            self.area.ensureWidgetVisible(focus)


def _managed(context: Context) -> SettingRow:
    """There also where school has set nothing: then it says so."""
    words, count = context.words, len(managed.told(context.parts.policy))
    way = Button(words("managed.settings.go"))
    way.setAccessibleName(words("managed.settings.spoken"))
    accessible.identify(way, "settings-managed")
    way.clicked.connect(lambda: context.go(Place(name=Name.MANAGED)))
    key = "managed.settings.about" if count else "managed.settings.none"
    return SettingRow(words("managed.settings.name"), words(key, count=count), way)
