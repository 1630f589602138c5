"""A full term later, with every termly answer expired, a check-in is short (product rule 6)."""

from datetime import date, timedelta

import msgspec
import pytest

from audit_app.content import checklists
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId, Checklist, Choice
from audit_app.domain.person import Change, Nation, Role, Tie
from audit_app.domain.standing import Recheck
from audit_app.logic.carry import StillTrue, standing
from audit_app.logic.estimate import answer_minutes
from audit_app.logic.history import fold
from audit_app.logic.walk import Walk, walk
from tests.samples import NOW, SECOND, answered, started

APPS = tuple(AppId(a) for a in ("facebook", "instagram", "whatsapp", "youtube", "google"))
PEOPLE = {
    "assistant": Profile(role=Role.ASSISTANT, apps=APPS),
    "teacher": Profile(role=Role.TEACHER, ties=(Tie.PARENT_HERE, Tie.LIVES_NEAR), apps=APPS),
    "leader": Profile(role=Role.LEADER, ties=(Tie.LEADER_PACK,), apps=APPS),
    "volunteer in Wales": Profile(role=Role.VOLUNTEER, nation=Nation.WALES, apps=APPS),
}
MOST_SCREENS = 25
MOST_MINUTES = 10
A_TERM = timedelta(weeks=17)
# "What has changed?" stands before the first of them.
FIRST = 1


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


def next_term(_said: date, _day: date) -> bool:
    return True


def second(checklist: Checklist, person: Profile, depth: Depth, *changes: Change) -> Walk:
    """A term after everything was answered with Yes."""
    begun = msgspec.structs.replace(started(depth=Depth.FULL), profile=person)
    first = fold([begun])
    events = [
        msgspec.structs.replace(
            answered(screen.question.id, Choice.YES, row), revision=screen.question.revision
        )
        for screen in walk(checklist, first).questions
        for row in screen.rows
    ]
    now = fold(
        [
            msgspec.structs.replace(
                started(checkin=SECOND, depth=depth), profile=person, at=NOW + A_TERM
            )
        ]
    )
    now = msgspec.structs.replace(now, changes=changes)
    before = [fold([begun, *events])]
    return walk(checklist, now, standing(checklist, now, before, next_term), earlier=True)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("depth", [Depth.QUICK, Depth.FULL])
def test_it_is_at_most_25_screens_and_ten_minutes(
    checklist: Checklist, person: str, depth: Depth
) -> None:
    made = second(checklist, PEOPLE[person], depth)
    assert FIRST + len(made.screens) <= MOST_SCREENS
    assert answer_minutes(made.screens) <= MOST_MINUTES


def test_every_termly_question_is_asked_and_every_other_one_stands(checklist: Checklist) -> None:
    made = second(checklist, PEOPLE["assistant"], Depth.FULL)
    assert {screen.question.recheck for screen in made.questions} == {Recheck.TERM}
    groups = [screen for screen in made.screens if isinstance(screen, StillTrue)]
    assert Recheck.TERM not in {line.question.recheck for each in groups for line in each.lines}


@pytest.mark.parametrize(
    "change", [c for c in Change if c not in (Change.NEW_APP, Change.LEFT_APP)]
)
def test_each_change_brings_some_questions_back_and_not_many(
    checklist: Checklist, change: Change
) -> None:
    """A new or left app does so by the apps that are ticked."""
    person = PEOPLE["teacher"]
    usual = len(second(checklist, person, Depth.FULL).questions)
    back = len(second(checklist, person, Depth.FULL, change).questions) - usual
    assert 1 <= back <= 20
