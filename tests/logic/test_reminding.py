"""Reminders are seldom, never in school hours, and never in the holidays."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.policy import Policy
from audit_app.logic.reminding import USUAL, Rhythm, rhythm, should_remind
from tests.logic.test_terms import ENGLAND

DUE = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2027-01-03 16:45", False),  # not due yet
        ("2027-01-04 12:00", False),  # at work
        ("2027-01-04 16:14", False),
        ("2027-01-04 16:45", True),
        ("2027-01-05 07:30", True),
        ("2027-01-09 12:00", True),  # a Saturday
        ("2027-02-16 17:00", False),  # the break in the middle of term
        ("2027-03-30 17:00", False),  # Easter
        ("2027-05-03 17:00", False),  # a bank holiday
        ("2027-05-04 17:00", True),
    ],
)
def test_when(now: str, says: bool) -> None:  # noqa: FBT001
    assert (
        should_remind(datetime.fromisoformat(now).replace(tzinfo=UTC), DUE, None, ENGLAND) is says
    )


def test_nobody_is_reminded_before_a_first_check_in() -> None:
    assert not should_remind(datetime(2027, 1, 4, 17, tzinfo=UTC), None, None, ENGLAND)


@given(st.integers(0, 24 * 600), st.integers(0, 59))
def test_never_on_a_weekday_in_school_hours(hours: int, minutes: int) -> None:
    now = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=minutes)
    if now.weekday() < 5 and 8 <= now.hour < 16:
        assert not should_remind(now, date(2026, 9, 2), None, ENGLAND)


def test_at_most_once_a_week_however_often_it_looks() -> None:
    reminded, shown = None, []
    now = datetime(2027, 1, 4, tzinfo=UTC)
    while now < datetime(2027, 2, 12, tzinfo=UTC):
        if should_remind(now, DUE, reminded, ENGLAND):
            reminded = now.date()
            shown.append(reminded)
        now += timedelta(minutes=15)
    assert len(shown) == 6
    assert all(b - a >= timedelta(days=7) for a, b in pairwise(shown))


def test_a_reminder_of_an_older_check_in_does_not_count() -> None:
    last_term = date(2026, 12, 30)
    assert should_remind(datetime(2027, 1, 4, 17, tzinfo=UTC), DUE, last_term, ENGLAND)


def test_school_it_sets_how_often_and_whether_outside_term() -> None:
    assert rhythm(Policy()) == USUAL
    assert rhythm(Policy(quiet_outside_term=True)) == USUAL
    fortnight = rhythm(Policy(reminder_days=14, quiet_outside_term=False))
    assert fortnight == Rhythm(14, outside_term=True)
    in_the_break = datetime(2027, 2, 16, 17, tzinfo=UTC)
    assert should_remind(in_the_break, DUE, date(2027, 2, 2), ENGLAND, fortnight)
    assert not should_remind(in_the_break, DUE, date(2027, 2, 3), ENGLAND, fortnight)
    assert not should_remind(in_the_break, DUE, date(2027, 2, 2), ENGLAND, Rhythm(14))
    at_work = datetime(2027, 2, 16, 12, tzinfo=UTC)
    assert not should_remind(at_work, DUE, None, ENGLAND, fortnight)
