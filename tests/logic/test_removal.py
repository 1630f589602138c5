"""From a finding to the right route, the right action, and honest dates."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import checklists
from audit_app.domain.action import Mark
from audit_app.domain.checklist import HelpId
from audit_app.domain.kept import Kept
from audit_app.domain.removal import Finding, Keeper, RouteId, Whose, Wish
from audit_app.logic.plan import plan
from audit_app.logic.removal import first_route, later, until

SHIPPED = checklists.load().checklist
LOOKING = SHIPPED.looking
TODAY = date(2026, 11, 26)
FOUND = Finding(
    what="An old photo",
    where="https://example.com/1",
    whose=Whose.ABOUT_ME,
    wish=Wish.ASK,
    found=TODAY,
    keeper=Keeper.ORGANISATION,
    route=RouteId("site-erasure"),
)


def planned(**changes: object) -> list[str]:
    finding = msgspec.structs.replace(FOUND, **changes)
    made = plan(SHIPPED, (), {}, TODAY, Kept(findings={"f1": finding}))
    return [action.title for action in made.actions]


@pytest.mark.parametrize(
    ("whose", "wish", "keeper", "route"),
    [
        (Whose.MINE, Wish.REMOVE, None, "own"),
        (Whose.ABOUT_ME, Wish.REMOVE, None, "untag"),
        (Whose.ABOUT_ME, Wish.ASK, Keeper.KNOWN, "ask-person"),
        (Whose.ABOUT_ME, Wish.ASK, Keeper.UNKNOWN, "report-site"),
        (Whose.ABOUT_ME, Wish.ASK, Keeper.ORGANISATION, "site-erasure"),
        (Whose.MINE, Wish.ASK, Keeper.GONE, "outdated"),
        (Whose.ABOUT_ME, Wish.ASK, Keeper.RESULTS, "google"),
        (Whose.ABOUT_ME, Wish.LEAVE, Keeper.KNOWN, None),
        (Whose.ABOUT_ME, Wish.ASK, None, None),
    ],
)
def test_each_finding_starts_with_the_gentlest_way(
    whose: Whose, wish: Wish, keeper: Keeper | None, route: str | None
) -> None:
    found = first_route(LOOKING, whose, wish, keeper)
    assert (found.id if found else None) == route


def test_every_way_ends_and_the_ico_comes_after_the_organisations_own_complaint() -> None:
    for start in LOOKING.routes:
        seen = [start.id]
        while (route := LOOKING.route(LOOKING.route(seen[-1]).then)) is not None:  # type: ignore[union-attr]
            assert route.id not in seen
            seen.append(route.id)
        if "ico" in seen[1:]:
            assert seen[seen.index(RouteId("ico")) - 1] == "complaint"


def test_what_is_left_makes_no_action() -> None:
    assert planned(wish=Wish.LEAVE) == []
    assert planned(route=None) == []


def test_the_action_says_what_was_found_and_where_to_write() -> None:
    assert planned() == ["Write to whoever runs the site: An old photo"]


def test_a_long_finding_is_cut_and_the_id_says_nothing_of_it() -> None:
    finding = msgspec.structs.replace(FOUND, what="word " * 40)
    (action,) = plan(SHIPPED, (), {}, TODAY, Kept(findings={"f1": finding})).actions
    assert action.title.endswith("…")
    assert len(action.title) < 100
    assert action.id == "finding:f1"


def test_nothing_is_due_before_the_person_says_that_a_letter_went_out() -> None:
    route = LOOKING.route("site-erasure")
    assert until(route, None) is None
    sent = until(route, date(2026, 11, 26))
    assert sent is not None
    assert (sent.day, sent.at_most) == (date(2026, 12, 26), date(2027, 2, 26))
    made = plan(
        SHIPPED,
        (),
        {},
        TODAY,
        Kept(findings={"f1": msgspec.structs.replace(FOUND, sent=date(2026, 11, 26))}),
    )
    assert made.actions[0].answer_by == date(2026, 12, 26)
    assert made.actions[0].state.mark is Mark.TO_DO


def test_a_complaint_is_acknowledged_within_thirty_days() -> None:
    due = until(LOOKING.route("complaint"), date(2026, 12, 26))
    assert due is not None
    assert (due.day, due.at_most) == (date(2027, 1, 25), None)
    assert until(LOOKING.route("ask-person"), TODAY) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 6, 19), 1, date(2026, 7, 19)),
    ],
)
def test_a_calendar_month_ends_on_the_same_day_or_the_last(
    day: date, months: int, then: date
) -> None:
    assert later(day, months) == then


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 36))
def test_months_are_months(day: date, months: int) -> None:
    then = later(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day


@pytest.mark.parametrize("page", ["pupil-contact", "abuse"])
def test_a_finding_that_concerns_a_report_holds_back_what_removes(page: str) -> None:
    finding = msgspec.structs.replace(FOUND, route=RouteId("ask-person"), concerns=page)
    before = plan(SHIPPED, (), {}, TODAY, Kept(findings={"f1": finding}))
    assert before.pending == (HelpId(page),)
    assert before.actions[0].held_back == 1
    assert not any(step.removes for step in before.actions[0].steps)
    told = msgspec.structs.replace(finding, told=True)
    after = plan(SHIPPED, (), {}, TODAY, Kept(findings={"f1": told}))
    assert after.pending == ()
    assert after.actions[0].held_back == 0
    assert any(step.removes for step in after.actions[0].steps)
