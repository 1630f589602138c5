"""Everybody is asked what fits them, and nothing about another nation, role or app."""

import re
from collections.abc import Iterator
from itertools import chain, product

import pytest

from audit_app.content import checklists
from audit_app.content.quick import BULLETS, MAX_ANSWERS
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId, Checklist, Question
from audit_app.domain.person import Nation, Role, Tie
from audit_app.logic.estimate import answer_minutes
from audit_app.logic.walk import Asked, asked

# What belongs to one nation: its name, its rules and its offices.
MARKS = {
    Nation.ENGLAND: r"England|English|Keeping Children Safe|KCSIE|Teachers\u2019 Standards",
    Nation.WALES: r"Wales|Welsh|Keeping Learners Safe|Education Workforce|EWC",
    Nation.SCOTLAND: r"Scotland|Scottish|GTCS",
    Nation.NORTHERN_IRELAND: r"Northern Ireland|GTCNI",
}
# Words for the same that no question uses today, looked for all the same.
UNUSED = {"English", "KCSIE", "GTCS"}
# The document that each nation has for all its school staff.
OWN = {
    Nation.ENGLAND: "a13_kcsie",
    Nation.WALES: "a13_learners_safe",
    Nation.SCOTLAND: "a13_child_protection",
    Nation.NORTHERN_IRELAND: "a13_safeguarding_ni",
}
# The code of each nation for its teachers.
CODES = {
    Nation.ENGLAND: "a13_standards",
    Nation.WALES: "a13_body",
    Nation.SCOTLAND: "a13_gtcs",
    Nation.NORTHERN_IRELAND: "a13_gtcni",
}
COMBINATIONS = tuple(product(Role, Nation, ((), (Tie.PARENT_HERE,), tuple(Tie))))


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


@pytest.fixture(scope="module")
def sets_of_apps(checklist: Checklist) -> tuple[tuple[AppId, ...], ...]:
    """No app, each app alone, the five most used, and the five with the most to ask about."""
    most_used = tuple(app.id for app in checklist.apps[:5])
    richest = sorted(checklist.apps, key=lambda app: len(app.traits), reverse=True)[:5]
    alone = ((app.id,) for app in checklist.apps)
    return ((), *alone, most_used, tuple(app.id for app in richest))


def people(sets_of_apps: tuple[tuple[AppId, ...], ...]) -> Iterator[Profile]:
    for (role, nation, ties), apps in product(COMBINATIONS, sets_of_apps):
        yield Profile(role=role, nation=nation, ties=ties, apps=apps)


def words_of(question: Question, checklist: Checklist) -> str:
    """Everything of a question that a person may read, and where it comes from."""
    action = question.action
    says = (bullet.says for bullet in checklist.bullets if bullet.id in question.refs)
    steps = (step.text for step in action.steps)
    link = action.link.label if action.link else ""
    around = (question.text, question.why, *question.hints.values(), question.source, link)
    return " ".join((*around, action.title, action.find_out, action.short, *steps, *says))


def names(screens: tuple[Asked, ...]) -> set[str]:
    return {screen.question.id for screen in screens}


def test_quick_covers_all_18_bullets_in_30_answers_for_everybody(
    checklist: Checklist, sets_of_apps: tuple[tuple[AppId, ...], ...]
) -> None:
    seen = 0
    for person in people(sets_of_apps):
        screens = asked(checklist, person, Depth.QUICK)
        covered = set(chain.from_iterable(screen.question.refs for screen in screens))
        assert covered >= set(BULLETS), person
        assert sum(len(screen.rows) for screen in screens) <= MAX_ANSWERS, person
        assert answer_minutes(screens) <= 10, person
        seen += 1
    assert seen == len(Role) * len(Nation) * 3 * (len(checklist.apps) + 3)


@pytest.mark.parametrize("nation", Nation)
def test_nobody_reads_of_another_nation(checklist: Checklist, nation: Nation) -> None:
    others = re.compile("|".join(marks for other, marks in MARKS.items() if other is not nation))
    read = ""
    for role, depth in product(Role, Depth):
        person = Profile(role=role, nation=nation, ties=tuple(Tie))
        for screen in asked(checklist, person, depth):
            found = others.search(words_of(screen.question, checklist))
            assert found is None, (screen.question.id, found)
            read += words_of(screen.question, checklist)
    assert all(re.search(mark, read) for mark in MARKS[nation].split("|") if mark not in UNUSED)


@pytest.mark.parametrize(("role", "nation"), list(product(Role, Nation)))
def test_staff_are_asked_about_their_own_nation_s_rules(
    checklist: Checklist, role: Role, nation: Nation
) -> None:
    full = names(asked(checklist, Profile(role=role, nation=nation), Depth.FULL))
    ours = {OWN[nation]} if role is not Role.VOLUNTEER else set()
    assert full & set(OWN.values()) == ours
    teaches = role in {Role.TEACHER, Role.SUPPLY, Role.LEADER}
    helps = role is Role.ASSISTANT and nation is Nation.WALES
    assert full & set(CODES.values()) == ({CODES[nation]} if teaches or helps else set())


@pytest.mark.parametrize(("role", "ties"), list(product(Role, ((), (Tie.LEADER_PACK,)))))
def test_only_leaders_who_asked_for_it_get_the_leader_pack(
    checklist: Checklist, role: Role, ties: tuple[Tie, ...]
) -> None:
    screens = asked(checklist, Profile(role=role, ties=ties), Depth.FULL)
    pack = {screen.question.id for screen in screens if screen.topic == "for-leaders"}
    wanted = role is Role.LEADER and bool(ties)
    assert len(pack) == (7 if wanted else 0)
    assert not names(asked(checklist, Profile(role=role, ties=ties), Depth.QUICK)) & pack


def test_a_tie_brings_its_own_questions_and_no_others(checklist: Checklist) -> None:
    def brought(*ties: Tie) -> set[str]:
        plain = names(asked(checklist, Profile(role=Role.TEACHER), Depth.FULL))
        return names(asked(checklist, Profile(role=Role.TEACHER, ties=ties), Depth.FULL)) - plain

    assert brought(Tie.PARENT_HERE) == {"a7_parent_too", "a16_own_child"}
    assert brought(Tie.LIVES_NEAR) == {"a7_parent_too"}
    assert brought(Tie.SEVERAL_SCHOOLS) == {"a13_more_schools"}
    assert brought(Tie.RUNS_ACCOUNT) == {"a7_work_account"}


def test_the_new_job_check_is_short_and_about_being_looked_up(
    checklist: Checklist, sets_of_apps: tuple[tuple[AppId, ...], ...]
) -> None:
    for person in people(sets_of_apps):
        screens = asked(checklist, person, Depth.JOB)
        assert 12 <= len(screens) <= 20, person
        assert answer_minutes(screens) <= 10, person
        assert {"A4", "A18"} <= set(chain.from_iterable(s.question.refs for s in screens))
        assert "a4_search_name" in names(screens)
        assert ("a18_shortlist" in names(screens)) == (person.nation is Nation.ENGLAND)


def test_what_only_a_new_job_needs_is_not_asked_of_the_others(checklist: Checklist) -> None:
    everybody = Profile(role=Role.LEADER, ties=tuple(Tie), apps=tuple(a.id for a in checklist.apps))
    alone = names(asked(checklist, everybody, Depth.JOB)) - names(
        asked(checklist, everybody, Depth.FULL)
    )
    assert alone == {
        "a18_shortlist",
        "a18_matches",
        "a18_explain",
        "a13_new_school",
        "a14_hand_over",
    }
