"""One ring round whatever the keyboard is on: 3 wide, 4 outside. The mouse never shows it."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from audit_app.ui.kit import look, paint
from audit_app.ui.kit.tokens import Radius, Space, Token

_WIDTH, _OUTSIDE = 3, 4
_MOVED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.FontChange,
)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
# By name: importing them all would make each start pay for them.
_TYPED_IN = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")


class FocusRing(QObject):
    """Follows the focus of the whole application, and brings what has it into view."""

    def __init__(self, app: QApplication) -> None:
        """One for each application; nothing shows until a key is pressed."""
        super().__init__(app)
        self._keys = False
        self._mouse = False
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._unwatch()
        self._target = now
        if now is None or now.isWindow() or now.window().windowType() == Qt.WindowType.Popup:
            # The rows of an open list show which of them has the keyboard.
            self._hide()
            return
        self._watch(now)
        if not self._mouse:
            bring_into_view(now)
        self._show()

    def _watch(self, target: QWidget) -> None:
        ground = _ground(target)
        part: QWidget | None = target
        while part is not None and part is not ground:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()

    def _unwatch(self) -> None:
        watched, self._watched = self._watched, []
        for part in watched:
            # A part may have gone with its page before the focus was told.
            if shiboken6.isValid(part):
                part.removeEventFilter(self)

    def _show(self) -> None:
        target = self._target
        if not self._keys or target is None or not target.isVisible():
            self._hide()
            return
        ground = _ground(target)
        if self._frame is None or self._frame.parentWidget() is not ground:
            self._hide()
            self._frame = _Frame(ground)
        self._frame.surround(target)

    def _hide(self) -> None:
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVED:
            self._show()
        elif watched is self._target:
            if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
                self._on_key(event)
            elif kind == QEvent.Type.MouseButtonPress:
                self._keys, self._mouse = False, True
                self._hide()
        return False

    def _is_typed_in(self) -> bool:
        return self._target is not None and any(map(self._target.inherits, _TYPED_IN))

    def _on_key(self, event: QKeyEvent) -> None:
        typing = bool(event.text().strip()) and self._is_typed_in()
        if event.key() in _MODIFIERS:
            return
        self._mouse = False
        if typing and self._target is not None:
            bring_into_view(self._target)
        elif not self._keys:
            self._keys = True
            self._show()


class _Frame(QWidget):
    """The ring itself: over everything on its ground, and nothing to the mouse."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._radius = float(Radius.CONTROL)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget) -> None:
        """Stand round ``target``, and above its neighbours."""
        self._radius = getattr(target, "ring_radius", Radius.CONTROL)
        out = look.px(target, _WIDTH + _OUTSIDE)
        corner = target.mapTo(self._ground, target.rect().topLeft())
        self.setGeometry(QRect(corner, target.size()).adjusted(-out, -out, out, out))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        width = look.exact(self, _WIDTH)
        radius = look.exact(self, self._radius + _OUTSIDE)
        painter.setPen(QPen(look.colour(self, Token.FOCUS), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(paint.inside(QRectF(self.rect()), width), radius, radius)


def reveal(part: QWidget, opener: QWidget) -> None:
    """Scroll to what has just opened, as far as ``opener`` stays in sight."""
    area = _area(part)
    if area is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area.ensureWidgetVisible(part, 0, look.px(part, Space.PANEL))
        area.ensureWidgetVisible(opener, 0, look.px(part, Space.SMALL))


def _area(target: QWidget) -> QScrollArea | None:
    part = target.parentWidget()
    while part is not None and not isinstance(part, QScrollArea):
        part = part.parentWidget()
    return part


def _ground(target: QWidget) -> QWidget:
    """What the ring is drawn on: the sheet that scrolls with the target, or the window."""
    area = _area(target)
    sheet = area.widget() if area is not None else None
    return target.window() if sheet is None else sheet


def bring_into_view(target: QWidget) -> None:
    """Scroll as little as shows the whole of ``target`` and a ring round it.

    Qt's own way looks at the cursor of a field alone, and leaves a ring cut off at the very edge.
    """
    area = _area(target)
    sheet = area.widget() if area is not None else None
    if area is None or sheet is None or not target.isVisible():
        return
    # A part that has just been made or shown has no place before this.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    room = look.px(target, 4 * (_WIDTH + _OUTSIDE))
    bar, top = area.verticalScrollBar(), target.mapTo(sheet, QPoint(0, 0)).y()
    least, most = top + target.height() + room - area.viewport().height(), top - room
    bar.setValue(min(max(bar.value(), least), most))
    if least > most and target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        # Of what is taller than there is room for, the top, unless its cursor is further down.
        area.ensureWidgetVisible(target, room, room)
