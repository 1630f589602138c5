"""School terms as values: what is usual in a nation, and what a person or school has set."""

from datetime import date
from enum import StrEnum

from audit_app.domain.person import Nation
from audit_app.domain.value import Value


class Term(StrEnum):
    """The three terms of a school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


class TermDates(Value):
    """One term: its first and last school day, and those of the break in its middle."""

    name: Term
    first: date
    last: date
    break_first: date
    break_last: date


class SchoolYear(Value):
    """The usual terms of one school year in a nation. Schools differ by some days.

    ``expected``: nobody had published it where we looked, so it follows the years before.
    """

    nation: Nation
    year: str
    terms: tuple[TermDates, ...]
    source: str
    checked: date
    expected: bool = False


class BankHolidays(Value):
    """The days on which a nation's schools and offices are closed, in order."""

    nation: Nation
    days: tuple[date, ...]


class SchoolDates(Value):
    """Everything known about one person's terms. ``own`` first days win over what is usual."""

    years: tuple[SchoolYear, ...]
    closed: tuple[date, ...] = ()
    own: tuple[date, ...] = ()
