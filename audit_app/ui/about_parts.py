"""The two halves of "about me and my apps": the person, and what they use."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_app.domain.checkin import Profile
from audit_app.domain.checklist import App, AppId
from audit_app.domain.person import Nation, Role, Tie
from audit_app.domain.settings import PublicSettings
from audit_app.domain.words import Words
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import Field, PickList
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role as Letters
from audit_app.ui.kit.tokens import Space

_ACCOUNTS = "account"
_SHOWN = 8
_OPEN = ""


class Person(Column):
    """Role, laptop, country, and the facts that bring questions of their own."""

    def __init__(
        self, words: Words, profile: Profile, settings: PublicSettings, *, known: bool
    ) -> None:
        """``known`` False: the person has not said anything yet."""
        super().__init__(space=Space.BLOCK)
        roles = [(role.value, words(f"common.role.{role}")) for role in Role]
        if not known:
            roles.insert(0, (_OPEN, words("setup.about.role-open")))
        self.role = PickList(roles, profile.role if known else _OPEN)
        self.laptop = Segments(
            words("setup.about.laptop"),
            [(kind, words(f"common.laptop.{kind}")) for kind in ("own", "school")],
        )
        self.laptop.choose(settings.laptop)
        nations = [(nation.value, words(f"common.nation.{nation}")) for nation in Nation]
        self.nation = Segments(words("setup.about.nation"), nations)
        self.nation.choose(profile.nation if known else settings.nation or Nation.ENGLAND)
        self.ties = {
            tie: TickTile(words(f"common.tie.{tie}"), ticked=tie in profile.ties) for tie in Tie
        }
        self._build(words)
        self.role.picked.connect(self._on_role_picked)
        self._on_role_picked()

    def _build(self, words: Words) -> None:
        accessible.identify(self.role, "about-role")
        accessible.identify(self.laptop, "about-laptop")
        accessible.identify(self.nation, "about-nation")
        tiles = Tiles(*self.ties.values(), least=320)
        for tie, tile in self.ties.items():
            accessible.identify(tile, f"tie-{tie}")
        self.add(
            Tiles(
                Field(words("setup.about.role"), self.role, wide=False),
                Field(words("setup.about.laptop"), self.laptop, wide=False),
                least=330,
            ),
            Field(words("setup.about.nation"), self.nation, wide=False),
            Field(words("setup.about.ties"), tiles),
        )

    @property
    def said_role(self) -> Role:
        """The role; left open, the one that brings no questions of its own."""
        return Role(self.role.current) if self.role.current else Role.SUPPORT

    @property
    def said_nation(self) -> Nation:
        """The country of the school."""
        return Nation(self.nation.current or Nation.ENGLAND)

    @property
    def said_ties(self) -> tuple[Tie, ...]:
        """The facts that are ticked. Only leaders are asked about leading."""
        return tuple(
            tie for tie, tile in self.ties.items() if tile.isChecked() and not tile.isHidden()
        )

    def _on_role_picked(self) -> None:
        is_leader = self.role.current == Role.LEADER
        self.ties[Tie.LEADER_PACK].setVisible(is_leader)


class Apps(Column):
    """Tiles to tick, the most used first; the rest one press away."""

    changed = Signal()

    def __init__(
        self, words: Words, apps: Sequence[App], ticked: Sequence[AppId], *, known: bool
    ) -> None:
        """``known`` with nothing ticked means that the person uses none."""
        super().__init__(space=Space.SMALL)
        self._words = words
        ranked = sorted(apps, key=lambda app: app.rank)
        self.tiles = {app.id: TickTile(app.name, ticked=app.id in ticked) for app in ranked}
        self.none = TickTile(words("setup.about.none"))
        usual = [app for app in ranked if app.group != _ACCOUNTS]
        self._rest = [
            self.tiles[app.id] for app in usual[_SHOWN:] if not self.tiles[app.id].isChecked()
        ]
        self.none.setChecked(known and not any(app.id in ticked for app in usual))
        self._usual = [self.tiles[app.id] for app in usual]
        self._count = Label("", Letters.STRONG)
        self.more = Button(words("setup.about.more"), Kind.PLAIN, "down", flush=True)
        self._build([self.tiles[app.id] for app in ranked if app.group == _ACCOUNTS])
        self._connect()
        self._show_count()

    def _build(self, accounts: list[TickTile]) -> None:
        words = self._words
        heading = Heading(words("setup.about.apps"), Letters.CARD)
        self.add(heading).gap(Space.TINY).add(muted(words("setup.about.apps-about")))
        self.add(Tiles(*self._usual, self.none, columns=3, least=200))
        self.add(self.more, align=Qt.AlignmentFlag.AlignLeft)
        self.gap(Space.TINY).add(self._count)
        accounts_name = Heading(words("setup.about.accounts"), Letters.STRONG)
        self.gap(Space.PANEL).add(accounts_name)
        self.add(Tiles(*accounts, columns=3, least=200))
        for tile in self._rest:
            tile.hide()
        for app, tile in self.tiles.items():
            accessible.identify(tile, f"app-{app}")
        accessible.identify(self.none, "app-none")
        accessible.identify(self.more, "apps-more")
        self.more.setVisible(bool(self._rest))

    def _connect(self) -> None:
        self.more.clicked.connect(self._on_more)
        self.none.toggled.connect(self._on_none_toggled)
        for tile in self.tiles.values():
            tile.toggled.connect(self._on_app_toggled)

    @property
    def first(self) -> QWidget:
        """The first tile."""
        return self._usual[0]

    @property
    def ticked(self) -> tuple[AppId, ...]:
        """What is ticked, the most used first."""
        return tuple(app for app, tile in self.tiles.items() if tile.isChecked())

    def _on_more(self) -> None:
        self.more.hide()
        for tile in self._rest:
            tile.show()
        self._rest[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_none_toggled(self, none: bool) -> None:  # noqa: FBT001 (Qt's own signal)
        for tile in self._usual if none else ():
            # Told one by one, those still ticked would take "none" back.
            with QSignalBlocker(tile):
                tile.setChecked(False)
        self._show_count()
        self.changed.emit()

    def _on_app_toggled(self) -> None:
        if any(tile.isChecked() for tile in self._usual):
            self.none.setChecked(False)
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        count = sum(tile.isChecked() for tile in self._usual)
        no_apps = self._words("setup.about.no-apps")
        self._count.setText(self._words("setup.about.ticked", count=count) if count else no_apps)
