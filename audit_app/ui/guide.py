"""The guide to the program: short pages, found by a word. Works before set-up and while locked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.content import guide
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.fields import Field, LineField
from audit_app.ui.kit.rows import Situation
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.guide import GuidePage, Part
    from audit_app.ui.context import Context

_SENTENCE = re.compile(r"(?<=[.?:]) ")


class Guide(Screen):
    """``place.part`` is the page to show; empty for all of them."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Read from what is shipped: nothing of the person's is needed."""
        super().__init__(context, place, width=Width.ANSWER, centred=context.session is None)
        self._pages = guide.load()
        shown = next((page for page in self._pages if page.id == place.part), None)
        if shown is None:
            self._build_all()
        else:
            self._build_page(shown)

    def initial_focus(self) -> QWidget:
        return self._first

    def _build_all(self) -> None:
        back = BackButton(self.context, self.place)
        self.went_back.connect(back.click)
        self.field = LineField(units=320)
        accessible.identify(self.field, "guide-search")
        self.field.textChanged.connect(self._show_found)
        self._found = Column(space=Space.ROW)
        self._first: QWidget = self.field
        self.body.add(back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.body.add(lead(self.words("guide.lead")))
        self.body.gap(Space.PANEL).add(Field(self.words("guide.search"), self.field, wide=False))
        self.body.gap(Space.PANEL).add(self._found)
        self._show_found("")

    def _show_found(self, typed: str) -> None:
        found = guide.find(self._pages, typed)
        first, *_ = typed.casefold().split() or [""]
        rows = [self._build_row(page, _short(line, first)) for page, line in found]
        self._found.clear()
        self._found.add(*rows)
        if not rows:
            self._found.add(Card(muted(self.words("guide.none"), Role.BODY)))
        for part in rows:
            part.show()

    def _build_row(self, page: GuidePage, line: str) -> QWidget:
        row = Situation("doc", page.title, line)
        accessible.identify(row, f"guide-{page.id}")
        place = Place(name=Name.GUIDE, part=page.id, back=self.place.back)
        row.clicked.connect(lambda: self.context.go(place))
        return row

    def _build_page(self, page: GuidePage) -> None:
        back = Button(self.words("guide.all"), Kind.PLAIN, "left", flush=True)
        accessible.identify(back, "guide-all")
        back.clicked.connect(self._on_all)
        self.went_back.connect(self._on_all)
        self._first = back
        self.body.add(back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(page.title, Role.HEADING))
        card = Card(space=Space.ROW)
        for part in page.parts:
            card.add(shown_part(part))
        self.body.gap(Space.PANEL).add(card)
        save = Button(self.words("guide.save"), icon="print")
        accessible.identify(save, "guide-save")
        save.clicked.connect(lambda: self._on_save(page))
        self.body.gap(Space.PANEL).add(save, align=Qt.AlignmentFlag.AlignLeft)

    def _on_save(self, page: GuidePage) -> None:
        from audit_app.ui.saving import save_guide

        save_guide(self.context, self, page)

    def _on_all(self) -> None:
        self.context.go(Place(name=Name.GUIDE, back=self.place.back))


def shown_part(part: Part) -> QWidget:
    """A heading, a paragraph or an item, as it shows on a page."""
    if part.kind == "heading":
        return Heading(part.text, Role.CARD)
    if part.kind == "text":
        return Label(part.text, emphasised=True)
    return TopRow(Label("•", wrap=False)).add(Label(part.text, emphasised=True), stretch=1)


def _short(line: str, word: str) -> str:
    """The sentence that has ``word``, or the first."""
    sentences = _SENTENCE.split(line.replace("**", ""))
    return next((each for each in sentences if word in each.casefold()), sentences[0])
