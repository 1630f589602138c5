from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from audit_app.cli import actions
from audit_app.cli.arguments import Options
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.domain.action import Mark
from audit_app.domain.checklist import Choice, Question
from tests.cli.stage import PASSPHRASE, Talk, begun, new_vault, screen, terminal
from tests.samples import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.audit.session import Session

EMAIL = "a10_email"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A check-in in hand with five things to do or find out."""
    made = tmp_path / "answers"
    with begun(made, Talk()) as (_, session):
        for question in (EMAIL, "a10_lock", "a1_public_ok", "a4_search_name"):
            give(session, question, Choice.NO)
        give(session, "a2_address", Choice.NOT_SURE)
    return made


def give(session: Session, question: str, choice: Choice) -> None:
    asked: Question = screen(session, question).question
    session.answers.give(asked, choice).result()


def run(folder: Path, **options: object) -> tuple[Talk, Code]:
    talk = Talk(PASSPHRASE)
    return talk, actions.run(terminal(folder, talk), Options(**options))


def test_the_list_counts_shows_three_in_full_and_the_rest_in_a_line_each(folder: Path) -> None:
    talk, code = run(folder)
    assert code is Code.DONE
    assert "4 are left to do. One is something to find out." in talk.said
    first, _, rest = talk.said.partition("Do these first")[2].partition("The name in [brackets]")
    assert first.count("[a") == 5
    assert "1. " in first
    assert "4 January 2027" in rest


def test_by_app_each_app_has_its_minutes_left(folder: Path) -> None:
    with terminal(folder, Talk()).session(
        lambda t: t.parts.protection.open_with_passphrase(PASSPHRASE)
    ) as session:
        asked = next(each for each in session.answers.walk().questions if each.apps)
        app = asked.apps[0]
        session.answers.give(asked.question, Choice.NO, app.id).result()

    talk, _ = run(folder, by_app=True)

    name = app.short_name or app.name
    card, _, rest = talk.said.partition(f"\n{name}\n")[2].partition("Not about one app")
    assert f"About {asked.question.fix_minutes} minutes left." in card
    assert card.count("[a") == 1
    assert rest.count("[a") == 5


def test_one_action_shows_its_steps(folder: Path) -> None:
    talk, _ = run(folder, action=EMAIL)
    assert "1. On the security page of your email" in talk.said
    assert talk.said.count("[a") == 1


@pytest.mark.parametrize("mark", [Mark.DONE, Mark.NOT_FOR_ME])
def test_what_is_set_aside_leaves_the_list_and_shows_with_all(folder: Path, mark: Mark) -> None:
    run(folder, mark=mark, marked=EMAIL)
    short, _ = run(folder)
    whole, _ = run(folder, all=True)
    assert f"[{EMAIL}]" not in short.said
    assert f"[{EMAIL}]" in whole.said.partition("Done, or not for you")[2]


def test_later_needs_a_day_after_today_and_says_it(folder: Path) -> None:
    talk, _ = run(folder, mark=Mark.LATER, marked=EMAIL, until=date(2027, 2, 1))
    assert "Later, from 1 February 2027" in talk.said
    with pytest.raises(WrongUse):
        run(folder, mark=Mark.LATER, marked=EMAIL, until=TODAY)
    again, _ = run(folder, mark=Mark.TO_DO, marked=EMAIL)
    assert "To do," in again.said


def test_a_name_that_is_not_on_the_list_changes_nothing(folder: Path) -> None:
    for options in ({"action": "zzz"}, {"mark": Mark.DONE, "marked": "zzz"}, {"told": "abuse"}):
        with pytest.raises(WrongUse):
            run(folder, **options)


def test_while_a_report_waits_it_comes_first_and_telling_can_be_said(folder: Path) -> None:
    talk = Talk()
    on = terminal(folder, talk)
    with on.session(lambda t: t.parts.protection.open_with_passphrase(PASSPHRASE)) as session:
        give(session, "a8_reported", Choice.NO)
    waiting, _ = run(folder)
    assert "help-now pupil-contact" in waiting.said.partition("Do these first")[0]
    run(folder, told="pupil-contact")
    told, _ = run(folder)
    assert "help-now pupil-contact" not in told.said


def test_before_the_first_check_in_there_is_no_list(tmp_path: Path) -> None:
    new_vault(terminal(tmp_path / "answers", Talk())).close()
    talk, code = run(tmp_path / "answers")
    assert code is Code.NOT_DONE
    assert "There is no action list yet" in talk.said


def test_a_day_of_ones_own_is_set_shown_and_taken_away(folder: Path) -> None:
    talk, _ = run(folder, due=(EMAIL, date(2026, 12, 4)))
    assert "your day: 4 December 2026" in talk.said

    talk, _ = run(folder, due=(EMAIL, None))
    assert "your day" not in talk.said
    with pytest.raises(WrongUse):
        run(folder, due=(EMAIL, TODAY))


def test_a_note_is_asked_for_shown_and_deleted(folder: Path) -> None:
    for typed, shown in (("Ask Sam at home", True), ("", False)):
        talk = Talk(PASSPHRASE, typed)
        actions.run(terminal(folder, talk), Options(note=EMAIL))
        said = run(folder, action=EMAIL)[0].said
        assert ("Your note: Ask Sam at home" in said) is shown


def test_a_word_finds_actions(folder: Path) -> None:
    talk, _ = run(folder, find="zebra")
    assert "No action has those words." in talk.said

    talk, _ = run(folder, find="ADDRESS")
    assert "[a2_address]" in talk.said
    assert "[a10_lock]" not in talk.said
