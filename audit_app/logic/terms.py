"""School terms: what this one is called, and when the next check-in is."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

DAYS_A_WEEK = 7


class Term(StrEnum):
    """The three terms of a school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


# Typical UK term starts as (month, which Monday of it). Typical only: a person or school who sets
# their own dates is always believed instead.
_SAME_TERM = timedelta(weeks=4)
_WELL_INTO_TERM = timedelta(weeks=6)
_SHORTEST_TERM = timedelta(weeks=10)
_TYPICAL = ((1, 2), (4, 3), (9, 2))


def term_of(day: date) -> Term:
    """The term that a day is usually in; holidays belong to the term before them."""
    starts = _typical_starts(day.year)
    if day < starts[0] or day >= starts[2]:
        return Term.AUTUMN
    return Term.SPRING if day < starts[1] else Term.SUMMER


def term_from(start: date) -> Term:
    """The term that begins on ``start``, which may be some weeks before or after the usual day."""
    return term_of(start + _WELL_INTO_TERM)


def term_on(day: date, term_starts: Sequence[date] = ()) -> Term:
    """The term of a day. A start that the person or school set, not long ago, is believed."""
    begun = max((start for start in term_starts if start <= day), default=date.min)
    return term_from(begun) if day - begun < _SHORTEST_TERM else term_of(day)


def next_checkin(today: date, term_starts: Sequence[date] = ()) -> date:
    """The first known or typical term start after ``today``. Own dates win while any lie ahead."""
    own = sorted(day for day in term_starts if day > today)
    if own:
        return own[0]
    typical = (*_typical_starts(today.year), *_typical_starts(today.year + 1))
    begun = max((day for day in term_starts if day <= today), default=date.min)
    return next(day for day in typical if day > today and day - begun > _SAME_TERM)


def is_due(last: date, today: date, term_starts: Sequence[date] = ()) -> bool:
    """Whether a term has begun since a check-in on ``last``.

    Own dates that lie ahead only put off a usual start that is the same term's.
    """
    begun = next_checkin(last, [start for start in term_starts if start <= today])
    ahead = min((start for start in term_starts if start > today), default=date.max)
    return begun <= today and ahead - begun > _SAME_TERM


def _typical_starts(year: int) -> tuple[date, ...]:
    return tuple(_monday(year, month, count) for month, count in _TYPICAL)


def _monday(year: int, month: int, count: int) -> date:
    first = date(year, month, 1)
    to_monday = -first.weekday() % DAYS_A_WEEK
    return first + timedelta(days=to_monday + DAYS_A_WEEK * (count - 1))
