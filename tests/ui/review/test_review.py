"""Going through a list: counts only, pupils first, and the day for the next time."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QWidget

from audit_app.domain.checklist import HelpId
from audit_app.domain.review import GroupId, ReviewId, Tally
from audit_app.ui.places import Name, Place
from audit_app.ui.review.walk import ReviewWalk
from tests.samples import TODAY
from tests.ui.person import Person, clipped, nameless

PART = "followers:facebook"
WALK = Place(name=Name.REVIEW, back=Name.REVIEWS, part=PART)


def kept(person: Person) -> list[Tally]:
    return list(person.window.context.opened.record.kept.tallies.values())


def on_walk(person: Person) -> ReviewWalk:
    person.go(WALK)
    assert isinstance(person.screen, ReviewWalk)
    return person.screen


def test_home_leads_to_the_lists_and_each_app_has_a_row(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    person.click("tool-reviews")
    person.on(Name.REVIEWS)
    person.click("review-followers-facebook")
    person.on(Name.REVIEW)
    assert person.sees("Friends and followers: Facebook")


def test_counts_become_actions_and_the_day_is_kept(person: Person) -> None:
    on_walk(person)
    person.click("more-parents")
    person.click("more-parents")
    person.click("more-unknown")
    person.click("fewer-unknown")
    person.click("review-done")
    person.on(Name.REVIEWS)
    (tally,) = kept(person)
    assert tally.at == TODAY
    assert tally.counts[GroupId("parents")] == 2
    assert tally.counts[GroupId("unknown")] == 0
    titles = [a.title for a in person.window.context.opened.actions.plan(TODAY).actions]
    assert "Deal with parents on your Facebook list" in titles


def test_next_term_starts_at_new_since(person: Person) -> None:
    earlier = Tally(
        review=ReviewId("followers"),
        app="facebook",
        at=TODAY - timedelta(days=90),
        counts={GroupId("parents"): 2},
    )
    person.window.context.opened.looking.keep_tally(earlier, TODAY).result()
    screen = on_walk(person)
    assert person.sees("You last went through it on 25 August 2026.")
    assert [row.count for row in screen.rows] == [0, 0, 0, 0]
    person.click("review-done")
    person.on(Name.REVIEWS)
    (tally,) = kept(person)
    assert (tally.at, tally.before) == (TODAY, earlier.at)


def test_a_walk_of_today_is_gone_on_with(person: Person) -> None:
    begun = Tally(
        review=ReviewId("followers"), app="facebook", at=TODAY, counts={GroupId("parents"): 2}
    )
    person.window.context.opened.looking.keep_tally(begun, TODAY).result()
    screen = on_walk(person)
    assert [row.count for row in screen.rows] == [0, 0, 2, 0]


def test_the_page_to_open_stands_once_however_the_steps_are_shown(person: Person) -> None:
    screen = on_walk(person)
    person.click("review-how")
    person.qtbot.wait(20)
    pages = screen.findChildren(QWidget, "open-page")
    assert len([page for page in pages if page.isVisible()]) == 1


def test_a_pupil_holds_back_removing_until_somebody_is_told(person: Person) -> None:
    screen = on_walk(person)
    person.click("more-unknown")
    assert person.sees("Remove those you cannot place.")
    person.click("more-pupils")
    assert person.sees("A pupil comes first.")
    assert not person.sees("Remove those you cannot place.")
    assert not person.sees("When they say so")
    person.qtbot.wait(20)
    person.click("help-pupils")
    person.on(Name.HELP_PAGE)
    person.qtbot.waitUntil(lambda: bool(kept(person)))
    assert person.window.context.opened.actions.plan(TODAY).pending == ("pupil-contact",)
    page = HelpId(screen.rows[0].group.first)
    person.window.context.opened.actions.acknowledge(page).result()
    on_walk(person)
    assert person.sees("When they say so, remove the account")
    person.click("more-pupils")
    assert not person.sees("When they say so"), "one more has come to tell"


def test_a_count_left_in_the_middle_is_gone_on_with_and_closes_nothing(person: Person) -> None:
    on_walk(person)
    person.click("more-parents")
    person.go(Place(name=Name.HOME))
    person.qtbot.waitUntil(lambda: bool(kept(person)))
    assert not kept(person)[0].finished
    person.go(Place(name=Name.REVIEWS, back=Name.HOME))
    assert "Begun on" in person.part("review-followers-facebook").accessibleDescription()
    screen = on_walk(person)
    assert [row.count for row in screen.rows] == [0, 0, 1, 0]
    person.click("review-done")
    person.on(Name.REVIEWS)
    assert [tally.finished for tally in kept(person)] == [True]


def test_having_looked_without_a_pupil_keeps_no_report_open(person: Person) -> None:
    on_walk(person)
    person.click("more-pupils")
    person.click("fewer-pupils")
    person.click("review-done")
    person.on(Name.REVIEWS)
    assert person.window.context.opened.actions.plan(TODAY).pending == ()


def test_a_list_that_is_gone_leads_to_the_others(person: Person) -> None:
    person.window.go(msgspec.structs.replace(WALK, part="followers:nothing"))
    assert person.at.name is Name.REVIEWS


@pytest.mark.parametrize("percent", [100, 200])
def test_lists_and_walk_are_whole_and_named(person: Person, percent: int) -> None:
    person.window.context.theme.wear("light", percent)
    for place in (Place(name=Name.REVIEWS, back=Name.HOME), WALK):
        person.go(place)
        person.qtbot.wait(50)
        found: QWidget = person.screen
        assert clipped(found) == []
        assert nameless(found) == []
