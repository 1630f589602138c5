"""There is always exactly one next check-in, and it lies ahead."""

from datetime import date, timedelta

import pytest

from audit_app.logic.terms import Term, is_due, next_checkin, term_from, term_of, term_on


def test_over_ten_years_the_next_checkin_is_a_monday_ahead_within_half_a_year() -> None:
    """Every single day of ten years, leap days too."""
    day = date(2024, 1, 1)
    while day.year < 2034:
        ahead = next_checkin(day)
        assert day < ahead <= day + timedelta(days=160), day
        assert ahead.weekday() == 0
        assert term_of(ahead) is not term_of(ahead - timedelta(days=1))
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 11, 23), Term.AUTUMN),
        (date(2027, 1, 2), Term.AUTUMN),
        (date(2027, 2, 1), Term.SPRING),
        (date(2027, 6, 16), Term.SUMMER),
        (date(2027, 8, 20), Term.SUMMER),
    ],
)
def test_terms_have_their_usual_names(day: date, term: Term) -> None:
    """A holiday belongs to the term before it."""
    assert term_of(day) is term


def test_own_dates_are_believed_and_old_ones_forgotten() -> None:
    """The school's next date wins; once all lie behind, typical dates take over."""
    own = [date(2026, 9, 2), date(2027, 1, 6)]
    assert next_checkin(date(2026, 11, 23), own) == date(2027, 1, 6)
    assert next_checkin(date(2027, 1, 6), own) == date(2027, 4, 19)


def test_a_check_in_is_due_once_when_a_term_has_begun() -> None:
    """Over ten years: due from each usual start until the next check-in, and not before."""
    last = date(2024, 1, 10)
    while last.year < 2034:
        start = next_checkin(last)
        assert not is_due(last, start - timedelta(days=1))
        assert is_due(last, start)
        assert not is_due(start, start)
        last = start


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (date(2026, 6, 16), date(2026, 11, 23), True),
        (date(2026, 9, 5), date(2026, 11, 23), False),
        (date(2026, 11, 23), date(2027, 1, 15), False),
        (date(2026, 11, 23), date(2027, 1, 20), True),
    ],
)
def test_own_dates_ahead_hide_no_term_that_has_begun(last: date, today: date, *, due: bool) -> None:
    assert is_due(last, today, [date(2026, 9, 2), date(2027, 1, 20)]) is due


def test_only_dates_far_ahead_change_nothing_now() -> None:
    assert is_due(date(2026, 6, 16), date(2026, 11, 23), [date(2027, 1, 5)])


@pytest.mark.parametrize(
    ("start", "term"),
    [
        (date(2026, 8, 11), Term.AUTUMN),
        (date(2026, 9, 2), Term.AUTUMN),
        (date(2027, 1, 4), Term.SPRING),
        (date(2027, 4, 12), Term.SUMMER),
        (date(2027, 4, 27), Term.SUMMER),
    ],
)
def test_an_own_start_before_the_usual_day_has_the_new_terms_name(start: date, term: Term) -> None:
    """Scottish schools begin in August; January terms often before the second Monday."""
    assert term_from(start) is term
    assert term_on(start, [start]) is term
    assert term_on(start + timedelta(weeks=3), [start]) is term


def test_an_own_start_long_ago_says_nothing_about_today() -> None:
    assert term_on(date(2027, 6, 16), [date(2026, 9, 2)]) is Term.SUMMER
