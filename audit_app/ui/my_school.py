"""My school: whom to call, policies, term dates. Anyone may read and change it, even locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from audit_app.domain.settings import School
from audit_app.ui.back import BackButton
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel
from audit_app.ui.kit.fields import Field, NoteField
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.my_school_added import added_by_school
from audit_app.ui.my_school_rows import People, TermStarts, line
from audit_app.ui.places import Name
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.places import Place


# Each row of a group has room of its own above it.
_ROWS = (Space.CARD, Space.ROW, Space.CARD, Space.CARD)


class MySchool(Screen):
    """Every field is kept when it is left; there is nothing to press to save."""

    menu_name = Name.SETTINGS

    def __init__(self, context: Context, place: Place) -> None:
        """Filled with what is kept."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        school = context.parts.settings.school
        self.name = line(school.name, "school-name")
        self.people = People(self.words, school.contacts)
        self.terms = TermStarts(self.words, school.term_starts)
        self.links = NoteField("\n".join(school.policy_links))
        accessible.identify(self.links, "school-links")
        self._saved = SavedLine(context.words)
        self._build_foot(foot)
        self._build()
        typed = (self.name.textEdited, self.links.textChanged, self.people.typed, self.terms.typed)
        for each in typed:
            each.connect(self._on_typed)
        self.name.editingFinished.connect(self._on_changed)
        for part in (self.links.written, self.people.changed, self.terms.changed):
            part.connect(self._on_changed)

    def initial_focus(self) -> QWidget:
        """The first field."""
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
        added = added_by_school(self.context.parts.policy, words)
        if added is not None:
            body.gap(Space.BLOCK).add(added)
            body.gap(Space.BLOCK).add(Heading(words("managed.school.own"), Role.STRONG))
        body.gap(Space.BLOCK).add(self._build_name())
        self._add_group("people", self.people, self._plain("add", self.people.append_one))
        body.gap(Space.CARD)
        links, about = words("settings.my-school.links"), words("settings.my-school.links-about")
        body.add(Field(links, self.links, about))
        self._add_group("terms", self.terms, self._plain("add-term", self.terms.append_one))

    def _build_name(self) -> QWidget:
        """Where school has given its name, that one counts: this says so beside the field."""
        key, policy = "settings.my-school.name", self.context.parts.policy
        about = self.words("managed.school.name-about") if policy.school_name else ""
        return Field(self.words(key), self.name, about)

    def _add_group(self, key: str, rows: QWidget, more: Button) -> None:
        words = self.words
        self.body.gap(Space.CARD).add(Heading(words(f"settings.my-school.{key}"), Role.STRONG))
        self.body.gap(0).add(muted(words(f"settings.my-school.{key}-about")))
        self.body.add(Card(rows, margins=_ROWS).add(more, align=Qt.AlignmentFlag.AlignLeft))

    def _plain(self, key: str, goes: Callable[[], object]) -> Button:
        button = Button(self.words(f"settings.my-school.{key}"), Kind.PLAIN, flush=True)
        accessible.identify(button, f"school-{key}")
        button.clicked.connect(goes)
        return button

    def _typed(self) -> School:
        links = (each.strip() for each in self.links.toPlainText().splitlines())
        return School(
            name=self.name.text().strip(),
            contacts=self.people.contacts,
            policy_links=tuple(link for link in links if link),
            term_starts=self.terms.days,
        )

    def _on_typed(self) -> None:
        """What is in the field now is kept when it is left: until then it is not saved."""
        self._saved.show_state(SavedState.QUIET)

    def _on_changed(self) -> None:
        settings, school = self.context.parts.settings, self._typed()
        if school == settings.school:
            return
        changed = msgspec.structs.replace(settings, school=school)
        if not keep(self.context, changed):
            self._saved.show_state(SavedState.UNSAVED)
            return
        if settings.next_checkin is not None:
            day = self.context.parts.next_checkin(self.context.session).day
            keep(self.context, msgspec.structs.replace(changed, next_checkin=day))
        self._saved.show_state(SavedState.SAVED)
