"""A school may take a question more seriously than the guidance, and never less."""

from pathlib import Path

import pytest

from audit_app.content import checklists
from audit_app.domain.checklist import Checklist, Choice, Priority, QuestionId
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from tests.content.conftest import Change
from tests.samples import TODAY, answered, started

RAISED = '[[priorities]]\nid = "a8_parents"\npriority = "must"\n'


def priority(checklist: Checklist, name: str) -> Priority:
    question = checklist.question(QuestionId(name))
    assert question is not None
    return question.priority


def test_a_raised_question_stands_higher_on_the_list(add: Change) -> None:
    ours, theirs = (
        checklists.load().checklist,
        checklists.load(add("priorities.toml", "", RAISED)).checklist,
    )
    assert (priority(ours, "a8_parents"), priority(theirs, "a8_parents")) == ("should", "must")
    assert theirs.version != ours.version
    checkin = fold(
        [
            started("facebook"),
            answered("a6_ask", Choice.NO),
            answered("a8_parents", Choice.NO, "facebook"),
        ]
    )
    firsts = [plan(c, [checkin], {}, TODAY).first[0].question for c in (ours, theirs)]
    assert firsts == ["a6_ask", "a8_parents"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            RAISED.replace("a8_parents", "a8_pupils").replace("must", "consider"),
            (
                'priorities[a8_pupils].priority: "consider" is no higher than "must"; '
                "expected a priority can only be raised"
            ),
        ),
        (
            RAISED.replace("must", "should"),
            (
                'priorities[a8_parents].priority: "should" is no higher than "should"; '
                "expected a priority can only be raised"
            ),
        ),
        (
            RAISED.replace("a8_parents", "a8_parent"),
            'priorities[a8_parent].id: "a8_parent" does not exist; nearest is "a8_parents"',
        ),
        (
            RAISED + RAISED,
            'priorities[a8_parents].id: "a8_parents" stands in priorities.toml already',
        ),
        (
            RAISED.replace("priority =", "urgency ="),
            'priorities[a8_parents]: unknown field "urgency"',
        ),
    ],
)
def test_what_lowers_or_means_nothing_is_left_out_and_told(
    add: Change, text: str, line: str
) -> None:
    loaded = checklists.load(add("priorities.toml", "", text))
    lines = [str(fault) for fault in loaded.faults]
    assert any(found.startswith(f"priorities.toml: {line}") for found in lines), lines
    assert priority(loaded.checklist, "a8_pupils") is Priority.MUST


def test_a_school_can_raise_a_question_of_its_own(small: Path, change: Change) -> None:
    change("priorities.toml", "", '[[priorities]]\nid = "a6_review"\npriority = "must"\n')
    change("topics/tags.toml", 'priority = "must"', 'priority = "consider"')
    assert priority(checklists.load(root=small).checklist, "a6_review") is Priority.MUST
