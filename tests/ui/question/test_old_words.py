"""A question that has new words, or is new, says so and shows what was answered."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.domain.checkin import Answered, CheckInId, Depth, Started
from audit_app.domain.checklist import AppId, Choice, QuestionId
from audit_app.ui.kit.theme import Theme
from tests.samples import NOW
from tests.ui import stage
from tests.ui.lives import finish
from tests.ui.person import Person, asking, clipped

FAKE, TAGGED, NEW = QuestionId("a4_fake"), QuestionId("a6_check"), QuestionId("a18_shortlist")
JUNE = NOW - timedelta(days=160)


def answer_in_june(person: Person, question: QuestionId, *apps: str, choice: Choice) -> None:
    for app in apps or (None,):
        person.window.context.opened.record.keep(
            Answered(
                checkin=CheckInId("june"),
                at=JUNE,
                question=question,
                revision=1,
                wording=f"The old words of {question}?",
                choice=choice,
                app=AppId(app) if app else None,
            )
        )


@pytest.fixture
def again(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody who answered in June, before two questions were given new words."""
    made = Person(qtbot, theme, tmp_path / "answers")
    profile = demo.PERSON
    made.window.context.opened.record.keep(
        Started(
            checkin=CheckInId("june"), at=JUNE, depth=Depth.FULL, profile=profile, checklist="old"
        )
    )
    answer_in_june(made, FAKE, choice=Choice.NO)
    answer_in_june(made, TAGGED, "facebook", "instagram", choice=Choice.YES)
    finish(made.window)
    stage.begin(made.window, depth=Depth.FULL)
    return made


def test_the_old_words_stand_with_the_old_answer(again: Person) -> None:
    again.go(asking(FAKE))
    assert again.sees("This question has new words since June 2026.")
    assert again.sees("“The old words of a4_fake?” You said No.")
    assert clipped(again.window) == []


def test_of_several_apps_they_stand_once(again: Person) -> None:
    again.go(asking(TAGGED))
    assert again.sees("“The old words of a6_check?” You said Yes for Facebook, Instagram.")


def test_a_question_that_came_since_says_that_it_is_new(again: Person) -> None:
    session = again.window.context.opened
    question = session.record.checklist.question(NEW)
    assert question is not None
    assert session.again.is_new(question)
    assert not session.again.is_new(msgspec.structs.replace(question, added=None))
    again.go(asking(QuestionId("a13_where")))
    assert not again.sees("new since")
