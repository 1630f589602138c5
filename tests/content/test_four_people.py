"""Four people who differ most: what each is asked, and the list that each gets."""

import re

import msgspec
import pytest

from audit_app.content import checklists
from audit_app.domain.action import Action
from audit_app.domain.checkin import Depth, Event, Profile
from audit_app.domain.checklist import AppId, Checklist, Choice, Priority
from audit_app.domain.person import Nation, Role, Tie
from audit_app.logic.estimate import answer_minutes
from audit_app.logic.history import fold
from audit_app.logic.plan import Plan, plan
from audit_app.logic.walk import Walk, walk
from tests.samples import TODAY, answered, started


def apps(*names: str) -> tuple[AppId, ...]:
    return tuple(AppId(name) for name in names)


# A primary teaching assistant in Wales, a volunteer who is a parent, and a head.
ASSISTANT = Profile(role=Role.ASSISTANT, nation=Nation.WALES, apps=apps("facebook", "whatsapp"))
VOLUNTEER = Profile(
    role=Role.VOLUNTEER, ties=(Tie.PARENT_HERE,), apps=apps("facebook", "instagram", "whatsapp")
)
HEAD = Profile(
    role=Role.LEADER, ties=(Tie.LEADER_PACK,), apps=apps("facebook", "linkedin", "whatsapp")
)
# A secondary teacher in England, on everything: the apps are all there are.
TEACHER = Profile(role=Role.TEACHER)
FOUR = pytest.mark.parametrize("person", [ASSISTANT, TEACHER, VOLUNTEER, HEAD])


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


def begin(person: Profile, checklist: Checklist, depth: Depth) -> Event:
    if person is TEACHER:
        person = msgspec.structs.replace(person, apps=tuple(app.id for app in checklist.apps))
    return msgspec.structs.replace(started(depth=depth), profile=person)


def way(checklist: Checklist, person: Profile, depth: Depth = Depth.FULL) -> Walk:
    return walk(checklist, fold([begin(person, checklist, depth)]))


def ids(checklist: Checklist, person: Profile, depth: Depth = Depth.FULL) -> set[str]:
    return {screen.question.id for screen in way(checklist, person, depth).questions}


def listed(checklist: Checklist, person: Profile, choice: Choice) -> Plan:
    """The plan of somebody who gives this answer to the whole full check."""
    events = [begin(person, checklist, Depth.FULL)]
    for screen in way(checklist, person).questions:
        given = Choice.YES if screen.question.help_first else choice
        events += [answered(screen.question.id, given, row) for row in screen.rows]
    return plan(checklist, [fold(events)], {}, TODAY)


def words_of(action: Action) -> str:
    return " ".join((action.title, action.why, *(step.text for step in action.steps)))


@FOUR
def test_each_quick_check_is_about_ten_minutes_and_begins_where_it_is_easy(
    checklist: Checklist, person: Profile
) -> None:
    screens = way(checklist, person, Depth.QUICK).questions
    assert 19 <= len(screens) <= 22
    assert answer_minutes(screens) <= (15 if person is TEACHER else 7)
    assert screens[0].question.id == "a1_public_ok"
    assert screens[-1].question.id in {"a17_now", "a17_who"}


@pytest.mark.parametrize(
    ("person", "asked", "not_asked"),
    [
        (
            ASSISTANT,
            {"a13_learners_safe", "a13_body", "a8_pupils", "a5_posts"},
            {"a13_kcsie", "a13_standards", "a2_routes", "a9_linkedin", "s6_covers_you"},
        ),
        (
            TEACHER,
            {"a13_kcsie", "a13_standards", "a2_routes", "a9_linkedin"},
            {"a13_body", "a13_learners_safe", "s6_covers_you", "a7_parent_too", "lead_policy"},
        ),
        (
            VOLUNTEER,
            {"s6_covers_you", "a7_parent_too", "a16_own_child", "a13_read"},
            {"a13_kcsie", "a13_standards", "a13_more_schools", "a7_work_account"},
        ),
        (
            HEAD,
            {"lead_policy", "lead_aware", "lead_training", "lead_families", "lead_complaints"},
            {"s6_covers_you", "a7_parent_too", "a13_learners_safe"},
        ),
    ],
)
def test_each_is_asked_what_fits(
    checklist: Checklist, person: Profile, asked: set[str], not_asked: set[str]
) -> None:
    full = ids(checklist, person)
    assert asked <= full
    assert not not_asked & full


def test_the_assistant_answers_for_two_apps_and_no_other(checklist: Checklist) -> None:
    rows = {app.id for screen in way(checklist, ASSISTANT).questions for app in screen.apps}
    assert rows == {"facebook", "whatsapp"}
    posts = next(s for s in way(checklist, ASSISTANT).questions if s.question.id == "a5_posts")
    assert [app.id for app in posts.apps] == ["facebook"]


def test_the_teacher_is_asked_about_pupils_on_every_app_with_friends(checklist: Checklist) -> None:
    screen = next(s for s in way(checklist, TEACHER).questions if s.question.id == "a8_pupils")
    assert {app.id for app in screen.apps} == {
        app.id for app in checklist.apps if "contacts" in app.traits
    }


@FOUR
@pytest.mark.parametrize("choice", [Choice.NO, Choice.NOT_SURE])
def test_every_answer_makes_an_action_that_says_what_to_do(
    checklist: Checklist, person: Profile, choice: Choice
) -> None:
    actions = listed(checklist, person, choice).actions
    rows = sum(len(s.rows) for s in way(checklist, person).questions if not s.question.help_first)
    assert len(actions) == rows
    for action in actions:
        assert not re.search(r"[{}]", words_of(action)), action.id
        assert action.minutes > 0, action.id
        says = (action.steps, action.link, action.search_for, action.not_offered)
        assert any(says), action.id
        assert action.find_out is (choice is Choice.NOT_SURE)


@FOUR
def test_the_list_begins_with_what_matters_most(checklist: Checklist, person: Profile) -> None:
    """Learning and reading come after what is open to pupils, strangers or thieves."""
    result = listed(checklist, person, Choice.NO)
    assert all(action.priority is Priority.MUST for action in result.first)
    assert not any(action.question.startswith(("a13_", "lead_")) for action in result.first)


@FOUR
def test_nothing_on_the_list_is_of_another_nation(checklist: Checklist, person: Profile) -> None:
    theirs = {
        Nation.ENGLAND: r"Wales|Welsh|EWC|Scot|GTC|Northern Ireland|Keeping Learners",
        Nation.WALES: r"England|KCSIE|Keeping Children|Teachers' Standards|Scot|GTC|Northern",
    }[person.nation]
    for action in listed(checklist, person, Choice.NO).actions:
        assert not re.search(theirs, words_of(action)), action.id
