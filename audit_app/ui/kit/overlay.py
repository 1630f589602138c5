"""A box over the window that must be answered. The keyboard stays inside until it is closed."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from audit_app.ui.kit import accessible, look, paint, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.scrolling import scrolled
from audit_app.ui.kit.tokens import SCRIM_OPACITY, Radius, Space, Token

# The name of a window's shortcuts that no box holds up.
ALWAYS = "always"
_WIDE, _MARGIN = 580, 32


class Ground(QWidget):
    """What boxes cover. While one does, a screen reader finds nothing on it."""

    accessible_part = roles.ground

    def is_covered(self) -> bool:
        """Whether a box lies over the window."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        boxes = self.window().findChildren(Overlay, options=direct)
        return any(box.isVisible() for box in boxes)


class Overlay(QWidget):
    """Covers ``window``. Put parts into ``card``, call ``open``; Escape presses ``way_out``.

    ``closed`` comes once, after which the overlay deletes itself.
    """

    closed = Signal()
    accessible_part = roles.box

    def __init__(self, window: QWidget, name: str) -> None:
        """``name`` is what a screen reader calls the box."""
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.way_out: QAbstractButton | None = None
        self.card = Column(margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self._area = scrolled(self.card, self)
        self.setAccessibleName(name)
        self.hide()

    def open(self, first: QWidget) -> None:
        """Show it, with the keyboard on ``first``."""
        self._before = self._window.focusWidget()
        self._window.installEventFilter(self)
        self.card.installEventFilter(self)
        self.show()
        self.raise_()
        self._place()
        accessible.arrive(self, first)

    def leave(self) -> None:
        """Keep what is typed, where a box asks for words: it is about to be put away."""

    def dismiss(self) -> None:
        """Close it, and give the keyboard back."""
        self._window.removeEventFilter(self)
        self.hide()
        before = self._before
        if before is not None and accessible.is_there(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        edge = look.px(self, Space.CARD)
        wide = min(look.px(self, _WIDE), self.width() - 2 * edge)
        needed, room = self.card.height_for(wide), self.height() - 2 * edge
        tall = min(needed, room)
        # Left to itself a scroll bar that once showed makes the words wrap, and so stays.
        bar = Qt.ScrollBarPolicy
        off = bar.ScrollBarAlwaysOff if needed <= room else bar.ScrollBarAlwaysOn
        self._area.setVerticalScrollBarPolicy(off)
        left, top = (self.width() - wide) // 2, (self.height() - tall) // 2
        self._area.setGeometry(left, top, wide, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = watched is self._window and event.type() == QEvent.Type.Resize
        if resized or (watched is self.card and event.type() == QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self._goes_through(event):
            # The window's shortcuts wait until the box is answered.
            event.accept()
            return True
        return super().event(event)

    def _goes_through(self, event: QEvent) -> bool:
        """Whether these keys hide or lock, which waits for nothing."""
        if not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        always = self._window.findChildren(QShortcut, ALWAYS)
        return any(shortcut.key() == pressed for shortcut in always)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        stops = [
            part
            for part in self.card.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.isVisibleTo(self)
            and part.isEnabled()
        ]
        if not stops:
            return True
        now = self._window.focusWidget()
        at = stops.index(now) if now in stops else -1
        step = at + (1 if forward else -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[step % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.way_out is not None:
            self.way_out.click()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scrim = look.colour(self, Token.SCRIM)
        scrim.setAlphaF(SCRIM_OPACITY)
        painter = paint.painter_for(self)
        paint.fill(painter, QRectF(self.rect()), scrim)
        edge = (look.colour(self, Token.LINE), look.line(self, 1))
        ground, radius = look.colour(self, Token.SURFACE), look.exact(self, Radius.CARD)
        # Round what scrolls, so that a scroll bar stands inside the box.
        out = look.line(self, 1)
        box = QRectF(self._area.geometry()).adjusted(-out, -out, out, out)
        paint.box(painter, box, ground, edge, radius)
