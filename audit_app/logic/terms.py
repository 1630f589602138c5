"""School terms: what this one is called, and when the next check-in is.

What is usual in a nation is only believed where a person or school has set nothing. After the last
year that is known its pattern goes on, whole weeks at a time, so that weekdays stay.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from audit_app.domain.checkin import Depth
from audit_app.domain.terms import SchoolDates, Term, TermDates

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_DAYS_A_YEAR = 365.2425
# How far from the usual day an own first day may lie and still be that term's.
_SAME_TERM = timedelta(weeks=5)
_SATURDAY = 5
_AROUND = range(-2, 3)


class NextCheckIn(NamedTuple):
    """When the next check-in is, and which: a full one when a term begins, else a quick one.

    ``key`` names it for ever: its day may still move.
    """

    day: date
    depth: Depth
    key: str


def terms_around(dates: SchoolDates, day: date) -> tuple[TermDates, ...]:
    """The terms from some two years before ``day`` to two years after, with own first days."""
    usual = [term for years in _AROUND for term in _year(dates, day.year + years)]
    found = {term.first: term for term in sorted(usual, key=lambda term: term.first)}
    return _with_own(list(found.values()), dates.own)


def term_on(day: date, dates: SchoolDates) -> Term:
    """The term of a day; holidays belong to the term before them."""
    return _begun(terms_around(dates, day), day).name


def next_checkin(today: date, dates: SchoolDates, last: date | None = None) -> NextCheckIn:
    """The one next check-in after ``today``: a full one as a term begins, or a quick one.

    A quick one comes after the break in the middle of a term, unless a check-in was done since the
    term began (``last`` is the day of the newest one). Always a school day.
    """
    return next(due for due in _checkins(dates, today, last) if due.day > today)


def next_term(today: date, dates: SchoolDates) -> date:
    """The first school day of the next term."""
    begin = (_school_day(term.first, dates) for term in terms_around(dates, today))
    return next(day for day in begin if day > today)


def next_terms(today: date, dates: SchoolDates, count: int) -> tuple[tuple[str, date], ...]:
    """The next terms: a name that stays if the day moves, and the first school day.

    ``count`` is at most 6.
    """
    begin = ((_key(term), _school_day(term.first, dates)) for term in terms_around(dates, today))
    return tuple([(key, day) for key, day in begin if day > today][:count])


def in_term(day: date, dates: SchoolDates) -> bool:
    """Whether school is on: a term, but for the break in its middle and bank holidays."""
    term = _begun(terms_around(dates, day), day)
    off = term.break_first <= day <= term.break_last or day in dates.closed
    return term.first <= day <= term.last and not off


def is_due(last: date, today: date, dates: SchoolDates) -> bool:
    """Whether a term has begun since a check-in on ``last``."""
    began = _school_day(_begun(terms_around(dates, today), today).first, dates)
    return last < began <= today


def _checkins(dates: SchoolDates, today: date, last: date | None) -> Iterator[NextCheckIn]:
    for term in terms_around(dates, today):
        key = _key(term)
        yield NextCheckIn(_school_day(term.first, dates), Depth.FULL, key)
        if last is None or last < term.first:
            after = _school_day(term.break_last + _DAY, dates)
            if after <= term.last:
                yield NextCheckIn(after, Depth.QUICK, f"{key} quick")


def _key(term: TermDates) -> str:
    """``2026 autumn``: the year is that in which the school year begins."""
    begins = term.first.year - (term.name is not Term.AUTUMN)
    return f"{begins} {term.name}"


def _school_day(day: date, dates: SchoolDates) -> date:
    """``day``, or the next one that is neither at a weekend nor a bank holiday."""
    while day.weekday() >= _SATURDAY or day in dates.closed:
        day += _DAY
    return day


def _begun(terms: Sequence[TermDates], day: date) -> TermDates:
    """The term that began last, on ``day`` or before."""
    at = bisect_right([term.first for term in terms], day)
    return terms[max(at - 1, 0)]


def _year(dates: SchoolDates, year: int) -> tuple[TermDates, ...]:
    """The terms of the school year that begins in ``year``: known, or like the nearest known."""
    known = {found.terms[0].first.year: found for found in dates.years}
    nearest = min(known, key=lambda begins: abs(begins - year))
    shift = round((year - nearest) * _DAYS_A_YEAR / 7) * _WEEK
    return tuple(_moved(term, shift) for term in known[nearest].terms)


def _moved(term: TermDates, shift: timedelta) -> TermDates:
    return TermDates(
        name=term.name,
        first=term.first + shift,
        last=term.last + shift,
        break_first=term.break_first + shift,
        break_last=term.break_last + shift,
    )


def _with_own(terms: list[TermDates], own: Sequence[date]) -> tuple[TermDates, ...]:
    """``terms``, each with the own first day that is nearest to its usual one, if one is near."""
    found = []
    for term in terms:
        near = min(own, key=lambda day: abs(day - term.first), default=date.min)
        fits = abs(near - term.first) <= _SAME_TERM and near < term.break_first
        found.append(msgspec.structs.replace(term, first=near) if fits else term)
    return tuple(found)
