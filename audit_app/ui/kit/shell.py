"""The window's frame: a rail and a page beside it, or a bar and a page under it when folded."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import look, roles
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.fold import Fold, fold_for
from audit_app.ui.kit.overlay import Ground
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail import Bar, Bottom, Brand, Rail
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.tokens import Space

WINDOW = QSize(1180, 740)
FrameT = TypeVar("FrameT", Rail, Bar, Bottom)
_LEAST_EM = 24
# Narrower, in em, and the bar needs its shorter words to stay one line.
_BAR_EM = 60
_LEAST_TALL = 360


class _Pages(QStackedWidget):
    """The stack of pages. Qt tells of it as a pane, which means nothing to anyone."""

    accessible_part = roles.plain


class Shell(Ground):
    """Shows one page at a time. ``chosen`` is the key of a rail row.

    A page given to ``show_page`` belongs to the shell, and the one before it is deleted.
    """

    chosen = Signal(str)
    went_home = Signal()
    door_opened = Signal()
    hide_chosen = Signal()
    lock_chosen = Signal()

    def __init__(self, words: Words) -> None:
        """Empty: no rail content and no page."""
        super().__init__()
        self._words = words
        self._content: RailContent | None = None
        self.fold = Fold.WIDE
        self._tight = False
        self.page: Page | None = None
        self.pages = _Pages()
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        # The wide frame must not keep the window too wide to fold.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self.pages, 1, 1)
        self.inside = False
        self.exits = (False, False)
        self.setMinimumSize(_least(self))

    @cached_property
    def rail(self) -> Rail:
        """Beside the page of a wide window. Made, as the other frames are, when first needed."""
        rail = Rail(self._words)
        self._grid.addWidget(rail, 1, 0)
        rail.chosen.connect(self.chosen)
        rail.went_home.connect(self.went_home)
        return _with_ways(self, rail)

    @cached_property
    def bar(self) -> Bar:
        """Above the page of a folded window."""
        bar = Bar(self._words)
        self._grid.addWidget(bar, 0, 0, 1, 2)
        bar.chosen.connect(self.chosen)
        bar.went_home.connect(self.went_home)
        return _with_ways(self, bar)

    @cached_property
    def top(self) -> QWidget:
        """The brand above a page without rail."""
        top = Row(Brand(self._words), margins=(Space.ROW, Space.CARD, Space.ROW, 0))
        self._grid.addWidget(top, 0, 0, 1, 2)
        return top

    @cached_property
    def bottom(self) -> Bottom:
        """The door below a page without rail."""
        bottom = Bottom(self._words)
        self._grid.addWidget(bottom, 2, 0, 1, 2)
        return _with_ways(self, bottom)

    def show_rail(self, content: RailContent | None) -> None:
        """Show ``content`` in rail or bar; None: neither (welcome, unlock), only the door."""
        self._content = content
        self._show_frame()

    def show_page(self, page: Page) -> None:
        """Show ``page`` and delete the one before."""
        before, self.page = self.page, page
        # At its size from the start, it is laid out once.
        page.resize(self.pages.size())
        page.set_fold(self.fold)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None and before is not page:
            self.pages.removeWidget(before)
            before.deleteLater()

    def set_inside(self, *, inside: bool) -> None:
        """Fill the door while you are behind it."""
        self.inside = inside
        for frame in _frames(self):
            frame.door.set_inside(inside=inside)

    def offer_exits(self, *, hide: bool, lock: bool) -> None:
        """Which of the ways out of sight there are."""
        self.exits = (hide, lock)
        for frame in _frames(self):
            _offer(frame, self.exits)

    def forget(self) -> None:
        """Empty the rows that are out of sight: they say how far somebody is."""
        for frame in _frames(self):
            if isinstance(frame, Rail):
                frame.show_content(RailContent(()))
            elif isinstance(frame, Bar):
                frame.show_content(RailContent(()), short=False)

    def _show_frame(self) -> None:
        bare, wide = self._content is None, self.fold is Fold.WIDE
        content = self._content or RailContent(())
        needed = {"rail": wide and not bare, "bar": not wide, "top": wide and bare}
        needed["bottom"] = needed["top"]
        for name, shown in needed.items():
            if shown or name in self.__dict__:
                getattr(self, name).setVisible(shown)
        if not wide:
            self.bar.exits.fold(short=self.fold is Fold.SHORT)
            self.bar.show_content(content, short=self._tight)
        elif not bare:
            self.rail.show_content(content)

    def refold(self) -> None:
        """Fold for the room there is. Of itself it does once the window shows."""
        fold = fold_for(self)
        tight = fold is Fold.SHORT or self.width() < look.em(self) * _BAR_EM
        if (fold, tight) != (self.fold, self._tight):
            self.fold, self._tight = fold, tight
            self._show_frame()
        if self.page is not None:
            self.page.set_fold(fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumSize(_least(self))
            self.refold()


def _with_ways(shell: Shell, frame: FrameT) -> FrameT:
    frame.door.set_inside(inside=shell.inside)
    frame.door.clicked.connect(shell.door_opened)
    _offer(frame, shell.exits)
    frame.exits.hide_chosen.connect(shell.hide_chosen)
    frame.exits.lock_chosen.connect(shell.lock_chosen)
    return frame


def _frames(shell: Shell) -> list[Rail | Bar | Bottom]:
    """Those made so far."""
    made = (shell.__dict__.get(name) for name in ("rail", "bar", "bottom"))
    return [frame for frame in made if frame is not None]


def _offer(frame: Rail | Bar | Bottom, exits: tuple[bool, bool]) -> None:
    hide, lock = exits
    frame.exits.offer(hide=hide, lock=lock)


def _least(shell: Shell) -> QSize:
    return QSize(round(look.em(shell) * _LEAST_EM), _LEAST_TALL)
