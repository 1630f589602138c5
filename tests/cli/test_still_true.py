"""The second check-in in the terminal: what has changed, and which answers are still true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import checkin
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice
from audit_app.domain.person import Change
from audit_app.logic.carry import StillTrue
from audit_app.logic.walk import rows_of
from tests.cli.stage import PASSPHRASE, PERSON, Talk, new_vault, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.domain.checkin import CheckIn
    from audit_app.domain.checklist import QuestionId


@pytest.fixture
def still(tmp_path: Path) -> StillTrue:
    """A finished quick check of Yes, but for one answer; the first screen of the next one."""
    on = terminal(tmp_path / "answers", Talk())
    with on.session(new_vault) as session:
        session.checkins.keep_profile(PERSON).result()
        session.checkins.begin(Depth.QUICK).result()
        screens = session.answers.walk().questions
        for screen in screens:
            for row in screen.rows:
                choice = Choice.NO if screen is screens[4] else Choice.YES
                session.answers.give(screen.question, choice, row).result()
        session.checkins.finish(on.today).result()
        return next(s for s in session.checkins.screens(Depth.QUICK) if isinstance(s, StillTrue))


def second(folder: Path, *typed: str) -> tuple[str, CheckIn]:
    """What is said in a second check-in, and how it stands then."""
    talk = Talk(PASSPHRASE, *typed)
    checkin.run(terminal(folder / "answers", talk), Depth.QUICK)
    on = terminal(folder / "answers", Talk())
    with on.session(lambda t: t.parts.protection.open_with_passphrase(PASSPHRASE)) as session:
        return talk.said, session.record.open


def first_of(still: StillTrue) -> QuestionId:
    return still.safe[0].question.id


def test_enter_carries_each_yes_of_the_topic(tmp_path: Path, still: StillTrue) -> None:
    said, found = second(tmp_path, "5", "", "q")
    assert found.changes == (Change.PHONE,)
    assert "Are these still true?" in said
    assert {(a.question, a.app) for a in found.answers} == {
        row for line in still.safe for row in line.rows
    }
    assert all(answer.said for answer in found.answers)


def test_a_number_asks_that_question_anew(tmp_path: Path, still: StillTrue) -> None:
    said, found = second(tmp_path, "", "1", "2", "q")
    assert still.safe[0].question.text in said.rpartition("Question")[2] or found.answers
    assert found.answer(first_of(still), still.rows[0][1]) is Choice.NO
    assert found.answers[0].said is None


def test_e_asks_each_one_and_something_else_is_explained(tmp_path: Path, still: StillTrue) -> None:
    said, found = second(tmp_path, "", "99", "e", "q")
    assert "Type Enter, e, b, or a number" in said
    assert set(found.each) == {row[0] for row in rows_of(still)}
    assert found.answers == ()


def test_a_first_check_in_is_not_asked_what_has_changed(tmp_path: Path) -> None:
    on = terminal(tmp_path / "answers", Talk())
    with on.session(new_vault) as session:
        session.checkins.keep_profile(PERSON).result()
    said, found = second(tmp_path, "q")
    assert "What has changed" not in said
    assert found.changes is None
