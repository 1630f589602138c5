"""What is deleted counts no more, on the list, in the walk and in history."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from audit_app.audit.session import Session
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice
from audit_app.logic.guide import action_id
from audit_app.vault import erasing
from audit_app.vault.erasing import Left
from audit_app.vault.errors import DiskFull
from tests.samples import NOW, TODAY, checklist, profile
from tests.vault.parts import make, raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import apsw

QUESTIONS = tuple(question for topic in checklist().topics for question in topic.questions)
EMAIL = QUESTIONS[0]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A person with two finished full check-ins: EMAIL was No, then Yes."""
    made = Session(make(tmp_path / "answers"), checklist(), lambda: NOW)
    made.checkins.keep_profile(profile("facebook"))
    for choice in (Choice.NO, Choice.YES):
        made.checkins.begin(Depth.FULL)
        made.answers.give(EMAIL, choice)
        made.answers.note(EMAIL.id, f"note with {choice}")
        made.checkins.finish(TODAY).result()
    yield made
    made.close()


def again(session: Session) -> Session:
    """What a new start of the program reads."""
    return Session(session.vault, checklist(), lambda: NOW)


def titles(session: Session) -> set[str]:
    return {action.question for action in session.actions.plan(TODAY).actions}


def test_the_list_is_worked_out_without_it(session: Session) -> None:
    first, second = (head.id for head in session.checkins.heads)
    assert EMAIL.id not in titles(session)

    assert session.deleting.check_in(second).result() is Left.NOTHING
    session.deleting.settle()

    assert EMAIL.id in titles(session)
    assert [head.id for head in session.checkins.heads] == [first]
    assert session.record.counting == again(session).record.counting
    assert session.record.marks == again(session).record.marks


def test_with_the_last_one_gone_it_is_as_at_the_beginning(session: Session) -> None:
    for head in session.checkins.heads:
        session.deleting.check_in(head.id).result()
    session.deleting.settle()
    assert session.record.counting == ()
    assert session.checkins.current is None
    assert session.checkins.profile == profile("facebook")
    assert titles(session) == set()
    session.checkins.begin(Depth.QUICK).result()
    assert session.checkins.current is not None


def test_one_that_is_not_finished_can_be_deleted_and_another_begun(session: Session) -> None:
    session.checkins.begin(Depth.FULL)
    session.answers.give(EMAIL, Choice.NO).result()
    session.deleting.check_in(session.record.open.id).result()
    session.deleting.settle()
    assert session.checkins.current is None
    session.checkins.begin(Depth.FULL)
    assert session.answers.walk().answered == 0


def test_a_mark_from_it_goes_and_the_one_before_counts(session: Session) -> None:
    first, second = (head.id for head in session.checkins.heads)
    action = action_id(EMAIL.id, None)
    state = ActionState(mark=Mark.DONE)
    session.actions.mark(action, state).result()
    assert session.record.marks[action].checkin == second
    session.deleting.check_in(second).result()
    session.deleting.settle()
    assert action not in session.record.marks
    session.actions.mark(action, state).result()
    assert session.record.marks[action].checkin == first


def test_a_note_goes_and_its_answer_stays(session: Session) -> None:
    second = session.checkins.heads[-1].id
    session.deleting.note(second, EMAIL.id).result()
    session.deleting.settle()
    (kept,) = [checkin for checkin in session.record.counting if checkin.id == second]
    assert kept.notes == {}
    assert kept.answer(EMAIL.id) is Choice.YES
    assert session.record.counting == again(session).record.counting


def refuse(session: Session, *, writing: bool) -> None:
    def change(db: apsw.Connection) -> None:
        db.execute(f"PRAGMA query_only = {int(not writing)}")

    session.vault._writer.submit(change).result()


def test_what_was_never_saved_is_not_saved_later(session: Session) -> None:
    session.checkins.begin(Depth.FULL).result()
    here = session.record.open.id
    refuse(session, writing=False)
    failed: list[Future[None]] = [
        session.answers.note(EMAIL.id, "never saved"),
        session.answers.give(EMAIL, Choice.NO),
    ]
    assert all(future.exception() for future in failed)
    refuse(session, writing=True)

    assert session.deleting.note(here, EMAIL.id).result() is Left.NOTHING
    session.deleting.settle()

    assert session.record.unsaved == 1
    session.record.retry().result()
    assert session.record.open.notes == {}
    assert session.record.open.answer(EMAIL.id) is Choice.NO
    assert again(session).record.open == session.record.open


def test_a_check_in_that_was_never_saved_goes_too(session: Session) -> None:
    refuse(session, writing=False)
    assert session.checkins.begin(Depth.FULL).exception()
    here = session.record.open.id
    refuse(session, writing=True)
    session.deleting.check_in(here).result()
    session.deleting.settle()
    session.record.retry().result()
    assert session.checkins.current is None
    assert len(session.checkins.heads) == 2


def test_when_it_cannot_be_deleted_everything_still_counts(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    before = session.record.counting
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "_note_down", full)
        with pytest.raises(DiskFull):
            session.deleting.check_in(before[-1].id).result()
    session.deleting.settle(kept=True)
    assert session.record.counting == before
    assert raw(session.vault, "SELECT count(*) FROM tombstones") == [(0,)]


def test_several_go_one_after_the_other(session: Session) -> None:
    ids = [head.id for head in session.checkins.heads]
    assert session.deleting.check_ins(ids).result() is Left.NOTHING
    session.deleting.settle()
    assert session.checkins.heads == ()


def test_when_one_of_several_cannot_go_the_rest_is_counted_as_it_is(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (head.id for head in session.checkins.heads)
    delete, asked = erasing._note_down, []

    def full_the_second_time(*given: object) -> None:
        asked.append(given)
        if len(asked) > 1:
            raise DiskFull
        delete(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "_note_down", full_the_second_time)
        with pytest.raises(DiskFull):
            session.deleting.check_ins([first, second]).result()
    session.deleting.settle(kept=True)
    assert [head.id for head in session.checkins.heads] == [second]
    assert [checkin.id for checkin in session.record.counting] == [second]
