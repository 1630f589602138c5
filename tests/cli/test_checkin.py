"""The check-in from where the person left off to the summary, on a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import checkin
from audit_app.cli.codes import Code
from audit_app.domain.checkin import Depth
from audit_app.domain.person import Tie
from audit_app.vault.header import SlotKind
from tests.cli.stage import PASSPHRASE, PERSON, Talk, begun, new_vault, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.domain.checkin import CheckIn

# Welcome, then a passphrase twice: in these tests there is no keyring.
SET_UP = ("", PASSPHRASE, PASSPHRASE)
# Teaching assistant, England, own laptop, no ties, Facebook and WhatsApp.
ABOUT_ME = ("2", "1", "1", "", "1 2")


def run(folder: Path, *typed: str, depth: Depth | None = None) -> tuple[Talk, Code]:
    talk = Talk(*typed)
    return talk, checkin.run(terminal(folder, talk), depth)


def current(folder: Path) -> CheckIn | None:
    """The check-in in hand, as another start of the program reads it."""
    on = terminal(folder, Talk())
    with on.session(lambda t: t.parts.protection.open_with_passphrase(PASSPHRASE)) as session:
        return session.checkins.current


def ready(folder: Path) -> int:
    """A vault of somebody who has not begun yet; how many questions Quick asks them."""
    on = terminal(folder, Talk())
    with on.session(new_vault) as session:
        session.checkins.keep_profile(PERSON).result()
        return len(session.checkins.screens(Depth.QUICK))


def test_a_first_start_asks_a_little_and_then_the_first_question(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    talk, code = run(folder, *SET_UP, *ABOUT_ME, "1", "1", "q")
    assert code is Code.DONE
    promise, _, rest = talk.said.partition("Protect your answers")
    assert [f"{n}. " in promise for n in (1, 5, 6)] == [True, True, False]
    assert "any record can be asked for in an investigation" in rest.partition("Question 1 of")[0]
    found = current(folder)
    assert found is not None
    assert found.depth is Depth.QUICK
    assert found.profile.apps == ("facebook", "whatsapp")
    assert len(found.answers) == 1
    assert '[school]\nname = ""' in (folder / "public.toml").read_text()
    assert 'nation = "england"' in (folder / "public.toml").read_text()


def test_cut_off_after_protecting_the_next_start_asks_about_the_person(tmp_path: Path) -> None:
    run(tmp_path / "answers", *SET_UP)
    talk, _ = run(tmp_path / "answers", PASSPHRASE, *ABOUT_ME, "2")
    assert "About you and your apps" in talk.said
    assert "Question 1 of" in talk.said


def test_it_carries_on_exactly_where_it_was_left(tmp_path: Path) -> None:
    ready(tmp_path / "answers")
    first, code = run(tmp_path / "answers", PASSPHRASE, "1", "1", "", "q", depth=Depth.QUICK)
    left = first.said.split("\nQuestion ")[-1].partition("\n")[0]
    again, _ = run(tmp_path / "answers", PASSPHRASE, "q")
    assert code is Code.DONE
    assert left.startswith("4 of")
    assert f"Question {left}" in again.said
    assert "2 answered" in again.said


def test_the_end_of_the_input_stops_with_everything_saved(tmp_path: Path) -> None:
    ready(tmp_path / "answers")
    talk, code = run(tmp_path / "answers", PASSPHRASE, "1", "2", depth=Depth.QUICK)
    assert code is Code.NOT_DONE
    assert "saved on this laptop" in talk.warned
    found = current(tmp_path / "answers")
    assert found is not None
    assert len(found.answers) == 2


def test_back_goes_to_the_question_before_and_no_further_than_the_first(tmp_path: Path) -> None:
    ready(tmp_path / "answers")
    talk, _ = run(tmp_path / "answers", PASSPHRASE, "b", "1", "b", "2", depth=Depth.QUICK)
    asked = [line.split()[1] for line in talk.said.splitlines() if line.startswith("Question ")]
    assert asked == ["1", "1", "2", "1", "2"]
    found = current(tmp_path / "answers")
    assert found is not None
    assert [answer.choice for answer in found.answers] == ["no"]


def test_a_depth_named_beforehand_is_not_asked_for_and_one_in_hand_goes_on(
    tmp_path: Path,
) -> None:
    ready(tmp_path / "answers")
    first, _ = run(tmp_path / "answers", PASSPHRASE, depth=Depth.QUICK)
    assert "How much" not in first.said
    run(tmp_path / "answers", PASSPHRASE, depth=Depth.FULL)
    found = current(tmp_path / "answers")
    assert found is not None
    assert found.depth is Depth.QUICK


def test_the_last_question_leads_to_the_summary_and_the_spare_key(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()) as (_, session):
        *others, last = session.answers.walk().questions
        for screen in others:
            session.answers.skip(screen.question.id)
        session.answers.move(last.question.id).result()
    talk, code = run(folder, PASSPHRASE, *["3" for _ in last.rows], "", "")
    assert code is Code.DONE
    assert "That was the last question" in talk.said
    summary = talk.said.partition("Your check-in is done")[2]
    assert "0 things are done." in summary
    assert "Do these first" in summary
    assert "Group 8: " in summary
    assert current(folder) is None
    assert terminal(folder, Talk()).parts.protection.ways() == (SlotKind.PASSPHRASE,)


def test_from_the_end_one_can_go_back_and_a_start_there_stays_there(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()) as (_, session):
        rows = [row for screen in session.answers.walk().screens for row in screen.rows]
    run(folder, PASSPHRASE, *["" for _ in rows])
    talk, _ = run(folder, PASSPHRASE, "b", "q", "")
    assert "That was the last question" in talk.said
    shown = talk.said.partition("That was the last question")[2]
    number, total = shown.partition("Question ")[2].partition(". ")[0].split(" of ")
    assert number == total


def test_the_next_term_says_how_the_last_one_ended_and_offers_changes(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()) as (on, session):
        session.checkins.finish(on.today).result()
    talk, _ = run(folder, PASSPHRASE, "4", *ABOUT_ME[:-1], "9", "1")
    assert "You finished your last check-in on 23 November 2026." in talk.said
    found = current(folder)
    assert found is not None
    assert found.profile.apps == ("linkedin",)


def test_apps_that_changed_change_what_is_asked_from_the_same_question_on(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    ready(folder)
    talk, _ = run(folder, PASSPHRASE, "1", "a", "3", "q", "", depth=Depth.QUICK)
    asked = [line for line in talk.said.splitlines() if line.startswith("Question ")]
    assert [line.split()[1] for line in asked] == ["1", "2", "2"]
    found = current(folder)
    assert found is not None
    assert found.profile.apps == ("instagram",)
    assert len(found.answers) == 1


def test_help_works_before_anything_is_unlocked(tmp_path: Path) -> None:
    ready(tmp_path / "answers")
    talk = Talk("!", "4", "", PASSPHRASE, "q")
    checkin.run(terminal(tmp_path / "answers", talk), Depth.QUICK)
    locked, _, opened = talk.said.partition("Question 1 of")
    assert "My account is hacked" in locked
    assert opened


def test_a_demonstration_needs_no_key_and_says_that_nothing_is_kept(tmp_path: Path) -> None:
    talk = Talk("1", "1", "q", demo=True)
    code = checkin.run(terminal(tmp_path / "answers", talk, demo=True), None)
    assert code is Code.DONE
    assert "You finished your last check-in" in talk.said
    assert "Nothing of this is kept" in talk.said
    assert "Group 8" not in talk.said


@pytest.mark.parametrize(("role", "is_leader"), [("2", False), ("6", True)])
def test_only_leaders_are_offered_the_questions_for_leaders(
    tmp_path: Path, role: str, *, is_leader: bool
) -> None:
    folder = tmp_path / "answers"
    talk, _ = run(folder, *SET_UP, role, "1", "1", "5" if is_leader else "", "1", "1", "q")
    assert ("Ask me the questions for leaders too" in talk.said) is is_leader
    found = current(folder)
    assert found is not None
    assert found.profile.ties == ((Tie.LEADER_PACK,) if is_leader else ())
