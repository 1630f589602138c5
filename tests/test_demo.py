"""The invented person: nine terms that could be somebody's."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest

from audit_app import demo
from audit_app.audit.protection import Protection
from audit_app.audit.session import Session
from audit_app.content import checklists
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Checklist
from audit_app.domain.person import Change
from audit_app.logic.plan import FIRST
from audit_app.logic.terms import is_due, term_on
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from tests.samples import NOW, TODAY


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


@pytest.mark.parametrize("today", [TODAY, date(2026, 1, 1), date(2028, 2, 29), date(2031, 7, 31)])
def test_each_check_in_is_in_a_term_of_its_own_and_this_terms_is_due(
    checklist: Checklist, today: date
) -> None:
    days, dates = demo.days(checklist, today), demo.school_dates(checklist)
    assert len(days) == len(demo.TERMS)
    assert all(is_due(before, after, dates) for before, after in itertools.pairwise(days))
    assert len({term_on(day, dates) for day in days[:3]}) == 3
    assert days[-1] < today
    assert is_due(days[-1], today, dates)


def test_nine_terms_later_more_is_done_and_something_has_changed(
    checklist: Checklist, tmp_path: Path
) -> None:
    protection = Protection(tmp_path / "answers", lambda: NOW, Means(cost=Cost()))
    vault = demo.open_vault(protection, checklist, TODAY)
    heads = vault.heads()
    session = Session(vault, checklist, lambda: NOW)
    assert [head.depth for head in heads] == [lived.depth for lived in demo.TERMS]
    assert heads[-1].done > heads[0].done
    assert heads[-1].to_do
    # Something is left to look at, and some of it has waited.
    assert len(session.actions.plan(TODAY).open) > FIRST
    assert session.past.waiting(TODAY)
    assert {change for lived in demo.TERMS for change in lived.changes} == {
        Change.NEW_APP,
        Change.PHONE,
    }
    # The next full check-in is short, as the last was answered afresh.
    assert len(session.checkins.screens(Depth.FULL)) <= 24
    assert TODAY - demo.days(checklist, TODAY)[-1] < timedelta(weeks=46)
    vault.close()
