"""Events fold into check-ins by their order alone."""

from datetime import timedelta

import msgspec
import pytest

from audit_app.domain.checkin import (
    Acknowledged,
    AppsChanged,
    CheckInHead,
    CheckInId,
    Depth,
    Event,
    Finished,
    Moved,
    Noted,
    Skipped,
)
from audit_app.domain.checklist import AppId, Choice, HelpId, QuestionId
from audit_app.logic.history import fold, latest_answers, too_old
from tests.samples import FIRST, NOW, SECOND, TODAY, answered, profile, started

Q = QuestionId("a10_email")


def test_the_last_answer_counts_and_order_beats_the_clock() -> None:
    """A clock that jumps back does not bring an old answer back."""
    late = answered("a10_email", Choice.NO)
    early = msgspec.structs.replace(
        answered("a10_email", Choice.YES), at=NOW - timedelta(days=9000)
    )
    checkin = fold([started(), late, early])
    assert checkin.answer(Q) is Choice.YES
    assert len(checkin.answers) == 1


def test_an_answer_can_be_taken_back() -> None:
    """An answer of None opens the question again."""
    checkin = fold([started(), answered("a10_email", Choice.NO), answered("a10_email", None)])
    assert checkin.answer(Q) is None


def test_answers_are_kept_per_app() -> None:
    """Two apps, two answers."""
    events: list[Event] = [
        started("facebook", "bluesky"),
        answered("a10_2sv", Choice.YES, "facebook"),
        answered("a10_2sv", Choice.NO, "bluesky"),
    ]
    checkin = fold(events)
    assert checkin.answer(QuestionId("a10_2sv"), AppId("facebook")) is Choice.YES
    assert checkin.answer(QuestionId("a10_2sv"), AppId("bluesky")) is Choice.NO


def test_everything_else_a_person_does_is_kept() -> None:
    """Position, skip, note, acknowledgement, changed apps and the end."""
    checkin = fold(
        [
            started("facebook"),
            Skipped(checkin=FIRST, at=NOW, question=Q),
            Noted(checkin=FIRST, at=NOW, question=Q, text="mine"),
            Moved(checkin=FIRST, at=NOW, question=Q),
            Acknowledged(checkin=FIRST, at=NOW, page=HelpId("pupil-contact")),
            AppsChanged(checkin=FIRST, at=NOW, profile=profile("vinted")),
            Finished(checkin=FIRST, at=NOW, done=1, to_do=2, to_find_out=3),
        ]
    )
    assert checkin.skipped == (Q,)
    assert checkin.notes == {Q: "mine"}
    assert checkin.position == Q
    assert checkin.acknowledged == ("pupil-contact",)
    assert checkin.profile.apps == ("vinted",)
    assert checkin.finished == NOW


def test_answering_ends_a_skip_and_an_empty_note_goes() -> None:
    """A skip is no lasting mark against anybody."""
    checkin = fold(
        [
            started(),
            Skipped(checkin=FIRST, at=NOW, question=Q),
            Noted(checkin=FIRST, at=NOW, question=Q, text="mine"),
            answered("a10_email", Choice.YES),
            Noted(checkin=FIRST, at=NOW, question=Q, text=""),
        ]
    )
    assert checkin.skipped == ()
    assert checkin.notes == {}


def test_events_of_another_checkin_change_nothing() -> None:
    """Events are sorted by check-in, not by luck."""
    checkin = fold([started(), answered("a10_email", Choice.NO, checkin=SECOND)])
    assert checkin.answers == ()


def test_a_checkin_must_begin() -> None:
    """Anything but Started first is a bug and says so."""
    with pytest.raises(ValueError, match="Started"):
        fold([answered("a10_email", Choice.NO)])


def test_today_is_the_newest_answer_per_question_and_ticked_app() -> None:
    """An app that is no longer ticked is not held against anybody."""
    old = fold(
        [
            started("facebook", "vinted"),
            answered("a10_2sv", Choice.NO, "vinted"),
            answered("a10_2sv", Choice.NO, "facebook"),
        ]
    )
    new = fold(
        [
            started("facebook", checkin=SECOND),
            answered("a10_2sv", Choice.YES, "facebook", checkin=SECOND),
        ]
    )
    assert [(a.app, a.choice) for a in latest_answers([old, new])] == [("facebook", Choice.YES)]
    assert latest_answers([]) == ()


@pytest.mark.parametrize(("years", "left"), [(0, 4), (1, 1), (3, 2), (6, 3)])
def test_only_finished_check_ins_past_the_years_are_too_old_and_never_the_last(
    years: int, left: int
) -> None:
    ages = (2500, 1500, 500, 400)
    heads = [
        CheckInHead(
            id=CheckInId(str(age)),
            depth=Depth.FULL,
            started=NOW - timedelta(days=age),
            finished=NOW - timedelta(days=age),
        )
        for age in ages
    ]
    begun = msgspec.structs.replace(heads[0], finished=None)
    assert len(ages) - len(too_old([begun, *heads], years, TODAY)) == left
