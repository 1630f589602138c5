"""Product rule 12: a reading age of 11 to 12, measured with textstat and its own dictionary.

Flesch-Kincaid grades count the words of a sentence and their syllables; 11 to 12 is grade 6.
"""

from collections.abc import Iterator
from statistics import mean

import pytest
import textstat

from audit_app.content import checklists
from audit_app.domain.checklist import Question

MEAN = 6
MOST = 9

# What may be harder to read than the rest, by question and part, and why it stays so.
EXCEPTIONS = {
    "a13_where step": "names the policies as the office files them",
    "lead_papers step": "names the policies as the office files them",
    "a17_numbers step": "names the helplines as they call themselves",
}


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    textstat.set_lang("en_GB")
    return tuple(q for topic in checklists.load().checklist.topics for q in topic.questions)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of ``text`` as a person reads it."""
    return float(textstat.flesch_kincaid_grade(text.replace("{app}", "Facebook").replace("**", "")))


def parts_of(question: Question) -> Iterator[tuple[str, str]]:
    """The kind of each text of a question, and the text."""
    action = question.action
    yield "text", question.text
    yield "why", question.why
    yield "title", action.title
    yield "find-out", action.find_out
    yield from (("hint", hint) for hint in question.hints.values())
    yield from (("step", step.text) for step in action.steps)


def test_the_measure_tells_hard_from_easy() -> None:
    textstat.set_lang("en_GB")
    assert grade("Does your phone lock when you put it down?") < 4
    assert grade("Have you familiarised yourself with applicable organisational policies?") > 14


@pytest.mark.parametrize("kind", ["text", "why", "title", "find-out", "step"])
def test_the_mean_is_what_a_child_of_11_can_read(
    questions: tuple[Question, ...], kind: str
) -> None:
    grades = [grade(text) for q in questions for part, text in parts_of(q) if part == kind]
    assert mean(grades) <= MEAN


def test_nothing_is_hard_but_what_is_listed_with_a_reason(
    questions: tuple[Question, ...],
) -> None:
    hard = {
        f"{q.id} {part}": (round(grade(text), 1), text)
        for q in questions
        for part, text in parts_of(q)
        if grade(text) > MOST
    }
    assert {name: hard[name] for name in hard if name not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) - set(hard) == set(), "no longer hard: take it off the list"
