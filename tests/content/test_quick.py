"""The quick check covers everything for everybody, and stays short."""

from collections.abc import Sequence

import msgspec
import pytest

from audit_app.content import quick
from audit_app.domain.checklist import App, AppId, BulletId, Checklist, Kind, Question, Topic
from audit_app.domain.controls import Trait
from audit_app.domain.person import Nation, Role, Tie
from tests.samples import checklist as sample
from tests.samples import question

EVERYTHING = tuple(BulletId(bullet) for bullet in quick.BULLETS)


def checklist(questions: Sequence[Question], apps: Sequence[App] = ()) -> Checklist:
    """A checklist that is sound but for these questions and apps."""
    reported = question("a8_reported", refs=EVERYTHING)
    base = sample()
    topic: Topic = msgspec.structs.replace(base.topics[0], questions=(reported, *questions))
    return msgspec.structs.replace(base, topics=(topic,), apps=tuple(apps))


def app(name: str, *traits: Trait) -> App:
    return msgspec.structs.replace(sample().apps[0], id=AppId(name), traits=traits)


def told(checked: Checklist) -> list[str]:
    return [fault.what for fault in quick.faults(checked)]


def test_a_sound_quick_check_has_no_faults() -> None:
    friends = question("friends", kind=Kind.PER_APP, refs=("A8",), concerns=Trait.CONTACTS)
    assert told(checklist([friends], [app("x", Trait.CONTACTS), app("y")])) == []


def test_a_bullet_that_only_one_app_brings_is_missed_by_the_others() -> None:
    checked = checklist(
        [question("a1", refs=("A1",), concerns=Trait.POSTS)], [app("x", Trait.POSTS), app("y")]
    )
    topic = checked.topics[0]
    reported = msgspec.structs.replace(topic.questions[0], refs=EVERYTHING[1:])
    topic = msgspec.structs.replace(topic, questions=(reported, topic.questions[1]))
    assert told(msgspec.structs.replace(checked, topics=(topic,))) == [
        "with no app ticked, nothing covers A1",
        "with only y ticked, nothing covers A1",
    ]


@pytest.mark.parametrize(
    "only",
    [
        {"nations": (Nation.WALES,)},
        {"roles": (Role.TEACHER,)},
        {"ties": (Tie.PARENT_HERE,)},
        {"quick": False},
        {"id": "a8_told"},
    ],
)
def test_told_my_manager_is_asked_of_everybody(only: dict[str, object]) -> None:
    checked = checklist([])
    changed = msgspec.structs.replace(checked.topics[0].questions[0], **only)
    topic = msgspec.structs.replace(checked.topics[0], questions=(changed,))
    found = told(msgspec.structs.replace(checked, topics=(topic,)))
    assert "a8_reported is not asked of everybody" in found


def test_an_app_with_contacts_is_named_by_a8() -> None:
    only_x = question("friends", kind=Kind.PER_APP, refs=("A8",), apps=("x",))
    checked = checklist([only_x], [app("x", Trait.CONTACTS), app("y", Trait.CONTACTS)])
    assert told(checked) == ["A8 does not name y, which has contacts"]


def test_thirty_answers_are_enough_and_thirty_one_too_many() -> None:
    per_app = [question(f"p{n}", kind=Kind.PER_APP) for n in range(5)]
    apps = [app(f"app{n}") for n in range(8)]
    singles = [question(f"s{n}") for n in range(4)]
    assert told(checklist([*per_app, *singles], apps)) == []
    assert told(checklist([*per_app, *singles, question("more")], apps)) == [
        "up to 31 answers with 5 apps"
    ]


def test_ties_count_towards_the_length() -> None:
    tied = [question(f"s{n}", ties=(Tie.PARENT_HERE,)) for n in range(30)]
    assert told(checklist(tied)) == ["up to 31 answers with 5 apps"]


def test_questions_of_the_full_check_do_not_count() -> None:
    assert told(checklist([question(f"s{n}", quick=False) for n in range(60)])) == []
