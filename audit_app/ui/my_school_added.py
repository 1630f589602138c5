"""What school has added to My school: shown, never changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_app.domain.policy import Policy
    from audit_app.domain.words import Words


def added_by_school(policy: Policy, words: Words) -> Card | None:
    """A card with all of it, or None where school has added nothing."""
    groups = list(_groups(policy, words))
    if not groups:
        return None
    card = Card(Heading(words("managed.added"), Role.CARD), space=Space.ROW)
    accessible.identify(card, "school-added")
    card.add(muted(words("managed.school.added-about")))
    for name, lines in groups:
        group = Column(Label(name, Role.STRONG), space=Space.TINY)
        card.add(group.add(*(Label(line) for line in lines)))
    return card


def _groups(policy: Policy, words: Words) -> Iterator[tuple[str, list[str]]]:
    """A name and its lines for each thing that there is."""
    names = [text for text in (policy.school_name, policy.trust) if text]
    if names:
        yield words("managed.school.names"), names
    if policy.contacts:
        people = [
            ", ".join(part for part in (who.part, who.name, who.phone, who.email) if part)
            for who in policy.contacts
        ]
        yield words("settings.my-school.people"), people
    if policy.term_starts:
        days = [words.date(day) for day in policy.term_starts]
        yield words("settings.my-school.terms"), [", ".join(days)]
    if policy.help_page:
        yield words("managed.name.help-page"), [policy.help_page]
