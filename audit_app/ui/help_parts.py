"""The cards of a help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_app.domain.checklist import HelpPage
from audit_app.ui import help_people
from audit_app.ui.kit import accessible, look
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Card, CareCard, Panel, Rule
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.link import CopyButton

if TYPE_CHECKING:
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

_PEOPLE = 264
_ENDLESS = 16777215


def tell_card(page: HelpPage) -> CareCard:
    """Whom to tell: always first, and never closed."""
    first, *more = page.tell_more or ("",)
    return CareCard(page.tell, *([f"**{first}**"] if first else []), *more)


class StepsCard(Card):
    """What to do, in order, and words to say.

    While there is something to report, steps that remove something stay away until the tick
    ``told`` says that somebody has been told. Nothing is kept here: a slip can be taken back.
    """

    told = Signal(bool)

    def __init__(self, page: HelpPage, words: Words, *, waiting: bool) -> None:
        """``waiting``: nobody has been told yet, as far as is known here."""
        super().__init__(space=Space.ROW)
        self.is_told = False
        self._page = page
        self._words = words
        self._steps = Column(space=Space.ROW)
        self.add(Heading(words("help.steps"), Role.STRONG), self._steps)
        if waiting:
            tick = TickTile(page.acknowledge)
            accessible.identify(tick, "told")
            tick.toggled.connect(self._on_told)
            self.add(tick)
        if page.words:
            self._add_words(page.words)
        self._show_steps(waiting=waiting)

    def add_record(self, context: Context, back: Name | None) -> None:
        """Offer to keep a record of what happened."""
        keep = Button(self._words("evidence.open"), Kind.PLAIN, "note", flush=True)
        accessible.identify(keep, "keep-record")
        keep.clicked.connect(lambda: context.go(Place(name=Name.EVIDENCE, back=back)))
        self.add(keep, align=Qt.AlignmentFlag.AlignLeft)

    def _add_words(self, text: str) -> None:
        copy = CopyButton(self._words("help.copy"), text, self._words)
        said = Panel(Label(text)).add(copy, align=Qt.AlignmentFlag.AlignLeft)
        opener = Disclosure(self._words("help.words"), said)
        accessible.identify(opener, "words-open")
        self.gap(Space.PANEL).add(Rule()).gap(Space.TINY).add(opener, said)

    def _show_steps(self, *, waiting: bool) -> None:
        page = self._page
        shown = [step.text for step in page.steps if not (waiting and step.removes)]
        held = len(page.steps) - len(shown)
        self._steps.clear()
        self._steps.add(Steps(shown))
        if held:
            self._steps.add(muted(self._words("help.told.waits", count=held)))

    def _on_told(self, ticked: bool) -> None:  # noqa: FBT001 (as the signal gives it)
        self.is_told = ticked
        self._show_steps(waiting=not ticked)
        self.told.emit(ticked)


class PeopleCard(Card):
    """People at school, and helplines that serve the person's nation."""

    def __init__(self, context: Context, page: HelpPage) -> None:
        """For one situation."""
        margins = (Space.BLOCK, Space.CARD, Space.BLOCK, Space.CARD)
        super().__init__(space=Space.PANEL, margins=margins)
        words = context.words
        self.add(Heading(words("help.people"), Role.STRONG))
        school = help_people.at_school(context.parts, words)
        lines = help_people.outside(context, page.contacts)
        helplines = [help_people.helpline(context, each) for each in lines]
        self.add(*((*helplines, *school) if page.school_last else (*school, *helplines)))
        self.add(*help_people.of_packs(context.parts, words))
        self.add(Label(help_people.checked(lines, words), Role.SMALL))


class SideBySide(QWidget):
    """A wide card and a narrow one, as tall as each other; under each other when folded."""

    def __init__(self, wide: QWidget, narrow: QWidget) -> None:
        """``narrow`` stands right, or below."""
        super().__init__()
        self._narrow = narrow
        self._fold = Fold.WIDE
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(wide, 1)
        self._box.addWidget(narrow)
        self._scale()

    def fold(self, fold: Fold) -> None:
        """Stack, or stand side by side."""
        self._fold = fold
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if fold is Fold.WIDE else way.TopToBottom)
        self._scale()

    def _scale(self) -> None:
        self._box.setSpacing(look.px(self, Space.PANEL))
        if self._fold is Fold.WIDE:
            self._narrow.setFixedWidth(look.px(self, _PEOPLE))
        else:
            self._narrow.setMinimumWidth(0)
            self._narrow.setMaximumWidth(_ENDLESS)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._scale()
        super().changeEvent(event)
