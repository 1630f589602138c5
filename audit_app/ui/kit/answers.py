"""One question's answers as large cards. The whole card is the target; digits and arrows choose."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy

from audit_app.ui.kit import accessible, digits, icons, look, mirror, paint, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.paragraph import Paragraph
from audit_app.ui.kit.tokens import Role, Space, Target, Token

_TEXT_LEFT = Space.PANEL + paint.RING + Space.ROW
_HINT_LEFT = 140
_LEAST = 180
# Above and below the words of a card, and where there is little room; never lower than a target.
_ROOM, _TIGHT = Space.ROW + 1, Space.SMALL
_LOWEST = 44
_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Offered(NamedTuple):
    """An answer to choose. ``proof`` is a last line with a tick ("We tried it, and it works")."""

    key: str
    text: str
    hint: str = ""
    proof: str = ""


class AnswerCard(QRadioButton):
    """One answer. Its hint stands at a left edge that all cards of a group share."""

    def __init__(self, offered: Offered) -> None:
        """A card; the group it stands in decides where hints stand."""
        super().__init__(offered.text.replace("&", "&&"))
        self.tight = False
        accessible.speak(self, offered.text)
        self.offered = offered
        self._texts: tuple[Paragraph, Paragraph, Paragraph] | None = None
        spoken = ". ".join(part for part in (offered.hint, offered.proof) if part)
        self.setAccessibleDescription(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fits_beside(self, width: int) -> bool:
        """Whether the hint fits on the answer's own line, at the shared edge."""
        title, hint, _ = self._lay()
        if self.offered.proof:
            return False
        room = width - look.px(self, _TEXT_LEFT + _HINT_LEFT + Space.ROW)
        gap = look.px(self, _HINT_LEFT - Space.ROW)
        return not self.offered.hint or (
            title.natural_width() <= gap and hint.natural_width() <= room
        )

    def _lay(self) -> tuple[Paragraph, Paragraph, Paragraph]:
        if self._texts is None:
            texts = (self.offered.text, self.offered.hint, self.offered.proof)
            roles = (Role.STRONG, Role.NOTE, Role.SMALL_STRONG)
            first, second, third = (
                Paragraph(text, look.font(self, role), look.line_height(self, role))
                for text, role in zip(texts, roles, strict=True)
            )
            self._texts = first, second, third
        return self._texts

    def _beside(self, width: int) -> bool:
        group = self.parentWidget()
        return group.beside(width) if isinstance(group, Answers) else self.fits_beside(width)

    def _room(self, width: int) -> float:
        return width - look.exact(self, _TEXT_LEFT + Space.PANEL)

    def heightForWidth(self, width: int) -> int:
        title, hint, proof = self._lay()
        room = self._room(width)
        height = title.height(room) + look.px(self, 2 * self._above())
        if self.offered.hint and not self._beside(width):
            height += hint.height(room)
        if self.offered.proof:
            inset = look.exact(self, icons.IN_BUTTON + Space.SMALL)
            height += proof.height(room - inset) + look.px(self, Space.TINY)
        return max(self._lowest(), height)

    def _above(self) -> float:
        return _TIGHT if self.tight else _ROOM

    def _lowest(self) -> int:
        return _LOWEST if self.tight else look.px(self, Target.ANSWER)

    def sizeHint(self) -> QSize:
        wide = look.px(self, 400)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, _LEAST), self._lowest())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self._texts = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.control(painter, self, QRectF(self.rect()), chosen=self.isChecked())
        title, hint, proof = self._lay()
        room, left = self._room(self.width()), look.exact(self, _TEXT_LEFT)
        beside = self._beside(self.width())
        top = look.exact(self, self._above())
        if beside:
            top = (self.height() - title.height(room)) / 2
        line = look.line_height(self, Role.STRONG)
        side = look.exact(self, paint.RING + 2)
        ring = QRectF(look.exact(self, Space.PANEL - 1), top + (line - side) / 2, side, side)
        paint.ring(painter, self, ring, chosen=self.isChecked())
        ink = look.colour(self, Token.TEXT if self.isEnabled() else Token.MUTED)
        painter.setPen(ink)
        title.draw(painter, QPointF(left, top), room)
        painter.setPen(look.colour(self, Token.MUTED))
        if beside:
            across = left + look.exact(self, _HINT_LEFT)
            hint.draw(painter, QPointF(across, (self.height() - hint.height(room)) / 2), room)
            return
        top += title.height(room)
        hint.draw(painter, QPointF(left, top), room)
        if self.offered.proof:
            top += look.exact(self, Space.TINY) + (hint.height(room) if self.offered.hint else 0)
            tick = icons.pixmap(self, "saved", Token.ACCENT, icons.IN_BUTTON)
            mirror.draw_icon(painter, QPointF(left, top), "saved", tick)
            painter.setPen(look.colour(self, Token.ACCENT))
            inset = look.exact(self, icons.IN_BUTTON + Space.SMALL)
            proof.draw(painter, QPointF(left + inset, top), room - inset)


class Answers(Column):
    """The answers to one question. ``answered`` gives the key whenever another one is chosen."""

    answered = Signal(str)
    accessible_part = roles.group

    def __init__(self, name: str, offered: Sequence[Offered], *, stacked: bool = False) -> None:
        """``name`` is the question, for the screen reader; ``stacked`` puts hints below always."""
        super().__init__(space=Space.SMALL)
        self._stacked = stacked
        self.tight = False
        self._buttons = QButtonGroup(self)
        self.cards = tuple(AnswerCard(each) for each in offered)
        for number, card in enumerate(self.cards):
            self._buttons.addButton(card, number)
            accessible.identify(card, f"answer-{card.offered.key}")
            self.add(card)
        self.setAccessibleName(name)
        # Not ``idClicked``: a screen reader chooses without a click.
        self._buttons.idToggled.connect(self._on_toggled)

    def choose(self, key: str | None) -> None:
        """Show ``key`` as chosen, or nothing. Says nothing to anyone."""
        with QSignalBlocker(self._buttons):
            self._buttons.setExclusive(False)
            for card in self.cards:
                card.setChecked(card.offered.key == key)
            self._buttons.setExclusive(True)

    @property
    def chosen(self) -> str | None:
        """The key of the answer, or None while the question is open."""
        return next((card.offered.key for card in self.cards if card.isChecked()), None)

    def beside(self, width: int) -> bool:
        """Whether every hint fits beside its answer: all do, or all drop below."""
        return not self._stacked and all(card.fits_beside(width) for card in self.cards)

    def tighten(self, *, tight: bool) -> None:
        """Stand closer: in a short window all four answers are seen at once."""
        if tight is not self.tight:
            self.tight = tight
            self.set_space(Space.TINY if tight else Space.SMALL)
            for card in self.cards:
                card.tight = tight
                card.updateGeometry()

    def start(self) -> None:
        """Put the keyboard on the chosen answer, or on the first."""
        first = next((card for card in self.cards if card.isChecked()), self.cards[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, number: int, chosen: bool) -> None:  # noqa: FBT001 (Qt's own signal)
        if chosen:
            self.answered.emit(self.cards[number].offered.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digits.picked(event, len(self.cards))
        if number is not None:
            self.cards[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.cards[number].click()
        else:
            super().keyPressEvent(event)
