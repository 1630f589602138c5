"""Words on a page: a label that never renders markup, wraps, and has a real line height."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from audit_app.ui.kit import accessible, look, paint, roles
from audit_app.ui.kit.paragraph import Paragraph, emphasis
from audit_app.ui.kit.tokens import LETTERS, Role, Token

_LEAST = 60
# Lines of more than 70 letters are hard to follow. As letters differ, they are counted in those
# of a usual sentence, and a few less of them.
_LETTERS = 63
_USUAL = "You can stop at any point and come back to the same place when you like. "
_FIRST_LEVEL = {Role.HEADING, Role.QUESTION, Role.NOTICE}
_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Label(QLabel):
    """Plain text in a role. ``emphasised``: ``**words**`` name a button or menu and show bold."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        token: Token | None = None,
        emphasised: bool = False,
        wrap: bool = True,
    ) -> None:
        """``token`` replaces the role's own colour; ``wrap`` False keeps it on one line."""
        super().__init__()
        self.role = role
        self._token = token or LETTERS[role].colour
        self._emphasised = emphasised
        self._wrap = wrap
        self._align = Qt.AlignmentFlag.AlignLeft
        self._bold: tuple[tuple[int, int], ...] = ()
        self._paragraph: Paragraph | None = None
        self._longest = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        # QLabel takes its height-for-width from this alone.
        self.setWordWrap(wrap)
        self._build_policy()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``, with the same reading of ``**words**``."""
        accessible.speak(self, text)
        plain, bold = emphasis(text) if self._emphasised else (text, ())
        if (plain, bold) == (self.text(), self._bold):
            return
        self._bold = bold
        self._paragraph = None
        super().setText(plain)
        self.updateGeometry()
        self.update()

    def set_token(self, token: Token) -> None:
        """Change the colour."""
        self._token = token
        self.update()

    def centre(self) -> None:
        """Stand the lines in the middle."""
        self._align = Qt.AlignmentFlag.AlignHCenter
        self.update()

    def _build_policy(self) -> None:
        policy = QSizePolicy.Policy
        wide = policy.Preferred if self._wrap else policy.Fixed
        chosen = QSizePolicy(wide, policy.Preferred)
        chosen.setHeightForWidth(self._wrap)
        self.setSizePolicy(chosen)

    def _text(self) -> Paragraph:
        if self._paragraph is None:
            self._paragraph = Paragraph(
                self.text(),
                look.font(self, self.role),
                look.line_height(self, self.role),
                self._bold,
            )
        return self._paragraph

    def line_width(self, width: int) -> int:
        """How long the lines are where there is room of ``width``: no longer than reads well."""
        if not self._wrap:
            return width
        if not self._longest:
            metrics = QFontMetricsF(look.font(self, self.role))
            self._longest = round(metrics.horizontalAdvance(_USUAL) / len(_USUAL) * _LETTERS)
        return min(width, self._longest)

    def heightForWidth(self, width: int) -> int:
        return self._text().height(self.line_width(width))

    def sizeHint(self) -> QSize:
        wide = self.line_width(self._text().natural_width())
        return QSize(wide, self._text().height(wide))

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        wide = min(look.px(self, _LEAST), self._text().natural_width())
        return QSize(wide, round(look.line_height(self, self.role)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._paragraph, self._longest = None, 0
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        painter.setPen(look.colour(self, self._token))
        wide = self.line_width(self.width())
        spare = max(0, self.height() - self._text().height(wide))
        top = 0 if self._wrap else spare / 2
        left = 0 if self._align == Qt.AlignmentFlag.AlignLeft else (self.width() - wide) / 2
        self._text().draw(painter, QPointF(left, top), wide, self._align)


class Heading(Label):
    """A heading: the screen reader can jump to it."""

    accessible_part = roles.heading

    @property
    def level(self) -> int:
        """1 for the heading of a page or box, 2 below that."""
        return 1 if self.role in _FIRST_LEVEL else 2


def lead(text: str) -> Label:
    """The one line under a page heading."""
    return Label(text, Role.LEAD)


def muted(text: str, role: Role = Role.NOTE) -> Label:
    """A second line."""
    return Label(text, role, token=Token.MUTED)


def label_for(text: str, buddy: QWidget) -> Label:
    """The name of a field, tied to it."""
    label = Label(text, Role.STRONG)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return label
