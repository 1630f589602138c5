"""What decides which questions fit: who the person is in school, and the apps they use."""

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from audit_app.domain.checkin import Profile
from audit_app.domain.settings import PublicSettings
from audit_app.ui.about_parts import Apps, Person
from audit_app.ui.context import Context
from audit_app.ui.getting_started import is_first_run, steps
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Rule
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.text import Heading, Label, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen


class AboutMe(Screen):
    """A step of the first run; later reached from Settings, and from inside a check-in.

    What is ticked is kept by Next, and by leaving any other way but Back.
    """

    def __init__(self, context: Context, place: Place) -> None:
        """Shows what the person said last."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._is_first = is_first_run(context)
        self._is_aside = place.back is Name.QUESTION
        self.menu_name = Name.QUESTION if self._is_aside else Name.SETTINGS
        known = context.opened.record.profile
        profile = context.opened.checkins.profile
        self.person = Person(self.words, profile, context.parts.settings, known=known is not None)
        self.apps = Apps(self.words, context.checklist.apps, profile.apps, known=known is not None)
        self._before: tuple[Profile, PublicSettings] | None = self._said()
        self._build_foot(foot)
        self.body.add(Heading(self.words("setup.about.heading"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self.words("setup.about.lead")))
        self.body.gap(Space.BLOCK).add(self.person)
        self.body.gap(Space.CARD).add(Column(Rule())).gap(Space.BLOCK).add(self.apps)
        self.entered.connect(self.next.click)
        self.went_back.connect(self.back.click)

    def _build_foot(self, foot: Foot) -> None:
        self.back = Button(self.words("setup.back"))
        self.status = Label("", Role.SMALL)
        go = "setup.next" if self._is_first or self._is_aside else "setup.about.save"
        self.next = Button(self.words(go), Kind.FILLED)
        accessible.identify(self.back, "setup-back")
        accessible.identify(self.next, "setup-next")
        foot.add_left(self.back, self.status)
        foot.add_right(self.next)
        # In a first run there is nothing to go back to: the lock is chosen.
        self.back.setVisible(not self._is_first)
        self.back.setEnabled(not self._is_first)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)

    def rail(self) -> RailContent | None:
        """The steps in a first run, else the menu."""
        return steps(self.context, Name.ABOUT_ME) if self._is_first else super().rail()

    def initial_focus(self) -> QWidget:
        """The first thing to say, or the apps when they are what changed."""
        about_apps = self._is_aside and self.place.part != "person"
        return self.apps.first if about_apps else self.person.role

    def leave(self) -> bool:
        """Keep what was changed."""
        if self._said() != self._before:
            self._keep()
        return True

    def _said(self) -> tuple[Profile, PublicSettings]:
        """What the screen says now, as it would be kept."""
        laptop = self.person.laptop.current
        said = Profile(
            role=self.person.said_role,
            nation=self.person.said_nation,
            laptop="own" if laptop == "own" else "school",
            ties=self.person.said_ties,
            apps=self.apps.ticked,
        )
        settings = msgspec.structs.replace(
            self.context.parts.settings, nation=said.nation, laptop=said.laptop if laptop else None
        )
        return said, settings

    def _keep(self, done: Callable[[None], None] | None = None) -> None:
        """Failing is told to ``_on_not_kept`` while this is shown, and to the window after that."""
        context, (profile, settings) = self.context, self._said()
        self._before = (profile, settings)
        kept = context.opened.checkins.keep_profile(profile)

        def finish() -> None:
            context.parts.keep_settings(settings)
            kept.result()

        context.tasks.run(finish, done, self._on_not_kept if done else None)

    def _on_back(self) -> None:
        self._before = self._said()
        self.context.go(self._after())

    def _on_next(self) -> None:
        self.next.setEnabled(False)
        self.status.setText(self.words("setup.about.saving"))
        self._keep(self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        self.context.go(Place(name=Name.DEPTH) if self._is_first else self._after())

    def _on_not_kept(self, wrong: BaseException) -> None:
        self._before = None
        self.next.setEnabled(True)
        self.status.setText("")
        self.context.notices.show(wrong)

    def _after(self) -> Place:
        """Where this screen was come to from. A check-in knows where it was."""
        return Place(name=self.place.back or Name.SETTINGS)
