"""The ways to look at the action list: which actions stand under which heading."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.action import Mark
from audit_app.logic.cards import cards
from audit_app.logic.estimate import fix_minutes
from audit_app.logic.waiting import last_of_all

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from audit_app.domain.action import Action, ActionId
    from audit_app.domain.checklist import Checklist
    from audit_app.domain.words import Words
    from audit_app.logic.plan import Plan

_SIZES = ((2, "quick"), (5, "short"), (15, "medium"))
_MANY_MINUTES, _HALF_HOUR = 90, 30
_SET_ASIDE = (Mark.LATER, Mark.DONE, Mark.NOT_FOR_ME)


class View(StrEnum):
    """What the list is sorted by."""

    FIRST = "first"
    APP = "app"
    TOPIC = "topic"
    MINUTES = "minutes"
    DONE = "done"


class Group(NamedTuple):
    """Actions under one heading. ``card``: it says at its head how many minutes are left."""

    name: str
    actions: tuple[Action, ...]
    card: bool = False


def groups(
    view: View,
    plan: Plan,
    checklist: Checklist,
    words: Words,
    waits: Container[ActionId] = frozenset(),
) -> tuple[Group, ...]:
    """The plan as ``view`` shows it, with what ``waits`` long at the end of its group.

    Groups that would be empty are left out. What to do first is never moved.
    """
    made = _groups(view, plan, checklist, words)
    if view is View.DONE:
        return made
    first = plan.first if view is View.FIRST else ()
    return tuple(
        group
        if group.actions == first
        else group._replace(actions=last_of_all(group.actions, waits))
        for group in made
    )


def _groups(view: View, plan: Plan, checklist: Checklist, words: Words) -> tuple[Group, ...]:
    if view is View.FIRST:
        rest = tuple(action for action in plan.open if action not in plan.first)
        made = [("first", plan.first), ("rest", rest)]
    elif view is View.MINUTES:
        made = _by_minutes(plan.open)
    elif view is View.DONE:
        made = [
            (mark.value, tuple(a for a in plan.actions if a.state.mark is mark))
            for mark in _SET_ASIDE
        ]
    elif view is View.APP:
        return tuple(
            Group(card.app_name or words("actions.group.no-app"), card.actions, card=True)
            for card in cards(plan.open, checklist)
        )
    else:
        return _by_topic(plan.open, checklist)
    return tuple(
        Group(words(f"actions.group.{name}"), actions) for name, actions in made if actions
    )


def in_words(plan: Plan, words: Words) -> str:
    """How much is to do and to find out, and how long that takes."""
    find_out = sum(action.find_out for action in plan.open)
    to_do = len(plan.open) - find_out
    if not plan.open:
        return words("actions.lead.none") if plan.actions else ""
    minutes = how_long(words, fix_minutes(plan.open))
    if not find_out:
        return words("actions.lead.to-do", to_do=to_do, minutes=minutes)
    if not to_do:
        return words("actions.lead.find-out", to_find_out=find_out, minutes=minutes)
    return words("actions.lead.both", to_do=to_do, to_find_out=find_out, minutes=minutes)


def how_long(words: Words, minutes: int) -> str:
    """In minutes; what takes longer than an hour and a half, in hours and halves."""
    if minutes <= _MANY_MINUTES:
        return words("actions.lead.minutes", count=minutes)
    hours, half = divmod(round(minutes / _HALF_HOUR), 2)
    return words("actions.lead.half-hours" if half else "actions.lead.hours", count=hours)


def _by_topic(actions: Iterable[Action], checklist: Checklist) -> tuple[Group, ...]:
    found: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        found[action.topic] = (*found.get(action.topic, ()), action)
    topics = sorted(checklist.topics, key=lambda topic: topic.order)
    return tuple(Group(topic.name, found[topic.id]) for topic in topics if topic.id in found)


def _by_minutes(actions: Iterable[Action]) -> list[tuple[str, tuple[Action, ...]]]:
    found: dict[str, tuple[Action, ...]] = {}
    for action in sorted(actions, key=lambda each: each.minutes):
        size = next((name for most, name in _SIZES if action.minutes <= most), "long")
        found[size] = (*found.get(size, ()), action)
    return list(found.items())
