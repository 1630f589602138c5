"""What counts where school IT and the person have both said something.

The language and how the program looks are the person's own: school only gives a beginning. Where
school has set how soon the answers are locked, the person may still have it sooner, never later.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.policy import Key
from audit_app.domain.route import SYSTEM, Route
from audit_app.domain.settings import PublicSettings, School

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from audit_app.domain.policy import Policy

TEXT_SIZE, LANGUAGE, LOCK_MINUTES = "text_size", "language", "lock_minutes"
# Two first days that are nearer than this are of one term.
_ONE_TERM = timedelta(weeks=5)
_NEVER = 0


def effective(own: PublicSettings, policy: Policy) -> PublicSettings:
    """The settings to work by. They are never kept: what is kept stays the person's own."""
    if not policy.settings:
        return own
    changed: dict[str, object] = {"school": school(own.school, policy)}
    for name in (TEXT_SIZE, LANGUAGE):
        given = getattr(policy, name)
        if given is not None and not is_chosen(own, name):
            changed[name] = given
    changed[LOCK_MINUTES] = _lock_minutes(own, policy)
    return msgspec.structs.replace(own, **changed)


def is_chosen(own: PublicSettings, name: str) -> bool:
    """Whether the person chose a setting. One that is not as it comes must have been chosen."""
    return name in own.chosen or getattr(own, name) != getattr(PublicSettings(), name)


def choose(own: PublicSettings, **what: object) -> PublicSettings:
    """``own`` with something that the person has chosen, even if it is what comes by itself."""
    chosen = tuple(sorted({*own.chosen, *what}))
    return msgspec.structs.replace(own, chosen=chosen, **what)


def may_lock_after(minutes: int, policy: Policy) -> bool:
    """Whether the person may choose so many minutes (0: never): no more than school has set."""
    most = policy.lock_minutes if policy.is_locked(Key.LOCK_MINUTES) else None
    return most is None or _NEVER < minutes <= most


def school(own: School, policy: Policy) -> School:
    """My school: what the person wrote, and beside it what school has added."""
    return msgspec.structs.replace(
        own,
        name=policy.school_name or own.name,
        contacts=(*own.contacts, *policy.contacts),
        term_starts=_term_starts(own.term_starts, policy.term_starts),
    )


def leak_route(policy: Policy) -> Route:
    """How it may be asked whether a password has leaked."""
    return _route(policy, off=policy.leak_lookup_off)


def release_route(policy: Policy) -> Route:
    """How it may be asked whether there is a new version."""
    return _route(policy, off=policy.update_lookup_off)


def _route(policy: Policy, *, off: bool) -> Route:
    return Route(allowed=not (off or policy.lookups_off), proxy=policy.proxy or SYSTEM)


def _lock_minutes(own: PublicSettings, policy: Policy) -> int:
    if policy.lock_minutes is None:
        return own.lock_minutes
    mine = is_chosen(own, LOCK_MINUTES) and may_lock_after(own.lock_minutes, policy)
    return own.lock_minutes if mine else policy.lock_minutes


def _term_starts(own: Sequence[date], added: Sequence[date]) -> tuple[date, ...]:
    """School's first days, and the person's for the terms of which school says nothing."""
    mine = [day for day in own if all(abs(day - other) > _ONE_TERM for other in added)]
    return tuple(sorted({*added, *mine}))
