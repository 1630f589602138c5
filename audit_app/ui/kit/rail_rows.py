"""What a rail holds, as values; and its rows. The folded bar shows the same values as a menu."""

import msgspec
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible, icons, look, mirror, paint, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.marks import MarkKind, paint_mark
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.tokens import Radius, Role, Space, Target, Token

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# What scrolls clips the focus ring, so the rows stand this far in.
RING_ROOM = 7
_ICON_LEFT, _ICON_TEXT, _MARK_TEXT, _MARK_SIZE = 14, 46, 42, 18


class RailEntry(msgspec.Struct, frozen=True):
    """One row: in a menu an ``icon`` and perhaps a ``count``, in topics a ``mark`` and ``line``."""

    key: str
    name: str
    icon: str = ""
    count: str = ""
    mark: MarkKind | None = None
    line: str = ""
    enabled: bool = True


class RailContent(msgspec.Struct, frozen=True):
    """What the rail says now: the menu, or the topics, steps or actions under a ``heading``.

    ``line`` counts in words ("12 answered, 8 to go"), ``short`` the same for a narrow bar
    ("12 of 20"). ``way_home`` shows "Save and go home".
    """

    entries: tuple[RailEntry, ...]
    current: str = ""
    heading: str = ""
    line: str = ""
    short: str = ""
    way_home: bool = False


