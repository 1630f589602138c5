"""There is always exactly one next check-in, and it lies ahead."""

from datetime import date, timedelta

import pytest

from audit_app.logic.terms import Term, next_checkin, term_of


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
