"""One question at a time, on a real vault and the shipped checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli.ask import InputEnded, Stopped
from audit_app.cli.question import Go, QuestionScreen
from audit_app.domain.checkin import Profile
from audit_app.domain.checklist import AppId, Choice, HelpId
from tests.cli.stage import Talk, answers, begun, screen

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal

SINGLE = "a10_email"
REPORTED = "a8_reported"
EACH_APP = "a8_pupils"


def ask(on: Terminal, session: Session, question: str) -> Go:
    walk = session.answers.walk()
    return QuestionScreen(on, session, screen(session, question)).ask(walk)


def test_a_digit_answers_and_saved_is_said_only_then(tmp_path: Path) -> None:
    talk = Talk("2")
    with begun(tmp_path / "answers", talk) as (on, session):
        assert ask(on, session, SINGLE) is Go.ON
        assert answers(session) == [(SINGLE, None, Choice.NO)]
        kept = session.record.store.events(session.record.open.id)
        assert [e.choice for e in kept if hasattr(e, "choice")] == [Choice.NO]
    before, _, after = talk.said.partition("Your answer:")
    assert "Saved" not in before
    assert "No. Saved." in after


def test_a_question_says_where_it_is_what_it_asks_and_why(tmp_path: Path) -> None:
    talk = Talk("s")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, SINGLE)
        question = screen(session, SINGLE).question
        total = len(session.answers.walk().screens)
    assert f"of {total}. Passwords and devices." in talk.said
    assert question.text in talk.said
    assert f"Why: {question.why}" in talk.said
    assert "4. Does not apply." in talk.said


def test_words_answer_as_well_as_digits(tmp_path: Path) -> None:
    with begun(tmp_path / "answers", Talk("Not Sure")) as (on, session):
        ask(on, session, SINGLE)
        assert answers(session) == [(SINGLE, None, Choice.NOT_SURE)]


def test_a_digit_that_is_not_offered_is_no_answer(tmp_path: Path) -> None:
    talk = Talk("4", "0", "1")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, "a1_public_ok")
        assert answers(session) == [("a1_public_ok", None, Choice.YES)]
    assert talk.said.count("from 1 to 3") == 2


@pytest.mark.parametrize("typed", ["", "s"])
def test_a_question_can_be_left_open_without_a_remark(tmp_path: Path, typed: str) -> None:
    talk = Talk(typed)
    with begun(tmp_path / "answers", talk) as (on, session):
        assert ask(on, session, SINGLE) is Go.ON
        assert answers(session) == []
        assert session.record.open.skipped == (SINGLE,)
    assert talk.said.endswith("Your answer: \n")


def test_enter_keeps_an_answer_that_is_there(tmp_path: Path) -> None:
    talk = Talk("1", "")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, SINGLE)
        ask(on, session, SINGLE)
        assert answers(session) == [(SINGLE, None, Choice.YES)]
        assert session.record.open.skipped == ()
    assert "So far: Yes." in talk.said


def test_each_app_has_a_line_and_back_goes_one_line_up(tmp_path: Path) -> None:
    talk = Talk("1", "b", "2", "3")
    with begun(tmp_path / "answers", talk) as (on, session):
        assert ask(on, session, EACH_APP) is Go.ON
        given = {app: choice for _, app, choice in answers(session)}
    assert given == {"facebook": Choice.NO, "whatsapp": Choice.NOT_SURE}
    assert "Facebook, 1 of 2. Type 1 to " in talk.said
    assert "WhatsApp, 2 of 2. Type 1 to " in talk.said


def test_after_a_stop_in_the_middle_the_first_open_app_is_asked(tmp_path: Path) -> None:
    talk = Talk("1", "q", "2")
    with begun(tmp_path / "answers", talk) as (on, session):
        with pytest.raises(Stopped):
            ask(on, session, EACH_APP)
        ask(on, session, EACH_APP)
        given = {app: choice for _, app, choice in answers(session)}
    assert given == {"facebook": Choice.YES, "whatsapp": Choice.NO}


def test_back_at_the_first_line_leaves_the_question(tmp_path: Path) -> None:
    with begun(tmp_path / "answers", Talk("b")) as (on, session):
        assert ask(on, session, SINGLE) is Go.BACK
        assert session.record.open.skipped == ()


def test_the_end_of_the_input_is_not_a_skip(tmp_path: Path) -> None:
    with begun(tmp_path / "answers", Talk()) as (on, session):
        with pytest.raises(InputEnded):
            ask(on, session, SINGLE)
        assert session.record.open.skipped == ()


def test_how_shows_steps_with_their_date_and_a_link_as_text(tmp_path: Path) -> None:
    talk = Talk("h", "s")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, "a5_posts")
    assert "1. " in talk.said.partition("How to do it:")[2]
    assert "Checked in " in talk.said
    assert "https://" in talk.said
    assert "**" not in talk.said


def test_on_a_school_laptop_a_link_comes_with_a_warning(tmp_path: Path) -> None:
    facebook = (AppId("facebook"),)
    for laptop, warned in (("own", False), ("school", True)):
        talk = Talk("h", "s")
        profile = Profile(apps=facebook, laptop=laptop)  # type: ignore[arg-type]
        with begun(tmp_path / laptop, talk, profile) as (on, session):
            ask(on, session, "a5_posts")
        assert ("School may be able to see this screen" in talk.said) is warned


def test_where_from_shows_the_bullet_in_short_words(tmp_path: Path) -> None:
    talk = Talk("w", "s")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, SINGLE)
        bullet = next(b for b in on.parts.checklist.bullets if b.id == "A10")
    assert f"A10, {bullet.name}: {bullet.says}" in talk.said


def test_a_note_is_kept_shown_changed_and_taken_away(tmp_path: Path) -> None:
    talk = Talk("n", "q is for quiz", "n", "", "n", "-", "s")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, SINGLE)
        assert session.record.open.notes == {}
        events = session.record.store.events(session.record.open.id)
        assert [e.text for e in events if hasattr(e, "text")] == ["q is for quiz", ""]
    assert "Leave out the names of pupils and parents" in talk.said
    assert talk.said.count("Your note: q is for quiz") == 2


def test_an_answer_that_calls_for_help_brings_it_before_anything_else(tmp_path: Path) -> None:
    talk = Talk("2", "1")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, REPORTED)
        assert session.record.open.acknowledged == (HelpId("pupil-contact"),)
        assert session.actions.plan(on.today).pending == ()
    saved, _, page = talk.said.partition("No. Saved.")
    assert "Tell your headteacher or safeguarding lead today" in page
    assert "headteacher or safeguarding lead today" not in saved
    told, _, after = page.partition("1. I have told my headteacher or safeguarding lead")
    assert "Then close the way in" not in told
    assert "Then close the way in" in after


def test_not_yet_holds_back_what_removes_and_goes_on(tmp_path: Path) -> None:
    talk = Talk("2", "")
    with begun(tmp_path / "answers", talk) as (on, session):
        assert ask(on, session, REPORTED) is Go.ON
        assert session.record.open.acknowledged == ()
        assert session.actions.plan(on.today).pending == ("pupil-contact",)
    assert "Then close the way in" not in talk.said


def test_a_cut_between_the_answer_and_its_help_does_not_lose_the_help(tmp_path: Path) -> None:
    talk = Talk("", "")
    with begun(tmp_path / "answers", talk) as (on, session):
        session.answers.give(screen(session, REPORTED).question, Choice.NO).result()
        ask(on, session, REPORTED)
    assert "Tell your headteacher or safeguarding lead today" in talk.said


def test_not_sure_never_brings_help_first(tmp_path: Path) -> None:
    talk = Talk("3")
    with begun(tmp_path / "answers", talk) as (on, session):
        ask(on, session, REPORTED)
    assert "Before anything else" not in talk.said
