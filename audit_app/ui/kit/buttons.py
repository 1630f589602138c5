"""Things to press. One filled button per screen; the rest is outlined or plain."""

import math
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from audit_app.ui.kit import accessible, focus, icons, look, mirror, paint, roles
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.tokens import Radius, Role, Space, Target, Token

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HOVER, _DOWN = 0.12, 0.22


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    FILLED = "filled"
    OUTLINED = "outlined"
    PLAIN = "plain"
    CARE = "care"


_PADDING = {Kind.FILLED: 24, Kind.OUTLINED: 18, Kind.PLAIN: Space.SMALL, Kind.CARE: 14}
_INK = {
    Kind.FILLED: Token.ON_ACCENT,
    Kind.OUTLINED: Token.TEXT,
    Kind.PLAIN: Token.ACCENT,
    Kind.CARE: Token.CARE,
}


class Button(QPushButton):
    """A word, and an icon before it (or after it, with ``icon_after``). Enter presses it too."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.OUTLINED,
        icon: str = "",
        *,
        icon_after: bool = False,
        flush: bool = False,
    ) -> None:
        """``flush`` lets a plain button's word start at the very edge, level with text above."""
        super().__init__()
        self.kind = kind
        self.role = Role.STRONG
        self.padding = 0.0 if flush else float(_PADDING[kind])
        self.centred = not flush
        self.icon_name = icon
        self.icon_after = icon_after
        self._paragraph: Paragraph | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``; an ampersand in it is an ampersand."""
        accessible.speak(self, text)
        self._paragraph = None
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self.icon_name = name
        self.update()

    def words(self) -> Paragraph:
        """The text, laid out."""
        if self._paragraph is None:
            text = self.text().replace("&&", "&")
            height = look.line_height(self, self.role)
            self._paragraph = Paragraph(text, look.font(self, self.role), height)
        return self._paragraph

    def beside(self) -> float:
        """What padding and icon take from the width."""
        sign = icons.IN_BUTTON + Space.SMALL if self.icon_name else 0
        return look.exact(self, 2 * self.padding + sign)

    def sizeHint(self) -> QSize:
        width = math.ceil(self.words().natural_width() + self.beside())
        if self.kind is not Kind.PLAIN:
            width = max(width, look.px(self, Target.BUTTON_WIDTH))
        return QSize(width, look.px(self, Target.BUTTON))

    def minimumSizeHint(self) -> QSize:
        width = math.ceil(self.words().least_width() + self.beside())
        return QSize(min(width, self.sizeHint().width()), look.px(self, Target.BUTTON))

    def heightForWidth(self, width: int) -> int:
        words = self.words().height(width - self.beside())
        return max(look.px(self, Target.BUTTON), words + look.px(self, Space.PANEL))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._paragraph = None
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Many people press everything twice: it must not also press Next on the page after."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        _paint_box(painter, self)
        ink = look.colour(self, _INK[self.kind] if self.isEnabled() else Token.MUTED)
        _paint_words(painter, self, ink)


def _paint_box(painter: QPainter, button: Button) -> None:
    """The box of a button: at rest, under the pointer, pressed, disabled."""
    if button.kind is Kind.PLAIN:
        return
    if not button.isEnabled():
        paint.off(painter, button)
        return
    hovered = button.underMouse() and not button.isChecked()
    fill, edge, width = look.colour(button, Token.SURFACE), Token.BORDER, 1.2
    if button.kind is Kind.CARE:
        edge = Token.CARE_LINE
        if button.isChecked():
            fill, width = look.colour(button, Token.CARE_SOFT), 2
    if button.kind is Kind.FILLED:
        fill = _pressed(button) if hovered else look.colour(button, Token.ACCENT)
        line = (fill, 1.0)
    else:
        if hovered:
            fill, width = paint.under_pointer(button, width)
        line = (look.colour(button, edge), look.line(button, width))
    paint.box(painter, QRectF(button.rect()), fill, line, look.exact(button, Radius.CONTROL))


def _pressed(button: Button) -> QColor:
    part = _DOWN if button.isDown() else _HOVER
    return paint.mix(look.colour(button, Token.ACCENT), look.colour(button, Token.TEXT), part)


def _paint_words(painter: QPainter, button: Button, ink: QColor) -> None:
    words, room = button.words(), button.width() - button.beside()
    width = min(words.natural_width(), room)
    sign = look.exact(button, icons.IN_BUTTON + Space.SMALL) if button.icon_name else 0.0
    left = look.exact(button, button.padding)
    if button.centred:
        left = (button.width() - width - sign) / 2
    start = left if button.icon_after else left + sign
    height = words.height(width)
    top = (button.height() - height) / 2
    align = Qt.AlignmentFlag.AlignHCenter if button.centred else Qt.AlignmentFlag.AlignLeft
    painter.setPen(ink)
    words.draw(painter, QPointF(start, top), width, align)
    if button.kind is Kind.PLAIN and button.underMouse() and button.isEnabled():
        under = look.exact(button, 3)
        line = QRectF(start, top + height - under, width, look.line(button, 1))
        paint.fill(painter, line, ink)
    if button.icon_name:
        side = look.px(button, icons.IN_BUTTON)
        x = start + width + look.px(button, Space.SMALL) if button.icon_after else left
        picture = icons.pixmap(button, button.icon_name, units=icons.IN_BUTTON, colour=ink)
        at = QPoint(round(x), (button.height() - side) // 2)
        mirror.draw_icon(painter, at, button.icon_name, picture)


class Disclosure(Button):
    """Opens and closes a part of the page. ``toggled`` says which; screen readers are told too."""

    accessible_part = roles.disclosure

    def __init__(self, text: str, opens: QWidget | None = None) -> None:
        """``opens`` is shown and hidden with it (and hidden now)."""
        super().__init__(text, Kind.PLAIN, "right", flush=True)
        self.setCheckable(True)
        self._opens = opens
        if opens is not None:
            opens.hide()
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        self.show_icon("down" if self.isChecked() else "right")
        if self._opens is not None:
            self._opens.setVisible(self.isChecked())
            if self.isChecked():
                QTimer.singleShot(0, self._opens, self._reveal)
        accessible.opened(self)

    def _reveal(self) -> None:
        """Once what opened has its place."""
        if self._opens is not None and self._opens.isVisible():
            focus.reveal(self._opens, self)
