"""Boxes that hold parts of a page, and the rows and signs inside them."""

from typing import Self

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.ui.kit import icons, look, paint
from audit_app.ui.kit.boxes import Box, Column, Fixed, Margins, Row, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Beside, Flow, Tiles
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.marks import MarkKind, MarkSign
from audit_app.ui.kit.text import Heading, Label, label_for, muted
from audit_app.ui.kit.tokens import Radius, Role, Space, Token

CARD_MARGINS: Margins = (Space.CARD, Space.CARD, Space.CARD, Space.CARD)
LIST_MARGINS: Margins = (Space.CARD, 6, Space.CARD, 6)
PANEL_MARGINS: Margins = (Space.BLOCK, Space.PANEL, Space.BLOCK, Space.PANEL)


# A link is as tall as a button and shows only its words: what is left above and below them.
_LINK_ROOM = 12


def _ends_in_link(part: QWidget) -> bool:
    if isinstance(part, Button):
        return part.kind is Kind.PLAIN
    if isinstance(part, Flow):
        inside = [each for each in part.children() if isinstance(each, QWidget)]
        return bool(inside) and all(_ends_in_link(each) for each in inside)
    return False


class _Filled(Column):
    """A column on a rounded ground."""

    ground = Token.SURFACE
    edge = Token.LINE
    edge_width = 1.0

    def __init__(
        self,
        *children: QWidget,
        space: float = Space.SMALL,
        margins: Margins = CARD_MARGINS,
    ) -> None:
        self._whole = margins
        super().__init__(*children, space=space, margins=margins)

    def add(
        self, *children: QWidget, stretch: int = 0, align: Qt.AlignmentFlag | None = None
    ) -> Self:
        """As in a column. The room round a link at the end counts as the card's own."""
        super().add(*children, stretch=stretch, align=align)
        if children:
            left, top, right, bottom = self._whole
            less = _LINK_ROOM if _ends_in_link(children[-1]) else 0
            self.set_margins((left, top, right, max(0, bottom - less)))
        return self

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, edge = look.colour(self, self.ground), look.colour(self, self.edge)
        drawn = (edge, look.line(self, self.edge_width))
        radius = look.exact(self, Radius.CARD)
        paint.box(paint.painter_for(self), QRectF(self.rect()), ground, drawn, radius)


class Card(_Filled):
    """Holds one thing: a list, a question about apps, a summary."""


class Panel(_Filled):
    """A quiet ground for "How do I do this?" and notes. Its edge shows if its ground does not."""

    ground = Token.PANEL

    def __init__(
        self,
        *children: QWidget,
        space: float = Space.SMALL,
        margins: Margins = PANEL_MARGINS,
    ) -> None:
        """As a card, with less room at the edges."""
        super().__init__(*children, space=space, margins=margins)

    def paintEvent(self, event: QPaintEvent) -> None:
        same = look.colour(self, Token.PANEL) == look.colour(self, Token.BG)
        self.edge = Token.LINE if same else Token.PANEL
        super().paintEvent(event)


class CareCard(_Filled):
    """Safeguarding and trouble: always the first card of its page, and never closed."""

    ground = Token.CARE_SOFT
    edge = Token.CARE_LINE
    edge_width = 1.2

    def __init__(self, heading: str, *lines: str, icon: str = "door") -> None:
        """``lines`` may hold ``**words**`` to stand out. Without a heading: one line of text."""
        tall = Space.PANEL if heading else Space.ROW
        super().__init__(margins=(Space.BLOCK, tall, Space.BLOCK, tall))
        text = Column(space=6)
        if heading:
            text.add(Heading(heading, Role.CARD, token=Token.CARE))
        for line in lines:
            text.add(Label(line, emphasised=True))
        sign = Icon(icon, Token.CARE, icons.IN_CARD if heading else icons.IN_RAIL, top=1)
        self.add(TopRow(sign, space=14).add(text, stretch=1))


class NotePanel(Panel):
    """A quiet note with a sign: an optional heading, and one or more lines.

    What belongs to it is added to ``words``, under them.
    """

    def __init__(self, text: str, heading: str = "", icon: str = "key") -> None:
        """``text`` may hold ``**words**``."""
        super().__init__()
        self.words = Column(space=2)
        if heading:
            self.words.add(Label(heading, Role.STRONG))
        self.words.add(Label(text, Role.NOTE, emphasised=True))
        self.add(TopRow(Icon(icon, Token.ACCENT, 22), space=14).add(self.words, stretch=1))


class PackNote(Panel):
    """Words that a school has added beside ours. They are shown as they are: nothing is bold."""

    def __init__(self, text: str, by: str) -> None:
        """``by`` says who added them."""
        super().__init__()
        words = Column(Label(by, Role.STRONG), Label(text, Role.NOTE), space=2)
        self.add(TopRow(Icon("school", Token.ACCENT, 22), space=14).add(words, stretch=1))


class Rule(QWidget):
    """A thin line between rows. Decoration: nothing depends on seeing it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = look.colour(self, Token.LINE)
        paint.fill(paint.painter_for(self), QRectF(self.rect()), ink)


class CountCard(Card):
    """A count in words with its mark: "16 done"."""

    def __init__(self, kind: MarkKind, count: int, word: str) -> None:
        """``word`` stands after the number."""
        super().__init__(margins=(Space.BLOCK, Space.PANEL, Space.BLOCK, Space.PANEL))
        number = Label(str(count), Role.COUNT, wrap=False)
        number.setAccessibleName(f"{count} {word}")
        word_label = Label(word)
        row = Row(MarkSign(kind, 26), number, space=Space.ROW).add(word_label, stretch=1)
        self.add(row)


class Facts(Tiles):
    """Names and values side by side: "Set to", "Checked on"."""

    def __init__(self, *facts: tuple[str, str]) -> None:
        """``facts`` are (name, value)."""
        super().__init__(columns=2, least=300, space=Space.TINY)
        for name, value in facts:
            self.add(_fact(name, value))


def _fact(name: str, value: str) -> TopRow:
    said = Label(value, Role.NOTE_STRONG)
    said.setAccessibleName(f"{name}: {value}")
    row = TopRow(Fixed(muted(name), 84), space=Space.SMALL, margins=(0, 0, Space.PANEL, 0))
    return row.add(said, stretch=1)


class SettingRow(Box):
    """A setting: its name, a line about it, and its control at the right (or below)."""

    def __init__(self, name: str, about: str, control: QWidget) -> None:
        """The control takes its accessible name from ``name`` if it has none."""
        super().__init__(margins=(0, 13, 0, 13))
        has_own = bool(control.accessibleName())
        label = Label(name, Role.STRONG) if has_own else label_for(name, control)
        self.add(Beside(Column(label, muted(about), space=0), control))


def listed(*rows: QWidget) -> Card:
    """A card of ``rows`` with a line between each two."""
    card = Card(space=0, margins=LIST_MARGINS)
    for number, row in enumerate(rows):
        if number:
            card.add(Rule())
        card.add(row)
    return card
