"""What each thing that school has set means for the person. Nothing but what counts is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.policy import LOOKUP_SWITCHES, Key
from audit_app.domain.route import DIRECT, SYSTEM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit_app.domain.policy import Policy

# One line of the promise each: ``managed.never.<number>``.
PROMISES = 6
# What stays with the person though school has said something; the rest is school's alone.
_NOTES = {
    Key.SCHOOL_NAME: "beside",
    Key.CONTACTS: "beside",
    Key.TERM_STARTS: "beside",
    Key.SUGGESTED_TOPICS: "skip",
    Key.LOCK_MINUTES: "sooner",
    Key.REMINDER_DAYS: "remind",
    Key.QUIET_OUTSIDE_TERM: "remind",
    Key.LANGUAGE: "yours",
    Key.TEXT_SIZE: "yours",
}
_SUGGESTED = {Key.LOCK_MINUTES: "yours"}


class Told(NamedTuple):
    """One thing that school has set. ``means`` and ``note`` end keys of ``managed.``."""

    key: Key
    name: str
    means: str
    values: Mapping[str, object]
    note: str


def told(policy: Policy) -> tuple[Told, ...]:
    """What counts, in the order of the keys."""
    return tuple(_told(policy, key) for key in Key if _counts(policy, key))


def closed(policy: Policy) -> bool:
    """Whether something school has set could not be read, so that look-ups are off to be safe."""
    # A source that both has a fault and turned something off did so by being unreadable.
    sources = {fault.source for fault in policy.faults}
    return any(s.key in LOOKUP_SWITCHES and s.source in sources for s in policy.settings)


def _counts(policy: Policy, key: Key) -> bool:
    """A switch that is off changes nothing; quiet outside term says something either way."""
    value = getattr(policy, key.name.lower())
    return policy.setting(key) is not None and (bool(value) or (value is False and _both_ways(key)))


def _both_ways(key: Key) -> bool:
    return key is Key.QUIET_OUTSIDE_TERM


def _told(policy: Policy, key: Key) -> Told:
    value = getattr(policy, key.name.lower())
    name = key.name.lower().replace("_", "-")
    note = _NOTES.get(key, "school")
    if not policy.is_locked(key):
        note = _SUGGESTED.get(key, note)
    return Told(key, name, _means(key, name, value), _values(value), note)


def _means(key: Key, name: str, value: object) -> str:
    if key is Key.PROXY and value in (SYSTEM, DIRECT):
        return f"{name}-{value}"
    if key is Key.QUIET_OUTSIDE_TERM and not value:
        return f"{name}-off"
    return name


def _values(value: object) -> Mapping[str, object]:
    """For the words: how many, or the value itself."""
    if isinstance(value, tuple):
        return {"count": len(value)}
    return {"count": value} if isinstance(value, int) else {"value": value}
