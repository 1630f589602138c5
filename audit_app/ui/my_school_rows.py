"""Rows to fill in about a school: a person to call, and the first day of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.domain.settings import SchoolContact
from audit_app.ui.day_field import DayField
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.cards import Rule
from audit_app.ui.kit.fields import Field, LineField
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from audit_app.domain.words import Words

_USUAL = ("safeguarding", "head", "chair", "office", "union")
_TERMS = 3
_LONGEST = 120
_LEAST = 190
_TERM_LEAST = 240


def line(text: str, identifier: str) -> LineField:
    """A field for a name, a number or an address."""
    made = LineField(text)
    made.setMaxLength(_LONGEST)
    accessible.identify(made, identifier)
    # Long text is read from its beginning.
    made.setCursorPosition(0)
    return made


class PersonRow(Column):
    """Name, phone and email of one person or office.

    ``typed``: something is being typed; ``changed``: a field was left.
    """

    typed = Signal()
    changed = Signal()

    def __init__(self, words: Words, contact: SchoolContact, *, usual: bool) -> None:
        """``usual``: its part is one of the usual ones, and stands as a heading."""
        super().__init__(space=Space.SMALL, margins=(0, Space.ROW, 0, Space.ROW))
        self._usual = usual
        self.part = line(contact.part, "school-part")
        self.name = line(contact.name, "school-person")
        self.phone = line(contact.phone, "school-phone")
        self.email = line(contact.email, "school-email")
        fields = Tiles(columns=3, least=_LEAST, space=Space.ROW)
        if usual:
            self.add(Label(contact.part, Role.STRONG))
        else:
            self.add(Field(words("settings.my-school.part"), self.part))
        for key, control in (("person", self.name), ("phone", self.phone), ("email", self.email)):
            field = Field(words(f"settings.my-school.{key}"), control)
            if usual:
                control.setAccessibleName(f"{contact.part}, {field.label.text()}")
            fields.add(field)
        self.add(fields)
        for control in (self.part, self.name, self.phone, self.email):
            control.textEdited.connect(self.typed)
            control.editingFinished.connect(self.changed)

    @property
    def contact(self) -> SchoolContact | None:
        """What is filled in, or None when nothing is."""
        texts = [each.text().strip() for each in (self.part, self.name, self.phone, self.email)]
        if not any(texts[1:] if self._usual else texts):
            return None
        return SchoolContact(part=texts[0], name=texts[1], phone=texts[2], email=texts[3])


class TermRow(Column):
    """The first day of a term. What is no day is said at once, and not kept."""

    typed = Signal()
    changed = Signal()

    def __init__(self, words: Words, number: int, day: date | None = None) -> None:
        """The ``number``-th row; ``day`` is filled in."""
        super().__init__(space=Space.TINY)
        name = words("settings.my-school.term", number=number)
        self._field = DayField(words, name, day)
        self.lines = self._field.lines
        self._trouble = Label(words("day.not-a-day"), Role.NOTE, token=Token.CARE)
        self._trouble.hide()
        self.add(self._field, self._trouble)
        for each in self.lines:
            each.textEdited.connect(self.typed)
            each.editingFinished.connect(self._on_finished)

    @property
    def day(self) -> date | None:
        """The day, or None while it is none."""
        return self._field.day

    def _on_finished(self) -> None:
        whole = all(each.text().strip() for each in self.lines)
        wrong = whole and self.day is None
        if wrong and self._trouble.isHidden():
            accessible.alert(self, self._trouble.text())
        self._trouble.setVisible(wrong)
        self.changed.emit()


class People(Column):
    """A row for each usual part, then for whoever was added.

    ``typed``: something is being typed; ``changed``: a field was left.
    """

    typed = Signal()
    changed = Signal()

    def __init__(self, words: Words, contacts: Sequence[SchoolContact]) -> None:
        """Filled with ``contacts``."""
        super().__init__(space=0)
        self._words = words
        self.rows: list[PersonRow] = []
        usual = [words(f"settings.my-school.who.{key}") for key in _USUAL]
        kept = {contact.part: contact for contact in contacts if contact.part in usual}
        for part in usual:
            self._append(PersonRow(words, kept.get(part, SchoolContact(part=part)), usual=True))
        for contact in contacts:
            if contact is not kept.get(contact.part):
                self._append(PersonRow(words, contact, usual=False))

    @property
    def contacts(self) -> tuple[SchoolContact, ...]:
        """Everyone about whom something is filled in."""
        found = (row.contact for row in self.rows)
        return tuple(contact for contact in found if contact)

    def append_one(self) -> None:
        """One more row, with the keyboard in it."""
        row = PersonRow(self._words, SchoolContact(part=""), usual=False)
        self._append(row)
        row.show()
        row.part.setFocus()

    def _append(self, row: PersonRow) -> None:
        row.typed.connect(self.typed)
        row.changed.connect(self.changed)
        if self.rows:
            self.add(Rule())
        self.add(row)
        self.rows.append(row)


class TermStarts(Tiles):
    """The first days of terms, three at least. ``typed`` and ``changed`` as for ``People``."""

    typed = Signal()
    changed = Signal()

    def __init__(self, words: Words, starts: Sequence[date]) -> None:
        """Filled with ``starts``."""
        super().__init__(columns=3, least=_TERM_LEAST, space=Space.ROW)
        self._words = words
        self.rows: list[TermRow] = []
        days = (*starts, *[None] * max(0, _TERMS - len(starts)))
        for number, day in enumerate(days, 1):
            self._append(TermRow(words, number, day))

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are days, in order."""
        return tuple(sorted({row.day for row in self.rows if row.day}))

    def append_one(self) -> None:
        """One more row, with the keyboard in it."""
        row = TermRow(self._words, len(self.rows) + 1)
        self._append(row)
        row.show()
        row.lines[0].setFocus()

    def _append(self, row: TermRow) -> None:
        row.typed.connect(self.typed)
        row.changed.connect(self.changed)
        self.add(row)
        self.rows.append(row)
