"""Rows that can be pressed, an action or a situation, and a number to call."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible, icons, look, mirror, paint, roles
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.marks import MarkKind, paint_mark
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Radius, Role, Space, Target, Token

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARK = 20
_LEAST = 160
# Some 70 letters: longer lines are hard to follow.
_LONGEST = 540


class Pressable(QPushButton):
    """A sign, a title, a second line and a chevron, all of it to press."""

    sign_room = float(_MARK + Space.ROW)
    inset = 0.0
    gap_below = 2.0
    line_role = Role.SMALL

    def __init__(self, title: str, line: str, meta: str = "") -> None:
        """``meta`` stands at the right, before the chevron."""
        super().__init__(title.replace("&", "&&"))
        accessible.speak(self, title)
        self.title, self.line, self.meta = title, line, meta
        self.chevron = "right"
        self._texts: tuple[Paragraph, Paragraph, Paragraph] | None = None
        self._heights: dict[int, int] = {}
        self.setAccessibleDescription(", ".join(part for part in (meta, line) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lay(self) -> tuple[Paragraph, Paragraph, Paragraph]:
        """Title, second line and meta, laid out."""
        if self._texts is None:
            title, line, meta = (
                Paragraph(said, look.font(self, role), look.line_height(self, role))
                for said, role in (
                    (self.title, Role.STRONG),
                    (self.line, self.line_role),
                    (self.meta, Role.NOTE),
                )
            )
            self._texts = title, line, meta
        return self._texts

    def show_meta(self, meta: str, line: str = "") -> None:
        """Say something else at the right, and below the title."""
        self.meta, self.line = meta, line
        self.setAccessibleDescription(", ".join(part for part in (meta, self.line) if part))
        self._texts = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def right_room(self) -> float:
        """What meta and chevron take."""
        meta = self.lay()[2].natural_width() + look.exact(self, Space.ROW) if self.meta else 0.0
        return meta + look.exact(self, icons.IN_BUTTON + Space.ROW + self.inset)

    def text_room(self, width: int) -> float:
        """What is left for the words."""
        room = width - look.exact(self, self.inset + self.sign_room) - self.right_room()
        return min(room, look.exact(self, _LONGEST))

    def words_height(self, width: int) -> float:
        """The height of title and second line at ``width``."""
        title, line, _ = self.lay()
        room = self.text_room(width)
        below = line.height(room) + look.exact(self, self.gap_below) if self.line else 0
        return title.height(room) + below

    def sizeHint(self) -> QSize:
        wide = look.px(self, 380)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, _LEAST), look.px(self, Target.BUTTON))

    def heightForWidth(self, width: int) -> int:
        # Asked again for every row of a long list whenever one of them opens.
        if width not in self._heights:
            words = self.words_height(width) + look.px(self, Space.BLOCK)
            self._heights[width] = max(look.px(self, Target.BUTTON), round(words))
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._texts = None
            self._heights.clear()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def _paint_words(row: Pressable, top: float) -> None:
    painter = paint.painter_for(row)
    title, line, meta = row.lay()
    left, room = look.exact(row, row.inset + row.sign_room), row.text_room(row.width())
    painter.setPen(look.colour(row, Token.TEXT))
    title.draw(painter, QPointF(left, top), room)
    below = top + title.height(room) + look.exact(row, row.gap_below)
    painter.setPen(look.colour(row, Token.MUTED))
    line.draw(painter, QPointF(left, below), room)
    side = look.px(row, icons.IN_BUTTON)
    edge = row.width() - side - look.px(row, row.inset)
    if row.meta:
        width = meta.natural_width()
        at = QPointF(
            edge - width - look.exact(row, Space.ROW), (row.height() - meta.height(width)) / 2
        )
        meta.draw(painter, at, width)
    picture = icons.pixmap(row, row.chevron, Token.MUTED, icons.IN_BUTTON)
    mirror.draw_icon(painter, QPoint(edge, (row.height() - side) // 2), row.chevron, picture)
    if row.underMouse():
        paint.fill(
            painter,
            QRectF(
                left,
                top + title.height(room) - look.exact(row, 2),
                min(room, title.natural_width()),
                look.line(row, 1),
            ),
            look.colour(row, Token.TEXT),
        )


class ActionRow(Pressable):
    """An action: mark, title, a line about it. Its name says the mark in words."""

    def __init__(
        self, words: Words, kind: MarkKind, title: str, line: str = "", meta: str = ""
    ) -> None:
        """``meta`` such as "4 minutes" stands at the right."""
        super().__init__(title, line, meta)
        self._words = words
        self.show_kind(kind)

    def show_kind(self, kind: MarkKind) -> None:
        """Show another mark."""
        self.kind = kind
        self.setAccessibleName(f"{self.title}, {self._words(f'kit.marks.{kind.value}')}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        top = (self.height() - self.words_height(self.width())) / 2
        side = look.exact(self, _MARK)
        drop = (look.line_height(self, Role.STRONG) - side) / 2
        painter = paint.painter_for(self)
        paint_mark(painter, self, QRectF(0, top + drop, side, side), self.kind)
        painter.end()
        _paint_words(self, top)


class OpeningRow(ActionRow):
    """An action that opens in place. ``toggled`` says which way; ``opens`` is shown under it."""

    accessible_part = roles.disclosure

    def __init__(
        self, words: Words, kind: MarkKind, title: str, opens: QWidget, meta: str = ""
    ) -> None:
        """``opens`` is hidden until the row is pressed."""
        super().__init__(words, kind, title, meta=meta)
        self.chevron = "down"
        self._opens = opens
        opens.hide()
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        self.chevron = "up" if self.isChecked() else "down"
        self._opens.setVisible(self.isChecked())
        accessible.opened(self)


class Situation(Pressable):
    """A card to choose on the help page: sign, title, a line, a chevron."""

    ring_radius = Radius.CARD
    sign_room = float(26 + Space.PANEL)
    inset = float(Space.BLOCK)

    def __init__(self, icon: str, title: str, line: str) -> None:
        """``icon`` names a file in ``resources/icons``."""
        super().__init__(title, line)
        self._icon = icon

    def heightForWidth(self, width: int) -> int:
        words = self.words_height(width) + look.px(self, 2 * Space.ROW)
        return max(look.px(self, Target.SITUATION), round(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        fill = Token.PANEL if self.underMouse() else Token.SURFACE
        edge = (look.colour(self, Token.BORDER), look.line(self, 1))
        radius = look.exact(self, Radius.CARD)
        paint.box(painter, QRectF(self.rect()), look.colour(self, fill), edge, radius)
        side = look.px(self, 26)
        picture = icons.pixmap(self, self._icon, Token.ACCENT, 26)
        at = QPoint(look.px(self, self.inset), (self.height() - side) // 2)
        mirror.draw_icon(painter, at, self._icon, picture)
        painter.end()
        _paint_words(self, (self.height() - self.words_height(self.width())) / 2)


class Contact(TopRow):
    """Somebody to call: name, number, hours."""

    def __init__(self, name: str, number: str, line: str, icon: str = "phone") -> None:
        """``number`` may be words ("Ask the office")."""
        super().__init__(Icon(icon, Token.ACCENT, 22), space=Space.ROW)
        said = Column(
            Label(name, Role.NOTE_STRONG),
            Label(number, Role.CARD),
            Label(line, Role.SMALL),
            space=0,
        )
        self.add(said, stretch=1)
