"""My school: whom to call, policies, term dates. Anyone may read and change it, even locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from audit_app.domain.settings import School, SchoolContact
from audit_app.ui.back import BackButton
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel, Rule
from audit_app.ui.kit.fields import Field, NoteField
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.my_school_rows import PersonRow, TermRow, line
from audit_app.ui.places import Name
from audit_app.ui.saving import next_day
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.places import Place

_USUAL = ("safeguarding", "head", "chair", "office", "union")
_TERMS = 3
_TERM_LEAST = 240


class MySchool(Screen):
    """Every field is kept when it is left; there is nothing to press to save."""

    menu_name = Name.SETTINGS

    def __init__(self, context: Context, place: Place) -> None:
        """Filled with what is kept."""
        foot = Foot(Width.READ)
        super().__init__(context, place, foot=foot)
        school = context.parts.settings.school
        self.name = line(school.name, "school-name")
        self.people: list[PersonRow] = []
        self.terms: list[TermRow] = []
        self.links = NoteField("\n".join(school.policy_links))
        accessible.identify(self.links, "school-links")
        self._people = Column(space=0)
        self._terms = Tiles(columns=3, least=_TERM_LEAST, space=Space.ROW)
        self._saved = SavedLine(context.words)
        self._build_foot(foot)
        self._build()
        self._fill(school)
        self.name.editingFinished.connect(self._on_changed)
        self.links.written.connect(self._on_changed)

    def initial_focus(self) -> QWidget:
        return self.name

    def leave(self) -> bool:
        """Keep what is typed, also in the field that the keyboard is in."""
        self._on_changed()
        return True

    def _build_foot(self, foot: Foot) -> None:
        back = BackButton(self.context, self.place)
        done = Button(self.words("settings.my-school.done"), Kind.FILLED)
        accessible.identify(done, "school-done")
        done.clicked.connect(back.click)
        self.went_back.connect(back.click)
        self.follow(self._saved.fold)
        foot.add_left(back, self._saved)
        foot.add_right(done)

    def _build(self) -> None:
        words, body = self.words, self.body
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        body.add(lead(words("settings.my-school.lead")))
        body.gap(Space.BLOCK).add(NotePanel(words("settings.my-school.open"), icon="eye"))
        body.gap(Space.BLOCK).add(Field(words("settings.my-school.name"), self.name))
        self._add_group("people", self._people, self._plain("add", self._on_add_person))
        body.gap(Space.CARD)
        links, about = words("settings.my-school.links"), words("settings.my-school.links-about")
        body.add(Field(links, self.links, about))
        self._add_group("terms", self._terms, self._plain("add-term", self._on_add_term))

    def _add_group(self, key: str, rows: QWidget, more: Button) -> None:
        words = self.words
        self.body.gap(Space.CARD).add(Heading(words(f"settings.my-school.{key}"), Role.STRONG))
        self.body.gap(0).add(muted(words(f"settings.my-school.{key}-about")))
        self.body.add(Card(rows).add(more, align=Qt.AlignmentFlag.AlignLeft))

    def _plain(self, key: str, goes: Callable[[], object]) -> Button:
        button = Button(self.words(f"settings.my-school.{key}"), Kind.PLAIN, flush=True)
        accessible.identify(button, f"school-{key}")
        button.clicked.connect(goes)
        return button

    def _fill(self, school: School) -> None:
        usual = [self.words(f"settings.my-school.who.{key}") for key in _USUAL]
        kept = {contact.part: contact for contact in school.contacts if contact.part in usual}
        for part in usual:
            self._add_person(kept.get(part, SchoolContact(part=part)), usual=True)
        for contact in school.contacts:
            if contact is not kept.get(contact.part):
                self._add_person(contact, usual=False)
        missing = max(0, _TERMS - len(school.term_starts))
        for day in (*school.term_starts, *[None] * missing):
            self._add_term(TermRow(self.words, day))

    def _add_person(self, contact: SchoolContact, *, usual: bool) -> PersonRow:
        row = PersonRow(self.words, contact, usual=usual)
        row.changed.connect(self._on_changed)
        if self.people:
            self._people.add(Rule())
        self._people.add(row)
        self.people.append(row)
        return row

    def _add_term(self, row: TermRow) -> TermRow:
        row.changed.connect(self._on_changed)
        self._terms.add(row)
        self.terms.append(row)
        return row

    def _on_add_person(self) -> None:
        self._add_person(SchoolContact(part=""), usual=False).part.setFocus()

    def _on_add_term(self) -> None:
        self._add_term(TermRow(self.words)).lines[0].setFocus()

    def _typed(self) -> School:
        links = (each.strip() for each in self.links.toPlainText().splitlines())
        contacts = (row.contact for row in self.people)
        return School(
            name=self.name.text().strip(),
            contacts=tuple(contact for contact in contacts if contact),
            policy_links=tuple(link for link in links if link),
            term_starts=tuple(sorted({row.day for row in self.terms if row.day})),
        )

    def _on_changed(self) -> None:
        settings, school = self.context.parts.settings, self._typed()
        if school == settings.school:
            return
        changed = msgspec.structs.replace(settings, school=school)
        if not keep(self.context, changed):
            self._saved.show_state(SavedState.UNSAVED)
            return
        if settings.next_checkin is not None:
            day = next_day(self.context)
            keep(self.context, msgspec.structs.replace(changed, next_checkin=day))
        self._saved.show_state(SavedState.SAVED)
