"""A short choice in one strip: one answer per app, or one of a few settings."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from audit_app.ui.kit import accessible, digits, look, mirror, paint, roles
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.tokens import Radius, Role, Space, Target, Token

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_RING_GAP = 8


class Segment(QRadioButton):
    """One choice of a strip: chosen has tint, edge and dot, and its word in weight 600."""

    def __init__(self, key: str, text: str, *, ring: bool) -> None:
        """``ring`` False: a view to switch, not an answer, so without a round mark."""
        super().__init__(text.replace("&", "&&"))
        accessible.speak(self, text)
        self.key = key
        self._ring = ring
        self.stacked = False
        self._words: dict[bool, Paragraph] = {}

    def words(self, *, chosen: bool) -> Paragraph:
        """The word, as chosen or at rest: both are measured, so that nothing jumps."""
        if chosen not in self._words:
            font = look.font(self, Role.NOTE)
            if chosen:
                font.setWeight(font.Weight.DemiBold)
            height = look.line_height(self, Role.NOTE)
            self._words[chosen] = Paragraph(self.text().replace("&&", "&"), font, height)
        return self._words[chosen]

    def _mark_room(self) -> float:
        return look.exact(self, paint.SMALL_RING + _RING_GAP) if self._ring else 0.0

    def sizeHint(self) -> QSize:
        width = self.words(chosen=True).natural_width() + self._mark_room()
        width = max(width + look.px(self, 2 * Space.ROW), look.px(self, Target.SEGMENT_WIDTH))
        return QSize(math.ceil(width), look.px(self, Target.SEGMENT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        room = width - self._mark_room() - look.px(self, 2 * Space.ROW)
        text = self.words(chosen=True).height(room) + look.px(self, Space.PANEL)
        return max(look.px(self, Target.SEGMENT), text)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._words.clear()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        chosen, whole = self.isChecked(), QRectF(self.rect())
        if chosen or (self.underMouse() and self.isEnabled()):
            fill = look.colour(self, Token.ACCENT_SOFT if chosen else Token.PANEL)
            edge = (look.colour(self, Token.ACCENT), look.line(self, 2)) if chosen else None
            inner = whole if chosen else paint.inside(whole, 2 * look.line(self, 1.2))
            paint.box(painter, inner, fill, edge, look.exact(self, Radius.CONTROL))
        words = self.words(chosen=chosen)
        room = min(words.natural_width(), whole.width() - self._mark_room())
        left = (whole.width() - room - self._mark_room()) / 2
        if self.stacked:
            left = look.exact(self, Space.PANEL)
        if self._ring:
            side = look.exact(self, paint.SMALL_RING + 1)
            rect = QRectF(left, (whole.height() - side) / 2, side, side)
            paint.ring(painter, self, rect, chosen=chosen)
        painter.setPen(look.colour(self, Token.TEXT if self.isEnabled() else Token.MUTED))
        top = (whole.height() - words.height(room)) / 2
        words.draw(painter, QPointF(left + self._mark_room(), top), room)


class Segments(QWidget):
    """A strip of choices that stacks when it does not fit. ``chosen`` gives the key of another one.

    One Tab stop; arrows move inside, digits choose.
    """

    chosen = Signal(str)
    accessible_part = roles.group

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        rings: bool = True,
        equal: bool = False,
    ) -> None:
        """``choices`` are (key, word). ``equal``: all as wide as the widest."""
        super().__init__()
        self._equal = equal
        self._buttons = QButtonGroup(self)
        self.segments = tuple(Segment(key, word, ring=rings) for key, word in choices)
        for number, segment in enumerate(self.segments):
            segment.setParent(self)
            accessible.identify(segment, f"choice-{segment.key}")
            self._buttons.addButton(segment, number)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # Not ``idClicked``: a screen reader chooses without a click.
        self._buttons.idToggled.connect(self._on_toggled)

    def choose(self, key: str | None) -> None:
        """Show ``key`` as chosen, or nothing. Says nothing to anyone."""
        with QSignalBlocker(self._buttons):
            self._buttons.setExclusive(False)
            for segment in self.segments:
                segment.setChecked(segment.key == key)
            self._buttons.setExclusive(True)

    @property
    def current(self) -> str | None:
        """The key of the choice, or None."""
        return next((each.key for each in self.segments if each.isChecked()), None)

    def _on_toggled(self, number: int, chosen: bool) -> None:  # noqa: FBT001 (Qt's own signal)
        if chosen:
            self.chosen.emit(self.segments[number].key)

    def _widths(self) -> list[int]:
        widths = [segment.sizeHint().width() for segment in self.segments]
        return [max(widths)] * len(widths) if self._equal else widths

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), look.px(self, Target.SEGMENT))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), look.px(self, Target.SEGMENT))

    def heightForWidth(self, width: int) -> int:
        if width >= sum(self._widths()):
            return look.px(self, Target.SEGMENT)
        return sum(segment.heightForWidth(width) for segment in self.segments)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().event(event)

    def _place(self) -> None:
        across = self.width() >= sum(self._widths())
        left = top = 0
        for segment, width in zip(self.segments, self._widths(), strict=True):
            segment.stacked = not across
            if across:
                box = QRect(left, 0, width, self.height())
                segment.setGeometry(mirror.placed(self, self.rect(), box))
                left += width
            else:
                height = segment.heightForWidth(self.width())
                segment.setGeometry(0, top, self.width(), height)
                top += height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digits.picked(event, len(self.segments))
        if number is not None:
            self.segments[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.segments[number].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        places = [mirror.placed(self, self.rect(), each.geometry()) for each in self.segments]
        last = places[-1]
        whole = QRectF(0, 0, last.right() + 1, last.bottom() + 1)
        edge = (look.colour(self, Token.BORDER), look.line(self, 1.2))
        paint.box(
            painter,
            whole,
            look.colour(self, Token.SURFACE),
            edge,
            look.exact(self, Radius.CONTROL),
        )
        painter.setPen(look.colour(self, Token.LINE))
        inset = look.px(self, Space.SMALL)
        for number, rect in enumerate(places[1:]):
            if self.segments[number].isChecked() or self.segments[number + 1].isChecked():
                continue
            if rect.top() == places[number].top():
                painter.drawLine(rect.left(), inset, rect.left(), rect.height() - inset)
            else:
                painter.drawLine(inset, rect.top(), rect.width() - inset, rect.top())
