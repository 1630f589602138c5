"""Counts by hand become actions; pupils are reported before anything is removed."""

from datetime import date, timedelta

import msgspec
import pytest

from audit_app.content import checklists
from audit_app.domain.checklist import AppId, HelpId
from audit_app.domain.kept import Kept
from audit_app.domain.review import GroupId, ReviewId, Tally
from audit_app.logic.history import fold
from audit_app.logic.plan import Plan, plan
from audit_app.logic.tallies import Walk, actions, answered_by, begun, counted, since, walks
from tests.samples import started

SHIPPED = checklists.load().checklist
LOOKING = SHIPPED.looking
TODAY = date(2026, 11, 26)
APPS = tuple(AppId(name) for name in ("facebook", "instagram", "whatsapp"))
SEEN = Tally(review=ReviewId("followers"), app="instagram", at=TODAY)


def tally(**counts: int) -> Tally:
    return msgspec.structs.replace(
        SEEN, counts={GroupId(name.replace("_", "-")): count for name, count in counts.items()}
    )


def planned(seen: Tally) -> Plan:
    checkin = fold([started(*APPS)])
    return plan(SHIPPED, (checkin,), {}, TODAY, Kept(tallies={"t1": seen}))


def test_every_list_of_every_ticked_app_can_be_gone_through() -> None:
    found = [(w.review.id, w.app.id, w.last) for w in walks(SHIPPED, APPS, [SEEN])]
    followers = [app for review, app, _ in found if review == "followers"]
    assert set(followers) <= set(APPS)
    assert ("followers", "instagram", SEEN) in found
    assert ("tags", "facebook", None) in found
    assert not any(app == "x" for _, app, _ in found)


def test_nothing_counted_makes_no_action() -> None:
    assert planned(tally(pupils=0, parents=0)).actions == ()


def test_each_count_makes_one_action_that_says_how_many() -> None:
    made = planned(tally(parents=3, unknown=1))
    assert [(a.title, a.counted) for a in made.actions] == [
        ("Deal with parents on your Instagram list", 3),
        ("Deal with people you cannot place on Instagram", 1),
    ]
    assert made.pending == ()


def test_pupils_come_first_and_nothing_is_removed_before_somebody_is_told() -> None:
    made = planned(tally(unknown=2, pupils=1))
    assert made.pending == (HelpId("pupil-contact"),)
    assert made.actions[0].id == "review:followers:instagram:pupils"
    for action in made.actions:
        assert action.held_back == 1
        assert not any(step.removes for step in action.steps)
    told = planned(msgspec.structs.replace(tally(unknown=2, pupils=1), told=True))
    assert told.pending == ()
    assert all(any(step.removes for step in action.steps) for action in told.actions)


def test_an_app_that_is_no_longer_ticked_asks_for_nothing_but_its_report_stands() -> None:
    seen = msgspec.structs.replace(tally(pupils=1), app="x")
    made = planned(seen)
    assert made.actions == ()
    assert made.pending == (HelpId("pupil-contact"),)


@pytest.mark.parametrize("name", ["followers", "tags"])
def test_having_looked_answers_questions_that_are_asked_about_the_app(name: str) -> None:
    review = LOOKING.review(name)
    assert review is not None
    for action in answered_by(review, AppId("instagram")):
        question, _, app = action.partition(":")
        assert app == "instagram"
        assert any(q.id == question for t in SHIPPED.topics for q in t.questions)


def test_a_tally_of_a_list_that_is_gone_is_passed_over() -> None:
    gone = msgspec.structs.replace(SEEN, review=ReviewId("gone"))
    assert list(actions(SHIPPED, [gone], APPS)) == []


EARLIER = TODAY - timedelta(days=90)


def walk(last: Tally | None) -> Walk:
    review, app = LOOKING.review("followers"), SHIPPED.app(AppId("instagram"))
    assert review is not None
    assert app is not None
    return Walk(review=review, app=app, last=last)


@pytest.mark.parametrize(
    ("last", "goes_on", "day"),
    [
        (None, False, None),
        (msgspec.structs.replace(SEEN, at=EARLIER), False, EARLIER),
        (SEEN, True, None),
        (msgspec.structs.replace(SEEN, before=EARLIER), True, EARLIER),
        (msgspec.structs.replace(SEEN, at=EARLIER, finished=False), True, None),
    ],
)
def test_a_walk_goes_on_or_begins_at_what_is_new_since(
    last: Tally | None,
    goes_on: bool,  # noqa: FBT001 (a case of a table)
    day: date | None,
) -> None:
    assert (begun(walk(last), TODAY) is not None) is goes_on
    assert since(walk(last), TODAY) == day
    assert counted(walk(last), {}, TODAY).before == day


def test_what_was_told_stands_until_there_is_more_to_tell() -> None:
    told = msgspec.structs.replace(tally(pupils=1), told=True)
    pupils = GroupId("pupils")
    assert counted(walk(told), {pupils: 1}, TODAY).told
    assert counted(walk(told), {pupils: 0}, TODAY).told
    assert not counted(walk(told), {pupils: 2}, TODAY).told
    next_term = TODAY + timedelta(days=90)
    assert not counted(walk(told), {pupils: 1}, next_term).told
