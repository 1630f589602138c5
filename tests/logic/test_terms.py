"""There is always exactly one next check-in: it lies ahead, on a school day, whatever the dates."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.content import checklists
from audit_app.domain.checkin import Depth
from audit_app.domain.person import Nation
from audit_app.domain.terms import SchoolDates, Term
from audit_app.logic.terms import is_due, next_checkin, next_term, term_on, terms_around

CHECKLIST = checklists.load().checklist
DAY = timedelta(days=1)
TEN_YEARS = [date(2024, 1, 1) + n * DAY for n in range(3653)]
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def dates_of(nation: Nation, *own: date) -> SchoolDates:
    return SchoolDates(
        years=tuple(year for year in CHECKLIST.years if year.nation is nation),
        closed=next(h.days for h in CHECKLIST.holidays if h.nation is nation),
        own=own,
    )


ENGLAND = dates_of(Nation.ENGLAND)


def is_school_day(day: date, dates: SchoolDates) -> bool:
    """As a person would look it up, independent of how the next check-in is found."""
    weekend = day.strftime("%a") in ("Sat", "Sun")
    in_term = any(
        term.first <= day <= term.last and not term.break_first <= day <= term.break_last
        for term in terms_around(dates, day)
    )
    return in_term and not weekend and day not in dates.closed


@pytest.mark.parametrize("nation", list(Nation))
@pytest.mark.parametrize("checked_in", [False, True])
def test_every_day_of_ten_years_has_one_next_check_in_ahead_on_a_school_day(
    nation: Nation, *, checked_in: bool
) -> None:
    """Leap days too. Somebody who checks in on every first day is asked three times a year."""
    dates = dates_of(nation)
    last, found = None, set()
    for today in TEN_YEARS:
        if checked_in and is_due(last or date.min, today, dates):
            last = today
        ahead = next_checkin(today, dates, last)
        assert today < ahead.day <= today + timedelta(days=160), today
        assert is_school_day(ahead.day, dates), (today, ahead)
        found.add(ahead)
    full = [due.day for due in found if due.depth is Depth.FULL]
    assert len(full) in (29, 30, 31)
    quick = len(found) - len(full)
    assert quick in ((0, 1) if checked_in else (29, 30, 31))


@given(DAYS, st.lists(DAYS, max_size=12), st.none() | DAYS)
def test_odd_calendars_have_one_too(today: date, own: list[date], last: date | None) -> None:
    dates = msgspec.structs.replace(ENGLAND, own=tuple(own))
    ahead = next_checkin(today, dates, last).day
    assert today < ahead <= today + timedelta(days=200)
    assert ahead.weekday() < 5
    assert ahead not in dates.closed
    assert next_term(today, dates) > today
    assert term_on(today, dates) in Term


@pytest.mark.parametrize(
    ("today", "last", "day", "depth"),
    [
        # In the autumn of 2026 nothing was done yet: after the break a quick one is due.
        (date(2026, 9, 20), None, date(2026, 11, 2), Depth.QUICK),
        # It was done this term: next term.
        (date(2026, 9, 20), date(2026, 9, 10), date(2027, 1, 4), Depth.FULL),
        (date(2026, 11, 23), date(2026, 6, 16), date(2027, 1, 4), Depth.FULL),
        # Monday 3 January 2028 is a bank holiday.
        (date(2027, 12, 20), None, date(2028, 1, 4), Depth.FULL),
    ],
)
def test_a_full_one_begins_a_term_and_a_quick_one_comes_after_its_break(
    today: date, last: date | None, day: date, depth: Depth
) -> None:
    assert next_checkin(today, ENGLAND, last)[:2] == (day, depth)


@pytest.mark.parametrize(
    ("day", "nation", "term"),
    [
        (date(2026, 11, 23), Nation.ENGLAND, Term.AUTUMN),
        (date(2027, 1, 2), Nation.ENGLAND, Term.AUTUMN),
        (date(2027, 2, 1), Nation.ENGLAND, Term.SPRING),
        (date(2027, 6, 16), Nation.ENGLAND, Term.SUMMER),
        (date(2027, 8, 20), Nation.ENGLAND, Term.SUMMER),
        (date(2026, 8, 20), Nation.SCOTLAND, Term.AUTUMN),
        (date(2016, 2, 1), Nation.WALES, Term.SPRING),
        (date(2040, 10, 1), Nation.NORTHERN_IRELAND, Term.AUTUMN),
    ],
)
def test_terms_have_their_names_also_long_ago_and_long_after(
    day: date, nation: Nation, term: Term
) -> None:
    """A holiday belongs to the term before it."""
    assert term_on(day, dates_of(nation)) is term


def test_own_first_days_win_over_usual_ones_and_no_others() -> None:
    own = dates_of(Nation.ENGLAND, date(2026, 9, 7), date(2027, 1, 6))
    assert next_term(date(2026, 11, 23), own) == date(2027, 1, 6)
    assert next_term(date(2027, 1, 6), own) == date(2027, 4, 12)
    assert term_on(date(2027, 1, 5), own) is Term.AUTUMN
    assert term_on(date(2027, 1, 6), own) is Term.SPRING


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (date(2026, 6, 16), date(2026, 11, 23), True),
        (date(2026, 9, 7), date(2026, 11, 23), False),
        (date(2026, 8, 30), date(2026, 9, 1), False),
        (date(2026, 8, 30), date(2026, 9, 2), True),
        (date(2026, 11, 23), date(2027, 1, 19), False),
        (date(2026, 11, 23), date(2027, 1, 20), True),
    ],
)
def test_a_check_in_is_due_from_the_first_day_of_a_term(
    last: date, today: date, *, due: bool
) -> None:
    own = dates_of(Nation.ENGLAND, date(2027, 1, 20))
    assert is_due(last, today, own) is due


@settings(max_examples=30)
@given(DAYS)
def test_over_any_years_somebody_who_checks_in_when_due_does_so_once_a_term(begin: date) -> None:
    last, times = begin, 0
    for number in range(1, 731):
        today = begin + number * DAY
        if is_due(last, today, ENGLAND):
            last, times = today, times + 1
    assert times in (5, 6, 7)
