"""The usual terms and the bank holidays that ship."""

import importlib.util
from datetime import date, timedelta

import pytest
from dateutil.easter import easter  # type: ignore[import-untyped]

from audit_app.content import checklists
from audit_app.domain.checklist import Checklist
from audit_app.domain.person import Nation
from audit_app.domain.terms import Term


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return checklists.load().checklist


def test_every_nation_has_three_years_in_a_row_and_its_holidays(shipped: Checklist) -> None:
    for nation in Nation:
        years = [year for year in shipped.years if year.nation is nation]
        assert [year.year for year in years] == ["2025-26", "2026-27", "2027-28"]
        assert [year.terms[0].first.year for year in years] == [2025, 2026, 2027]
        assert len([h for h in shipped.holidays if h.nation is nation]) == 1


def test_first_and_last_days_are_school_days(shipped: Checklist) -> None:
    """But for an English or Welsh term that begins on a day that the library counts as closed."""
    for year in shipped.years:
        closed = next(h.days for h in shipped.holidays if h.nation is year.nation)
        for term in year.terms:
            for day in (term.first, term.last):
                assert day.weekday() < 5, (year.nation, day)
                assert day not in closed, (year.nation, day)


def test_easter_is_never_in_a_term(shipped: Checklist) -> None:
    for year in shipped.years:
        spring, summer = year.terms[1:]
        assert spring.name is Term.SPRING
        sunday = easter(summer.first.year)
        # Some Scottish terms end a week after it; then Good Friday and Easter Monday are days off.
        if year.nation is not Nation.SCOTLAND:
            assert spring.last < sunday < summer.first, (year.nation, year.year)


def test_bank_holidays_are_those_that_anyone_can_work_out(shipped: Checklist) -> None:
    """Good Friday, the May, spring and summer Mondays, and what stands in for a weekend."""
    for holidays in shipped.holidays:
        days = set(holidays.days)
        assert list(holidays.days) == sorted(days)
        for year in range(2025, 2036):
            assert easter(year) - timedelta(days=2) in days, (holidays.nation, year)
            may = date(year, 5, 1)
            assert may + timedelta(days=-may.weekday() % 7) in days
            for month, first in ((1, 1), (12, 25)):
                there = date(year, month, first)
                near = {there + timedelta(days=n) for n in range(4)}
                assert days & near, (holidays.nation, there)
        assert all(day.weekday() < 5 for day in days)


@pytest.mark.skipif(
    importlib.util.find_spec("holidays") is None,
    reason="the holidays library lives in an environment of its own: make holidays ARGS=--check",
)
def test_the_table_is_that_of_the_library(shipped: Checklist) -> None:
    import holidays as library  # type: ignore[import-not-found]

    subdivisions = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
    for held in shipped.holidays:
        found = library.country_holidays(
            "GB", subdiv=subdivisions[held.nation], years=range(2025, 2036)
        )
        assert held.days == tuple(sorted(day for day in found if day.weekday() < 5))
