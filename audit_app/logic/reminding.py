"""Whether to remind somebody of a check-in now: seldom, and never in school hours."""

from datetime import date, datetime, time, timedelta

from audit_app.domain.terms import SchoolDates
from audit_app.logic.terms import in_term

# Staff are at work: guidance A15 keeps their own social media out of these hours.
SCHOOL_HOURS = (time(8, 0), time(16, 15))
_AGAIN = timedelta(weeks=1)
_SATURDAY = 5


def should_remind(
    now: datetime, due: date | None, reminded: date | None, dates: SchoolDates
) -> bool:
    """Whether to remind now (``now`` is the clock on the wall).

    ``due`` is the day of the next check-in (None: none was ever finished, so nothing is kept to
    check again); ``reminded`` the day of the last reminder. Outside term nobody is reminded.
    """
    today = now.date()
    if due is None or today < due or not in_term(today, dates):
        return False
    if reminded is not None and reminded >= due and today - reminded < _AGAIN:
        return False
    begin, end = SCHOOL_HOURS
    at_work = now.weekday() < _SATURDAY and begin <= now.time() < end
    return not at_work
