"""Parts of "What changed": the sentences, and the table of then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from audit_app.logic.compare import Comparison, Difference, Move, Status, by_app, by_topic
from audit_app.logic.sentences import sentences
from audit_app.ui.kit import accessible, icons
from audit_app.ui.kit.boxes import Column, Fixed, Row, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, Rule
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.marks import MarkKind, MarkSign
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.domain.checklist import Checklist
    from audit_app.domain.words import Words

_SIGNS = {
    Move.BETTER: "tick",
    Move.AGAIN: "changed",
    Move.NEW: "right",
    Move.GONE: "minus",
    None: "note",
}
_MARKS = {
    Status.DONE: MarkKind.DONE,
    Status.TO_DO: MarkKind.TO_DO,
    Status.FIND_OUT: MarkKind.FIND_OUT,
    Status.NOT_APPLY: MarkKind.NOT_APPLY,
}
_SHOWN = 5
_STATUS_WIDTH = 148
_LEAST = 260


class Sides(NamedTuple):
    """What the two check-ins are called above the columns."""

    then: str
    now: str


def said(words: Words, found: Comparison) -> Card:
    """The sentences, each with its sign."""
    card = Card(space=Space.ROW)
    for move, text in sentences(words, found):
        sign = Icon(_SIGNS[move], Token.ACCENT, icons.IN_BUTTON, top=3)
        card.add(TopRow(sign, space=14).add(Label(text, emphasised=True), stretch=1))
    if not sentences(words, found):
        moved = found.of(Move.OTHER)
        card.add(Label(words("compare.little" if moved else "compare.nothing")))
    return card


class Table(Card):
    """Questions with how they stood then and now. The first few; the rest one press away."""

    def __init__(self, words: Words, sides: Sides, found: Sequence[Difference]) -> None:
        """``found`` in the order to show."""
        super().__init__(space=0, margins=(Space.CARD, Space.ROW, Space.CARD, 6))
        self._words = words
        self._sides = sides
        heads = Row(
            *(Fixed(Label(name, Role.NOTE_STRONG), _STATUS_WIDTH) for name in sides), space=0
        )
        self.add(Beside(Label(words("compare.question"), Role.NOTE_STRONG), heads, least=_LEAST))
        for each in found[:_SHOWN]:
            self.add(Rule(), self._row(each))
        self._rest = tuple(found[_SHOWN:])
        if self._rest:
            count = len(found)
            self.more = Button(words("compare.show.all", count=count), Kind.PLAIN, flush=True)
            accessible.identify(self.more, "compare-all")
            self.more.clicked.connect(self._on_more)
            self.add(Rule()).add(self.more, align=Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        self.more.hide()
        for each in self._rest:
            row = self._row(each)
            self.add(Rule(), row)
            row.show()
        self._rest = ()

    def _row(self, found: Difference) -> Column:
        words = self._words
        text = Column(Label(found.wording), space=2)
        if found.app:
            text.add(muted(words("compare.app", app=found.app.name), Role.SMALL))
        if found.old_wording:
            text.add(muted(words("compare.old-words", wording=found.old_wording), Role.SMALL))
        before, after = (
            self._status(found.before, self._sides.then),
            self._status(found.after, self._sides.now),
        )
        return Column(Beside(text, Row(before, after, space=0), least=_LEAST), margins=(0, 9, 0, 9))

    def _status(self, status: Status | None, side: str) -> Fixed:
        word = self._words(f"compare.status.{status or 'open'}")
        label = Label(word, Role.NOTE)
        label.setAccessibleName(f"{side}: {word}")
        row = TopRow(space=Space.SMALL)
        if status:
            row.add(MarkSign(_MARKS[status], 18, top=1))
        return Fixed(row.add(label, stretch=1), _STATUS_WIDTH)


def tables(
    words: Words, checklist: Checklist, sides: Sides, found: Sequence[Difference], view: str
) -> Column:
    """One table, or one for each topic or app."""
    made = Column(space=Space.ROW)
    if view == "all":
        return made.add(Table(words, sides, found))
    groups = by_topic(checklist, found) if view == "topic" else by_app(found)
    nameless = words("compare.everything" if view == "topic" else "compare.no-app")
    for name, each in groups:
        made.gap(Space.PANEL).add(Heading(name or nameless, Role.STRONG))
        made.gap(Space.SMALL).add(Table(words, sides, each))
    return made
