"""Who can help: people at school, and helplines with the date their number was last checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt

from audit_app.domain import checklist as guidance
from audit_app.domain.checklist import ContactId
from audit_app.domain.pack import PackHead
from audit_app.domain.person import Nation
from audit_app.domain.settings import School, SchoolContact
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.rows import Contact
from audit_app.ui.question.link import LinkSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.compose import Parts
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

# Level with the words of a contact, beside its sign.
_LEVEL = 34


def nation(context: Context) -> Nation | None:
    """Where the person works, as far as they said."""
    if context.session is not None:
        return context.session.checkins.profile.nation
    return context.parts.settings.nation


def outside(context: Context, wanted: Iterable[ContactId]) -> list[guidance.Contact]:
    """The contacts that serve the person's nation, in the order wanted."""
    where = nation(context)
    found = (context.checklist.contact(each) for each in wanted)
    return [c for c in found if c and (where is None or not c.nations or where in c.nations)]


def at_school(parts: Parts, words: Words) -> list[QWidget]:
    """The people written down under My school, else the office; then whom school added.

    What school adds takes the place of nobody.
    """
    school, added = parts.effective.school, parts.policy.contacts
    people = [_school_contact(p, school, words) for p in parts.settings.school.contacts]
    if not people:
        name = school.name or words("help.school.name")
        ask, who = words("help.school.ask"), words("help.school.who")
        people = [Contact(name, ask, who, "school")]
    return [*people, *(_school_contact(p, school, words, added=True) for p in added)]


def of_packs(parts: Parts, words: Words) -> list[QWidget]:
    """Whom school packs add. They stand last, so that they never push a helpline out of sight."""
    people = [_of_pack(head, person, words) for head, person in parts.added.people]
    return people + _contacts_of_packs(parts, words)


def _of_pack(head: PackHead, person: SchoolContact, words: Words) -> QWidget:
    """A person that a school pack adds, and that it does."""
    name = ", ".join(part for part in (person.part, person.name) if part)
    other = person.email if person.phone and person.email else ""
    lines = (other, words("pack.added-by", name=head.name))
    line = "\n".join(text for text in lines if text)
    return Contact(name, person.phone or person.email, line, "school")


def _contacts_of_packs(parts: Parts, words: Words) -> list[QWidget]:
    """Offices that packs add, never in the place of a helpline."""
    found: list[QWidget] = []
    for name in parts.added.contacts:
        contact, by = parts.checklist.contact(name), parts.added.contact_by(name)
        if contact is not None and by is not None:
            reach = contact.phone or urlsplit(contact.url).hostname or ""
            lines = (contact.hours, words("pack.added-by", name=by.name))
            found.append(Contact(contact.name, reach, "\n".join(filter(None, lines))))
    return found


def _school_contact(
    person: SchoolContact, school: School, words: Words, *, added: bool = False
) -> QWidget:
    name = ", ".join(part for part in (person.part, person.name) if part)
    reach = person.phone or person.email or words("help.school.ask")
    other = person.email if person.phone and person.email else ""
    line = other or school.name or words("help.school.name")
    if added:
        line = words("managed.added-line", line=other) if other else words("managed.added")
    return Contact(name, reach, line, "school")


def helpline(context: Context, contact: guidance.Contact) -> QWidget:
    """A helpline: its number, or its website where it has none."""
    if contact.phone:
        return Contact(contact.name, contact.phone, contact.hours)
    opens = Button(context.words("question.link.open"), Kind.PLAIN, "open", flush=True)
    opens.setAccessibleName(f"{context.words('question.link.open')}: {contact.name}")
    accessible.identify(opens, f"open-{contact.id}")
    opens.clicked.connect(lambda: LinkSheet(opens.window(), context, contact.url).ask())
    site = (urlsplit(contact.url).hostname or "").removeprefix("www.")
    below = Column(margins=(_LEVEL, 0, 0, 0)).add(opens, align=Qt.AlignmentFlag.AlignLeft)
    return Column(Contact(contact.name, site, contact.hours, "laptop"), below, space=0)


def checked(contacts: Sequence[guidance.Contact], words: Words) -> str:
    """When the numbers were last checked, in a sentence; empty for none."""
    days = sorted(contact.checked for contact in contacts)
    if not days:
        return ""
    return words("help.numbers", first=words.month(days[0]), last=words.month(days[-1]))
