"""Things to tick, as many as fit."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from audit_app.ui.kit import accessible, look, paint
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.tokens import Role, Space, Target, Token

_INSET = 14
_TEXT_LEFT = _INSET + paint.TICK_BOX + Space.ROW
_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class TickTile(QCheckBox):
    """A tile with a tick box; all of it can be pressed. ``toggled`` says which way."""

    def __init__(self, text: str, *, ticked: bool = False) -> None:
        """A tile named ``text``."""
        super().__init__(text.replace("&", "&&"))
        accessible.speak(self, text)
        self._words: dict[bool, Paragraph] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setChecked(ticked)

    def words(self, *, ticked: bool) -> Paragraph:
        """The text, as ticked or at rest."""
        if ticked not in self._words:
            role = Role.STRONG if ticked else Role.BODY
            text = self.text().replace("&&", "&")
            height = look.line_height(self, role)
            self._words[ticked] = Paragraph(text, look.font(self, role), height)
        return self._words[ticked]

    def _room(self, width: int) -> float:
        return width - look.exact(self, _TEXT_LEFT + _INSET)

    def sizeHint(self) -> QSize:
        natural = self.words(ticked=True).natural_width()
        width = natural + look.px(self, _TEXT_LEFT + _INSET)
        return QSize(width, look.px(self, Target.BUTTON))

    def minimumSizeHint(self) -> QSize:
        least = self.words(ticked=True).least_width() + look.px(self, _TEXT_LEFT + _INSET)
        return QSize(least, look.px(self, Target.BUTTON))

    def heightForWidth(self, width: int) -> int:
        text = self.words(ticked=True).height(self._room(width))
        return max(look.px(self, Target.BUTTON), text + look.px(self, Space.PANEL))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._words.clear()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        ticked = self.isChecked()
        paint.control(painter, self, QRectF(self.rect()), chosen=ticked)
        side = look.px(self, paint.TICK_BOX + 1)
        box = QRectF(look.px(self, _INSET), (self.height() - side) // 2, side, side)
        paint.tick_box(painter, self, box, ticked=ticked)
        words, room = self.words(ticked=ticked), self._room(self.width())
        painter.setPen(look.colour(self, Token.TEXT if self.isEnabled() else Token.MUTED))
        top = (self.height() - words.height(room)) / 2
        words.draw(painter, QPointF(look.exact(self, _TEXT_LEFT), top), room)