class RailRow(QPushButton):
    """A row to go to. The current one has a tint, a bar at its edge, and a heavier word."""

    stepped = Signal(int)

    def __init__(self, entry: RailEntry, words: Words, *, current: bool) -> None:
        """The name that is read out holds the line or count, and where you are."""
        super().__init__()
        self._words = words
        self.entry, self.current = entry, current
        self._texts: tuple[Paragraph, Paragraph] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_entry(entry, current=current)

    def show_entry(self, entry: RailEntry, *, current: bool) -> None:
        """Say something else in the same place; what stays the same costs nothing."""
        if self._texts is not None and (entry, current) == (self.entry, self.current):
            return
        self.entry, self.current, self._texts = entry, current, None
        here = self._words("kit.rail.here") if current else ""
        said = (entry.name, entry.line or entry.count, here)
        accessible.speak(self, entry.name)
        self.setText(entry.name.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setEnabled(entry.enabled)
        self.updateGeometry()
        self.update()

    def _lay(self) -> tuple[Paragraph, Paragraph]:
        if self._texts is None:
            menu = self.entry.mark is None
            role = Role.BODY if menu else Role.NOTE
            font = look.font(self, role)
            if self.current:
                font.setWeight(font.Weight.DemiBold)
            small = look.font(self, Role.SMALL)
            second = self.entry.count if menu else self.entry.line
            self._texts = (
                Paragraph(self.entry.name, font, look.line_height(self, role)),
                Paragraph(second, small, look.line_height(self, Role.SMALL)),
            )
        return self._texts

    def _room(self, width: int) -> float:
        second = self._lay()[1]
        if self.entry.mark is not None:
            return width - look.exact(self, _MARK_TEXT + Space.SMALL)
        return width - look.exact(self, _ICON_TEXT + Space.ROW) - second.natural_width()

    def sizeHint(self) -> QSize:
        wide = look.px(self, 232)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, 120), look.px(self, Target.BUTTON))

    def heightForWidth(self, width: int) -> int:
        name, second = self._lay()
        height = name.height(self._room(width))
        if self.entry.mark is None:
            return max(look.px(self, Target.BUTTON), height + look.px(self, Space.PANEL))
        if self.entry.line:
            height += second.height(self._room(width))
        return max(look.px(self, Target.TOPIC), height + look.px(self, Space.TINY))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._texts = None
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        self._paint_ground(painter)
        name, second = self._lay()
        room = self._room(self.width())
        ink = look.colour(self, Token.TEXT if self.isEnabled() else Token.MUTED)
        menu = self.entry.mark is None
        left = look.exact(self, _ICON_TEXT if menu else _MARK_TEXT)
        below = 0 if menu or not self.entry.line else second.height(room)
        top = (self.height() - name.height(room) - below) / 2
        _paint_sign(painter, self, top)
        painter.setPen(ink)
        name.draw(painter, QPointF(left, top), room)
        painter.setPen(look.colour(self, Token.MUTED))
        if below:
            second.draw(painter, QPointF(left, top + name.height(room)), room)
        elif menu and self.entry.count:
            width = second.natural_width()
            at = QPointF(
                self.width() - width - look.exact(self, Space.ROW),
                (self.height() - second.height(width)) / 2,
            )
            second.draw(painter, at, width)

    def _paint_ground(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        radius = look.exact(self, Radius.CONTROL)
        if self.current:
            same = look.colour(self, Token.SEL) == look.colour(self, Token.RAIL)
            edge = (look.colour(self, Token.ACCENT), look.line(self, 2)) if same else None
            paint.box(painter, paint.inside(whole, 2), look.colour(self, Token.SEL), edge, radius)
            inset, wide = look.exact(self, 10), look.exact(self, 4)
            bar = QRectF(0, inset, wide, whole.height() - 2 * inset)
            paint.box(painter, bar, look.colour(self, Token.ACCENT), None, wide / 2)
        elif self.underMouse() and self.isEnabled():
            edge = (look.colour(self, Token.LINE), look.line(self, 1))
            paint.box(painter, paint.inside(whole, 2), None, edge, radius)


def _paint_sign(painter: QPainter, row: RailRow, top: float) -> None:
    left = look.exact(row, _ICON_LEFT)
    if row.entry.mark is not None:
        side = look.exact(row, _MARK_SIZE)
        drop = (look.line_height(row, Role.NOTE) - side) / 2
        kind = row.entry.mark
        token = Token.BORDER if kind is MarkKind.TO_DO else None
        paint_mark(painter, row, QRectF(left, top + drop, side, side), kind, token)
    elif row.entry.icon:
        side = look.px(row, icons.IN_RAIL)
        token = Token.ACCENT if row.current else Token.TEXT
        picture = icons.pixmap(row, row.entry.icon, token)
        at = QPoint(round(left), (row.height() - side) // 2)
        mirror.draw_icon(painter, at, row.entry.icon, picture)


class RailRows(Column):
    """All rows: one Tab stop, arrows move between them. ``chosen`` gives the key."""

    chosen = Signal(str)
    accessible_part = roles.group

    def __init__(self, words: Words) -> None:
        """Empty until told what to show."""
        super().__init__(space=0, margins=(RING_ROOM, RING_ROOM, RING_ROOM, RING_ROOM))
        self._words = words
        self.rows: tuple[RailRow, ...] = ()

    def show_content(self, content: RailContent) -> None:
        """Show ``content``; rows that stay keep their place and the keyboard."""
        if [row.entry.key for row in self.rows] != [entry.key for entry in content.entries]:
            self._rebuild(content)
        for row, entry in zip(self.rows, content.entries, strict=True):
            row.show_entry(entry, current=entry.key == content.current)
        current = next((row for row in self.rows if row.current), None)
        self._stop_at(current or next((row for row in self.rows if row.isEnabled()), None))

    def _rebuild(self, content: RailContent) -> None:
        self.clear()
        self._space = 0 if content.heading else Space.TINY
        self.rows = tuple(RailRow(entry, self._words, current=False) for entry in content.entries)
        for number, row in enumerate(self.rows):
            key = content.entries[number].key
            accessible.identify(row, f"rail-{key}")
            row.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.stepped.connect(lambda step, number=number: self._on_stepped(number + step))
            self.add(row)

    def _stop_at(self, stop: RailRow | None) -> None:
        for row in self.rows:
            policy = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def _on_stepped(self, number: int) -> None:
        if 0 <= number < len(self.rows) and self.rows[number].isEnabled():
            self._stop_at(self.rows[number])
            self.rows[number].setFocus(Qt.FocusReason.TabFocusReason)
