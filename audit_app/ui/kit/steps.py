"""Numbered instructions. ``**words**`` name a button or menu and show bold."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.ui.kit import look, paint
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token

_SIDE = 22


class _Number(QWidget):
    """A number in a quiet ring, for the eye: the text beside it says it too."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self, _SIDE), look.px(self, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        painter.setBrush(look.colour(self, Token.SURFACE))
        width = look.line(self, 1.3)
        painter.setPen(QPen(look.colour(self, Token.ACCENT), width))
        painter.drawEllipse(paint.inside(QRectF(self.rect()), width))
        height = look.line_height(self, Role.NUMBER)
        words = Paragraph(str(self._number), look.font(self, Role.NUMBER), height)
        top = (self.height() - words.height(self.width())) / 2
        words.draw(painter, QPointF(0, top), self.width(), Qt.AlignmentFlag.AlignHCenter)


class Steps(Column):
    """Steps in order, each read out with its number."""

    def __init__(
        self,
        steps: Sequence[str],
        role: Role = Role.BODY,
        *,
        first: int = 1,
        space: float = 6,
    ) -> None:
        """``first`` is the number of the first step."""
        super().__init__(space=space)
        for number, text in enumerate(steps, first):
            label = Label(text, role, emphasised=True)
            label.setAccessibleName(f"{number}. {label.text()}")
            self.add(TopRow(_Number(number), space=Space.ROW).add(label, stretch=1))
