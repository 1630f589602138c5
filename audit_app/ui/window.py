"""The one window: the kit's frame round one screen, made anew each time it is gone to."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout

from audit_app import __version__
from audit_app.ui.closing import Closing
from audit_app.ui.context import Context
from audit_app.ui.frame import Frame
from audit_app.ui.kit import accessible, icons, look, paint, tab_order
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.overlay import ALWAYS, Ground, Overlay
from audit_app.ui.kit.shell import WINDOW, Shell
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.notices import Notices
from audit_app.ui.out_of_sight import OutOfSight
from audit_app.ui.places import Name, Place
from audit_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from audit_app.compose import Parts
    from audit_app.ui.kit.theme import Theme
    from audit_app.ui.screen import Screen

# Large enough for a task bar; the system makes it smaller where it wants to.
_ICON = 64
# After the first paint: until then a task bar shows the sign of the installed program.
_SOON_MS = 300

# Where each screen lives. Imported when first gone to: a start pays for one screen only.
SCREENS = {
    Name.WELCOME: ("welcome", "Welcome"),
    Name.PROTECT: ("protect", "Protect"),
    Name.ABOUT_ME: ("about_me", "AboutMe"),
    Name.DEPTH: ("depth", "DepthChoice"),
    Name.UNLOCK: ("unlock", "Unlock"),
    Name.LOCKING: ("locking_page", "LockingPage"),
    Name.DAMAGED: ("damaged", "DamagedData"),
    Name.RESTORE: ("restore", "Restore"),
    Name.HOME: ("home", "Home"),
    Name.QUESTION: ("checkin", "CheckInScreen"),
    Name.CHANGES: ("changes", "Changes"),
    Name.STILL_TRUE: ("still_true", "StillTrueScreen"),
    Name.SUMMARY: ("summary", "Summary"),
    Name.SPARE_KEY: ("spare_key", "SpareKey"),
    Name.LOCK_ANEW: ("lock_anew", "LockAnew"),
    Name.ACTIONS: ("actions", "ActionList"),
    Name.DO_NOW: ("do_now", "DoNow"),
    Name.HELP: ("help_now", "Situations"),
    Name.HELP_PAGE: ("help_page", "HelpScreen"),
    Name.COMPARE: ("compare", "Compare"),
    Name.SETTINGS: ("settings", "SettingsScreen"),
    Name.MANAGED: ("managed", "Managed"),
    Name.MY_SCHOOL: ("my_school", "MySchool"),
    Name.PACKS: ("packs", "PacksScreen"),
    Name.MY_DATA: ("my_data", "MyData"),
    Name.PROTECTION: ("protection", "ProtectionScreen"),
    Name.SAYINGS: ("sayings", "Sayings"),
    Name.GUIDE: ("guide", "Guide"),
    Name.EVIDENCE: ("evidence.log", "EvidenceScreen"),
    Name.EVIDENCE_ENTRY: ("evidence.form", "EntryForm"),
    Name.SEARCH: ("search.screen", "SearchScreen"),
    Name.FINDINGS: ("search.findings", "FindingsScreen"),
    Name.LETTER: ("search.letter", "LetterScreen"),
    Name.REVIEWS: ("review.lists", "ReviewLists"),
    Name.REVIEW: ("review.walk", "ReviewWalk"),
    Name.PASSWORDS: ("passwords.page", "Passwords"),
}


class Window(QMainWindow):
    """Shows one screen at a time."""

    def __init__(self, parts: Parts, theme: Theme) -> None:
        """An empty window; ``go`` fills it."""
        super().__init__()
        words = parts.words
        # Whatever is not marked as being in another language is English, on every laptop.
        self.setLocale(QLocale("en-GB"))
        run = Qt.LayoutDirection
        QApplication.setLayoutDirection(
            run.RightToLeft if words.locale.right_to_left else run.LeftToRight
        )
        notices = Notices(self, words, __version__)
        tasks = Tasks(self, notices.show)
        self.context = Context(parts, theme, tasks, notices, self.go)
        self._closing = Closing(self.context, self.close)
        self.screen_shown: Screen | None = None
        self.shell = Shell(words)
        self.shell.chosen.connect(self._on_rail_chosen)
        self.shell.went_home.connect(self._on_went_home)
        self.shell.door_opened.connect(self._on_door_opened)
        self.out_of_sight = OutOfSight(
            Frame(self, self.shell, self.context, lambda: self.screen_shown)
        )
        self.context.settings_changed = self.out_of_sight.follow_settings
        self.setWindowTitle(words("window.demo" if parts.demo else "window.title"))
        QTimer.singleShot(_SOON_MS, self, lambda: _wear_sign(self))
        self._build_frame()
        QShortcut(QKeySequence("F1"), self).activated.connect(self._on_guide_asked)
        door = QShortcut(QKeySequence("F2"), self)
        door.setObjectName(ALWAYS)
        door.activated.connect(self._on_door_asked)
        self.resize(WINDOW)

    def _build_frame(self) -> None:
        if not self.context.parts.demo:
            self.setCentralWidget(self.shell)
            return
        frame = Ground()
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(DemoBanner(self.context.words("window.demo-banner")))
        box.addWidget(self.shell, 1)
        self.setCentralWidget(frame)

    def go(self, place: Place) -> None:
        """Show another screen, unless the one shown wants the person to stay."""
        module, name = SCREENS[place.name]
        build: type[Screen] = getattr(import_module(f"audit_app.ui.{module}"), name)
        instead = build.instead(self.context, place)
        if instead is not None:
            self.go(instead)
            return
        if self.screen_shown is not None and not self.screen_shown.leave():
            return
        screen = build(self.context, place)
        if screen.keeps_typed and self.context.session is not None:
            import_module("audit_app.ui.typed").restore(self.context.session, screen)
        screen.rail_changed.connect(self._show_rail)
        self.screen_shown = screen
        self.shell.set_inside(inside=screen.inside_help)
        self.out_of_sight.arrive(place.name)
        if place.name is not Name.QUESTION and "audit_app.ui.guide_beside" in sys.modules:
            import_module("audit_app.ui.guide_beside").close_beside(self.shell)
        # Or Qt hands it on to one part after another on the way, and all of them are read out.
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()
        self._show_rail()
        screen.setAccessibleName(screen.title)
        self.shell.show_page(screen)
        self._start_from(screen)

    def _start_from(self, screen: Screen) -> None:
        """Give the keyboard its place at once: the next key may be waiting already."""
        first = screen.initial_focus()
        if first is None:
            tab_order.step(screen, forward=True)
        accessible.arrive(screen, first, screen.says)

    def _show_rail(self) -> None:
        if self.screen_shown is not None:
            self.shell.show_rail(self.screen_shown.rail())

    def _on_rail_chosen(self, key: str) -> None:
        if self.screen_shown is not None:
            self.screen_shown.on_rail_chosen(key)

    def _on_went_home(self) -> None:
        if self.screen_shown is not None:
            self.screen_shown.on_way_home()

    def _on_door_asked(self) -> None:
        """F2: help waits for no box. A box is left by its own way out, as Escape would."""
        for box in self.findChildren(Overlay):
            if box.way_out is not None and box.isVisible():
                box.leave()
                box.way_out.click()
        self._on_door_opened()

    def _on_door_opened(self) -> None:
        """Help comes at once, and knows the way back."""
        shown = self.screen_shown
        if shown is None:
            self.go(Place(name=Name.HELP))
        else:
            back = shown.place.back if shown.inside_help else shown.place.name
            self.go(Place(name=Name.HELP, back=back))

    def _on_guide_asked(self) -> None:
        """F1: the guide beside a question where there is room, else in its place and back."""
        shown = self.screen_shown
        if shown is None or shown.place.name is Name.GUIDE:
            return
        beside = import_module("audit_app.ui.guide_beside")
        is_asked = shown.place.name is Name.QUESTION
        if not (is_asked and beside.open_beside(self.shell, self.context.words)):
            self.go(Place(name=Name.GUIDE, back=shown.place.name))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        return tab_order.step(self, forward=forward)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self.context.theme.keep_on()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when what is typed is kept; then finish saving and lock."""
        if self.out_of_sight.then(self.close):
            event.ignore()
            return
        stays = self.screen_shown is not None and not self.screen_shown.leave()
        if stays or not self._closing.may_close():
            event.ignore()
            return
        self.context.tasks.close()
        if self.context.session is not None:
            self.context.session.close()
            self.context.session = None
        event.accept()


def _wear_sign(window: Window) -> None:
    from PySide6.QtGui import QIcon

    window.setWindowIcon(QIcon(icons.pixmap(window, "brand", Token.ACCENT, _ICON)))


class DemoBanner(Row):
    """Says on every screen that the person is invented."""

    def __init__(self, text: str) -> None:
        """One line across the top."""
        super().__init__(margins=(Space.PANEL, Space.SMALL, Space.PANEL, Space.SMALL))
        self.add(Label(text, Role.NOTE_STRONG, token=Token.TEXT), stretch=1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = look.colour(self, Token.SEL)
        paint.fill(paint.painter_for(self), QRectF(self.rect()), ink)
