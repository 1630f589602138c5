"""The page of the program that helps with a question or an action, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.checklist import Kind as QuestionKind
from audit_app.logic import removal, tallies
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from audit_app.domain.action import Action
    from audit_app.domain.checklist import AppId, Checklist, QuestionId
    from audit_app.ui.context import Context

_ICONS = {Name.SEARCH: "eye", Name.FINDINGS: "note", Name.PASSWORDS: "key"}


def helper_place(checklist: Checklist, question: QuestionId, back: Name) -> Place | None:
    """Where the program helps to do what a question asks about."""
    asked = checklist.question(question)
    if asked is not None and asked.kind is QuestionKind.SEARCH:
        return Place(name=Name.SEARCH, back=back)
    if asked is not None and asked.helper == "passwords":
        return Place(name=Name.PASSWORDS, back=back, question=question)
    for review in checklist.looking.reviews:
        if any(group.question == question for group in review.groups):
            return Place(name=Name.REVIEWS, back=back, part=review.id)
    return None


def action_place(checklist: Checklist, action: Action, back: Name) -> Place | None:
    """Where the program helps with an action: the finding or the count that it comes from."""
    if action.id.startswith(removal.PREFIX):
        name = action.id.removeprefix(removal.PREFIX)
        return Place(name=Name.FINDINGS, back=back, part=name)
    if action.id.startswith(tallies.PREFIX):
        part = action.id.removeprefix(tallies.PREFIX).rpartition(":")[0]
        return Place(name=Name.REVIEW, back=back, part=part)
    place = helper_place(checklist, action.question, back)
    if place is not None and place.name is Name.PASSWORDS:
        return msgspec.structs.replace(place, action=action.id)
    return _of_app(place, action.app) if place is not None else None


def icon(place: Place, usual: str) -> str:
    """The sign of the way to ``place``."""
    return _ICONS.get(place.name, usual)


def helper_button(context: Context, action: Action, back: Name) -> Button | None:
    """A button that leads there, or None."""
    place = action_place(context.checklist, action, back)
    if place is None:
        return None
    key = f"search.helper.{place.name}"
    button = Button(context.words(key), Kind.PLAIN, icon(place, "checkin"))
    button.setAccessibleDescription(action.title)
    accessible.identify(button, f"helper-{place.name}")
    button.clicked.connect(lambda: context.go(place))
    return button


def _of_app(place: Place, app: AppId | None) -> Place:
    if place.name is not Name.REVIEWS or app is None:
        return place
    return Place(name=Name.REVIEW, back=place.back, part=f"{place.part}:{app}")
