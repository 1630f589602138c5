"""Whether to remind somebody of a check-in now: seldom, and never in school hours."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from audit_app.domain.policy import Policy
from audit_app.domain.terms import SchoolDates
from audit_app.logic.terms import in_term

# Staff are at work: guidance A15 keeps their own social media out of these hours.
SCHOOL_HOURS = (time(8, 0), time(16, 15))
_SATURDAY = 5


class Rhythm(NamedTuple):
    """How many days lie between two reminders at least, and whether they come outside term too."""

    days: int = 7
    outside_term: bool = False


USUAL = Rhythm()


def rhythm(policy: Policy) -> Rhythm:
    """How somebody who turned reminders on is reminded, as far as school IT has said."""
    days = USUAL.days if policy.reminder_days is None else policy.reminder_days
    return Rhythm(days, outside_term=policy.quiet_outside_term is False)


def should_remind(
    now: datetime,
    due: date | None,
    reminded: date | None,
    dates: SchoolDates,
    rhythm: Rhythm = USUAL,
) -> bool:
    """Whether to remind now (``now`` is the clock on the wall).

    ``due`` is the day of the next check-in (None: none was ever finished, so nothing is kept to
    check again); ``reminded`` the day of the last reminder. Outside term nobody is reminded, unless
    the ``rhythm`` says so.
    """
    today = now.date()
    if due is None or today < due or not (rhythm.outside_term or in_term(today, dates)):
        return False
    again = timedelta(days=rhythm.days)
    if reminded is not None and reminded >= due and today - reminded < again:
        return False
    begin, end = SCHOOL_HOURS
    at_work = now.weekday() < _SATURDAY and begin <= now.time() < end
    return not at_work
