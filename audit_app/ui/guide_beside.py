"""The guide beside a question: open it, read, and go on answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from audit_app.content import guide
from audit_app.ui.guide import shown_part
from audit_app.ui.kit import accessible, look, paint, roles
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import Field, LineField
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.scrolling import scrolled
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from audit_app.domain.guide import GuidePage
    from audit_app.domain.words import Words
    from audit_app.ui.kit.shell import Shell

BESIDE = "guide-beside"
_WIDE = 344


def open_beside(shell: Shell, words: Words) -> bool:
    """Open it, or close it where it is open. False: the window has no room beside the page."""
    there = shell.findChild(GuideBeside, BESIDE)
    if there is not None:
        there.leave()
    elif shell.fold is Fold.WIDE:
        GuideBeside(shell, words).open()
    else:
        return False
    return True


def close_beside(shell: Shell) -> None:
    """Close it where it is open."""
    there = shell.findChild(GuideBeside, BESIDE)
    if there is not None:
        there.leave()


class GuideBeside(QWidget):
    """Right of the page, while the window is wide. Escape closes it."""

    accessible_part = roles.group

    def __init__(self, shell: Shell, words: Words) -> None:
        """Every page, and a field to find one by a word."""
        super().__init__(shell)
        self._shell = shell
        self._words = words
        self._before = QApplication.focusWidget()
        self._pages = guide.load()
        self.setObjectName(BESIDE)
        self.setAccessibleName(words("window.titles.guide"))
        self.field = LineField()
        accessible.identify(self.field, "beside-search")
        self.field.textChanged.connect(self._show_found)
        self._list = Column(space=0)
        edge = Space.PANEL
        self._inside = Column(margins=(edge, Space.TINY, edge, edge))
        self._build()
        self._show_found("")

    def open(self) -> None:
        """Show it, with the keyboard in it."""
        layout = self._shell.layout()
        assert isinstance(layout, QGridLayout)  # noqa: S101
        self.setFixedWidth(look.px(self, _WIDE))
        layout.addWidget(self, 1, 2)
        self._shell.installEventFilter(self)
        self.show()
        accessible.arrive(self, self.field)

    def leave(self) -> None:
        """Close it, and give the keyboard back."""
        self._shell.removeEventFilter(self)
        held = self.isAncestorOf(QApplication.focusWidget() or self._shell)
        self.hide()
        self.setObjectName("")
        before = self._before
        if held and before is not None and accessible.is_there(before) and before.isVisible():
            before.setFocus()
        self.deleteLater()

    def _build(self) -> None:
        words = self._words
        close = Button(words("guide.close"), Kind.PLAIN, "cross")
        accessible.identify(close, "beside-close")
        close.clicked.connect(self.leave)
        edge = Space.PANEL
        head = Row(margins=(edge, Space.ROW, Space.SMALL, 0))
        head.add(Heading(words("window.titles.guide"), Role.CARD), stretch=1).add(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(scrolled(self._inside), 1)
        self._found = Column(Field(words("guide.search"), self.field), self._list)
        self._inside.add(self._found).fill()

    def _show_found(self, typed: str) -> None:
        self._list.clear()
        found = [page for page, _ in guide.find(self._pages, typed)]
        for page in found:
            way = Button(page.title, Kind.PLAIN, "doc", flush=True)
            accessible.identify(way, f"beside-{page.id}")
            way.clicked.connect(lambda _=False, page=page: self._show_page(page))
            self._list.add(way)
            way.show()
        if not found:
            none = muted(self._words("guide.none"), Role.BODY)
            self._list.add(none)
            none.show()

    def _show_page(self, page: GuidePage) -> None:
        back = Button(self._words("guide.all"), Kind.PLAIN, "left", flush=True)
        accessible.identify(back, "beside-all")
        shown = Column(Heading(page.title, Role.CARD), *map(shown_part, page.parts))
        read = Column(back, shown)
        back.clicked.connect(lambda: self._show_all(read))
        self._found.hide()
        self._inside.add(read)
        read.show()
        back.setFocus()
        accessible.announce(self, page.title)

    def _show_all(self, read: QWidget) -> None:
        read.hide()
        self._found.show()
        self.field.setFocus()
        read.deleteLater()

    def _leave_when_folded(self) -> None:
        if self._shell.fold is not Fold.WIDE and self.isVisible():
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Once the window has folded.
            QTimer.singleShot(0, self, self._leave_when_folded)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.FontChange:
            return
        self.setFixedWidth(look.px(self, _WIDE))
        QTimer.singleShot(0, self, self._leave_when_folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.fill(painter, QRectF(self.rect()), look.colour(self, Token.RAIL))
        edge = look.line(self, 1)
        left = (
            0.0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - edge
        )
        paint.fill(painter, QRectF(left, 0, edge, self.height()), look.colour(self, Token.LINE))
