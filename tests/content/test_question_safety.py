"""The shipped questions: what they may never bring about, and where each one comes from."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from audit_app.content import admissions, checklists, shipped
from audit_app.domain.checklist import Choice, Question

BULLETS = {f"A{number}" for number in range(1, 19)}
SECTIONS = {f"S{number}" for number in range(1, 8)}
RESEARCHED = date(2026, 11, 26)

TAKES_AWAY = re.compile(r"\b(take\b[^.]*\bdown|undo|delete|untag|block|remove)\b", re.IGNORECASE)
WAITS = re.compile(r"\b(before you|tell\b.*first)\b", re.IGNORECASE)

# An action list may be seen by others: its titles say what to look at, not what was done.
BLAMING = re.compile(
    r"^(stop|delete|remove|take down|block|unfriend|undo|confess|apolog)\w*\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return tuple(q for topic in checklists.load().checklist.topics for q in topic.questions)


@pytest.fixture(scope="module")
def duties() -> dict[str, dict[str, object]]:
    rows = tomllib.loads(shipped.path("checklists", "coverage.toml").read_text("utf-8"))["duties"]
    return {row["id"]: row for row in rows}


def words_of(question: Question) -> Iterator[str]:
    """Everything of a question that a person reads."""
    action = question.action
    yield from (question.text, question.why, *question.hints.values())
    yield from (action.title, action.find_out, action.short, *(s.text for s in action.steps))


def test_only_these_answers_bring_help_first(questions: tuple[Question, ...]) -> None:
    assert {q.id: q.help_first for q in questions if q.help_first} == {
        "a8_reported": {Choice.NO: "pupil-contact"},
        "a17_now": {Choice.NO: "abuse"},
        "a17_sexual_now": {Choice.NO: "abuse"},
    }


def test_no_question_asks_for_an_admission(questions: tuple[Question, ...]) -> None:
    assert [q.text for q in questions if admissions.ASKING.search(q.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Have you ever shared a post that was unkind?",
        "Do you have a pupil among your friends?",
        "Do you have any parents on your list?",
        "Are there any pupils on your list?",
        "Did you post photos without permission this term?",
        "Are you friends with a pupil?",
        "Do you talk about school online?",
        "Have you messaged an ex-pupil this year?",
    ],
)
def test_an_admission_would_be_found(text: str) -> None:
    assert admissions.ASKING.search(text)


def test_no_title_on_the_list_tells_what_was_done(questions: tuple[Question, ...]) -> None:
    titles = [t for q in questions for t in (q.action.title, q.action.find_out, q.action.short)]
    assert [title for title in titles if BLAMING.search(title)] == []


def test_steps_that_take_something_away_are_marked(questions: tuple[Question, ...]) -> None:
    unmarked = [
        step.text
        for question in questions
        for step in question.action.steps
        if TAKES_AWAY.search(step.text) and not WAITS.search(step.text) and not step.removes
    ]
    assert unmarked == []


def test_telling_comes_before_removing_where_pupils_are_concerned(
    questions: tuple[Question, ...],
) -> None:
    about_pupils = [q for q in questions if {"A3", "A8"} & set(q.refs)]
    removing = [q for q in about_pupils if any(step.removes for step in q.action.steps)]
    assert len(removing) >= 6
    for question in removing:
        steps = question.action.steps
        first = next(n for n, step in enumerate(steps) if step.removes)
        assert any("tell your manager" in s.text.lower() for s in steps[:first]), question.id


def test_removing_steps_come_last_but_for_the_proper_route(
    questions: tuple[Question, ...],
) -> None:
    for question in questions:
        for before, after in pairwise(question.action.steps):
            routes = "complaints policy" in after.text
            assert after.removes or routes or not before.removes, question.id


def test_police_only_for_danger_or_when_no_lead_can_be_reached(
    questions: tuple[Question, ...],
) -> None:
    for question in questions:
        for text in words_of(question):
            assert "police" not in text.lower() or "you can reach no lead" in text, question.id


def test_no_grievance_is_forbidden_without_the_proper_routes(
    questions: tuple[Question, ...],
) -> None:
    shown_by_id = {str(q.id): " ".join(words_of(q)).lower() for q in questions}
    shown = shown_by_id["a7_complaints"]
    assert all(route in shown for route in ("complaints policy", "union", "whistleblowing"))
    for name in ("a7_parent_too", "a11_private_chats", "a11_posts"):
        assert "complaints policy" in shown_by_id[name], name


# --- Where it comes from ------------------------------------------------------------------------


def test_every_bullet_and_section_has_duties_and_each_is_met(
    duties: dict[str, dict[str, object]],
) -> None:
    assert {row["bullet"] for row in duties.values()} == BULLETS | SECTIONS
    assert all(name.split(".")[0] == row["bullet"] for name, row in duties.items())
    assert [name for name, row in duties.items() if not row["met-by"]] == []
    assert sum(row["bullet"] == "A10" for row in duties.values()) == 5


def test_questions_and_duties_name_each_other(
    questions: tuple[Question, ...], duties: dict[str, dict[str, object]]
) -> None:
    from_questions = {(clause, q.id) for q in questions for clause in q.clauses}
    from_duties = set()
    for name, row in duties.items():
        met = row["met-by"]
        assert isinstance(met, dict)
        from_duties |= {(name, question_id) for question_id in met.get("questions", ())}
    assert from_questions == from_duties


def test_refs_are_the_bullets_of_the_clauses(questions: tuple[Question, ...]) -> None:
    for question in questions:
        assert set(question.refs) == {clause.split(".")[0] for clause in question.clauses}
        assert question.clauses, question.id


def test_no_source_is_newer_than_the_research(questions: tuple[Question, ...]) -> None:
    assert all(question.source for question in questions)
    newer = [q.id for q in questions if q.checked > RESEARCHED and q.revision == 1]
    assert newer == []
