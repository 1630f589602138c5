"""The window's frame: a rail and a page beside it, or a bar and a page under it when folded."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import look
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.fold import Fold, fold_for
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail import Bar, Brand, Door, Promise, Rail
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.tokens import Space

WINDOW = QSize(1180, 740)
_LEAST_EM = 24
_LEAST_TALL = 360


class Shell(QWidget):
    """Shows one page at a time. ``chosen`` is the key of a rail row.

    A page given to ``show_page`` belongs to the shell, and the one before it is deleted.
    """

    chosen = Signal(str)
    went_home = Signal()
    door_opened = Signal()

    def __init__(self, words: Words) -> None:
        """Empty: no rail content and no page."""
        super().__init__()
        self._words = words
        self._content: RailContent | None = None
        self.fold = Fold.WIDE
        self.page: Page | None = None
        self.pages = QStackedWidget()
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        # The wide frame must not keep the window too wide to fold.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)
        self.rail = Rail(words)
        self.bar = Bar(words)
        self.top, self.bottom, self._bottom_door = self._build_bare()
        self._grid.addWidget(self.bar, 0, 0, 1, 2)
        self._grid.addWidget(self.top, 0, 0, 1, 2)
        self._grid.addWidget(self.rail, 1, 0)
        self._grid.addWidget(self.pages, 1, 1)
        self._grid.addWidget(self.bottom, 2, 0, 1, 2)
        self._connect()
        self._show_frame()
        self.setMinimumSize(self.minimumSizeHint())

    def _build_bare(self) -> tuple[QWidget, QWidget, Door]:
        top = Row(Brand(self._words), margins=(Space.ROW, Space.CARD, Space.ROW, 0))
        door = Door(self._words)
        bottom = Row(
            door,
            Promise(self._words),
            space=Space.PANEL,
            margins=(Space.ROW, 0, Space.CARD, Space.BLOCK),
        )
        return top, bottom, door

    def _connect(self) -> None:
        for part in (self.rail, self.bar):
            part.chosen.connect(self.chosen)
            part.went_home.connect(self.went_home)
        for door in (self.rail.door, self.bar.door, self._bottom_door):
            door.clicked.connect(self._on_door_clicked)

    def _on_door_clicked(self) -> None:
        self.door_opened.emit()

    def show_rail(self, content: RailContent | None) -> None:
        """Show ``content`` in rail or bar; None: neither (welcome, unlock), only the door."""
        self._content = content
        self._show_frame()

    def show_page(self, page: Page) -> None:
        """Show ``page`` and delete the one before."""
        before, self.page = self.page, page
        page.set_fold(self.fold)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None and before is not page:
            self.pages.removeWidget(before)
            before.deleteLater()

    def set_inside(self, *, inside: bool) -> None:
        """Fill the door while you are behind it."""
        for door in (self.rail.door, self.bar.door, self._bottom_door):
            door.set_inside(inside=inside)

    def _show_frame(self) -> None:
        bare, wide = self._content is None, self.fold is Fold.WIDE
        content = self._content or RailContent(())
        self.rail.setVisible(wide and not bare)
        self.bar.setVisible(not wide)
        self.top.setVisible(wide and bare)
        self.bottom.setVisible(wide and bare)
        if not wide:
            self.bar.show_content(content, short=self.fold is Fold.SHORT)
        elif not bare:
            self.rail.show_content(content)

    def _refold(self) -> None:
        fold = fold_for(self)
        if fold is not self.fold:
            self.fold = fold
            self._show_frame()
        if self.page is not None:
            self.page.set_fold(fold)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(look.em(self) * _LEAST_EM), _LEAST_TALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumSize(self.minimumSizeHint())
            self._refold()
