"""The list app by app: largest risk first, and how long the rest of a card takes."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.action import Action, ActionId, ActionState, Mark
from audit_app.domain.checklist import (
    ActionText,
    Checklist,
    ControlId,
    Priority,
    QuestionId,
    Topic,
    TopicId,
)
from audit_app.logic.cards import cards, minutes_left
from tests.samples import checklist, question

CONTROLS = {
    "tell": (),
    "private": ("private-account", "post-audience"),
    "tags": ("tag-review",),
    "delete": ("delete",),
    "pinned": ("google:two-step",),
    "stories": ("stories",),
}


def with_controls() -> Checklist:
    """A checklist whose questions are about these controls."""
    text = ActionText(title="Do it", find_out="Find out", short="Do it")
    questions = tuple(
        question(
            name,
            action=msgspec.structs.replace(text, controls=tuple(ControlId(c) for c in controls)),
        )
        for name, controls in CONTROLS.items()
    )
    topic = Topic(id=TopicId("t"), name="T", about="", order=1, questions=questions)
    return msgspec.structs.replace(checklist(), topics=(topic,))


def action(name: str, app: str = "Facebook", **changes: object) -> Action:
    """An action of the question ``name`` on ``app``."""
    values: dict[str, object] = {
        "id": ActionId(f"{name}:{app}"),
        "question": QuestionId(name),
        "topic": TopicId("t"),
        "title": name,
        "short": name,
        "why": "",
        "minutes": 2,
        "priority": Priority.SHOULD,
        "app_name": app,
    }
    return Action(**(values | changes))  # type: ignore[arg-type]


def order(*actions: Action) -> list[str]:
    """The questions of the only card, in order."""
    (card,) = cards(actions, with_controls())
    return [a.question for a in card.actions]


def test_the_largest_risk_comes_first_on_a_card() -> None:
    listed = [action("delete"), action("tags"), action("private")]
    assert order(*listed) == ["private", "tags", "delete"]


def test_a_must_comes_before_every_control_that_is_none() -> None:
    assert order(action("private"), action("delete", priority=Priority.MUST)) == [
        "delete",
        "private",
    ]


def test_whom_to_tell_comes_before_any_setting() -> None:
    assert order(action("private"), action("tell"), action("stories"))[-1] == "private"


def test_what_is_about_no_one_app_comes_last() -> None:
    made = cards(
        [action("tell", app=""), action("tags", app="X"), action("pinned", app="Google")],
        with_controls(),
    )
    assert [card.app_name for card in made] == ["X", "Google", ""]


def test_at_the_same_risk_the_more_used_app_comes_first() -> None:
    listed = [action("tags", app="Vinted"), action("tags"), action("private", app="Bluesky")]
    made = cards(listed, with_controls())
    assert [card.app_name for card in made] == ["Bluesky", "Facebook", "Vinted"]


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(CONTROLS)), st.sampled_from(["Facebook", "X", ""])),
        unique=True,
    )
)
def test_no_action_is_lost_or_told_twice(pairs: list[tuple[str, str]]) -> None:
    given_actions = [action(name, app) for name, app in pairs]
    shown = [a for card in cards(given_actions, with_controls()) for a in card.actions]
    assert sorted(a.id for a in shown) == sorted(a.id for a in given_actions)


def test_minutes_left_run_down_as_things_are_done() -> None:
    done = ActionState(mark=Mark.DONE)
    assert minutes_left([action("private"), action("tags", minutes=5)]) == 7
    assert minutes_left([action("private", state=done), action("tags", minutes=5)]) == 5
    assert minutes_left([action("private", state=done)]) == 0


def test_something_left_is_never_nothing() -> None:
    assert minutes_left([action("private", minutes=0)]) == 1
