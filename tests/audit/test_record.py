"""Nothing that a person did is lost or reordered when saving fails for a while."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import timedelta

import pytest

from audit_app.audit.actions import Actions
from audit_app.audit.answers import Answers
from audit_app.audit.checkins import CheckIns
from audit_app.audit.record import Record
from audit_app.domain.action import ActionId, ActionState, Mark
from audit_app.domain.checkin import Answered, CheckInId, Depth, Event, Finished, Started
from audit_app.domain.checklist import AppId, Choice, HelpId, QuestionId
from audit_app.domain.errors import AuditError
from audit_app.logic.walk import rows_of
from tests.audit.memory import MemoryStore
from tests.samples import NOW, TODAY, checklist, profile

EMAIL = checklist().topics[0].questions[0]
REPORTED = checklist().topics[1].questions[0]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def record(store: MemoryStore) -> Record:
    record = Record(store, checklist(), lambda: NOW)
    CheckIns(record).keep_profile(profile("facebook"))
    CheckIns(record).begin(Depth.FULL)
    return record


def kinds(store: MemoryStore) -> list[str]:
    return [type(e).__name__ for e in store.kept]


def test_a_second_start_goes_on_where_the_first_stopped(store: MemoryStore, record: Record) -> None:
    """What a new process reads is what the old one had."""
    answers = Answers(record)
    answers.give(EMAIL, Choice.NO)
    answers.move(REPORTED.id)
    again = Record(store, checklist(), lambda: NOW)
    assert again.current == record.current
    here = Answers(again).walk().here
    assert here is not None
    assert here.id == REPORTED.id


def test_what_a_full_disk_refused_is_sent_first_and_in_order(
    store: MemoryStore, record: Record
) -> None:
    """The answer counts on screen at once; the disk gets it before anything newer."""
    answers = Answers(record)
    store.full = True
    failed = answers.give(EMAIL, Choice.NO)
    with pytest.raises(AuditError):
        failed.result()
    assert record.open.answer(EMAIL.id) is Choice.NO
    assert record.unsaved == 1
    store.full = False
    answers.give(EMAIL, Choice.YES).result()
    assert record.unsaved == 0
    given = [e.choice for e in store.kept if isinstance(e, Answered)]
    assert given == [Choice.NO, Choice.YES]


def test_try_again_sends_everything_that_failed(store: MemoryStore, record: Record) -> None:
    """Two failures, one retry, nothing twice."""
    answers = Answers(record)
    store.full = True
    answers.give(EMAIL, Choice.NO)
    answers.note(EMAIL.id, "ask at home")
    assert record.unsaved == 2
    store.full = False
    record.retry().result()
    assert kinds(store) == ["Started", "Answered", "Noted"]
    record.retry().result()
    assert kinds(store) == ["Started", "Answered", "Noted"]


def test_what_was_said_about_oneself_is_tried_again_too(store: MemoryStore) -> None:
    """Otherwise a check-in would begin as if nothing had been ticked."""
    record = Record(store, checklist(), lambda: NOW)
    store.full = True
    for failed in (CheckIns(record).keep_profile(profile("facebook")), record.retry()):
        with pytest.raises(AuditError):
            failed.result()
    assert record.unsaved == 1
    assert CheckIns(record).profile == profile("facebook")
    store.full = False
    record.retry().result()
    assert record.unsaved == 0
    assert store.profile() == profile("facebook")


def test_what_was_said_goes_with_the_next_event(store: MemoryStore) -> None:
    record = Record(store, checklist(), lambda: NOW)
    store.full = True
    CheckIns(record).keep_profile(profile("facebook"))
    store.full = False
    CheckIns(record).begin(Depth.QUICK).result()
    assert store.profile() == profile("facebook")
    assert record.unsaved == 0


def test_begin_twice_is_one_checkin(store: MemoryStore, record: Record) -> None:
    """A double press starts nothing new."""
    CheckIns(record).begin(Depth.QUICK)
    assert [e for e in store.kept if isinstance(e, Started)] == [store.kept[0]]
    assert record.open.depth is Depth.FULL


def test_finish_keeps_the_counts_and_opens_the_way_for_the_next(
    store: MemoryStore, record: Record
) -> None:
    """After finishing there is no check-in in hand, and the plan still stands."""
    Answers(record).give(EMAIL, Choice.NO)
    CheckIns(record).finish(TODAY)
    end = store.kept[-1]
    assert isinstance(end, Finished)
    assert (end.done, end.to_do, end.to_find_out) == (0, 1, 0)
    assert record.current is None
    assert [a.question for a in Actions(record).plan(TODAY).open] == [EMAIL.id]


def test_finish_twice_is_one_end(store: MemoryStore, record: Record) -> None:
    """A double press, or a full disk between the two."""
    store.full = True
    CheckIns(record).finish(TODAY)
    store.full = False
    CheckIns(record).finish(TODAY).result()
    assert kinds(store) == ["Started", "Finished"]


def test_help_comes_first_until_it_is_acknowledged(record: Record) -> None:
    """The exact answer calls for help; acknowledging ends it and frees the removing steps."""
    answers, actions = Answers(record), Actions(record)
    answers.give(REPORTED, Choice.NOT_SURE)
    assert answers.help_first(REPORTED.id) is None
    answers.give(REPORTED, Choice.NO)
    assert answers.help_first(REPORTED.id) == "pupil-contact"
    assert answers.how(EMAIL).held_back == 1
    actions.acknowledge(HelpId("pupil-contact"))
    assert answers.help_first(REPORTED.id) is None
    assert answers.how(EMAIL).held_back == 0


def test_half_a_character_does_not_cost_a_note(record: Record) -> None:
    Answers(record).note(EMAIL.id, "ask \ud83d at home")
    assert record.open.notes[EMAIL.id] == "ask ? at home"


def test_marks_and_changed_apps_are_kept(store: MemoryStore, record: Record) -> None:
    """A new process sees the same plan and the same person."""
    Answers(record).give(EMAIL, Choice.NO)
    later = ActionState(mark=Mark.LATER, until=TODAY + timedelta(days=7))
    Actions(record).mark(ActionId(EMAIL.id), later)
    CheckIns(record).keep_profile(profile("vinted"))
    again = Record(store, checklist(), lambda: NOW)
    assert Actions(again).plan(TODAY).actions[0].state == later
    assert CheckIns(again).profile.apps == (AppId("vinted"),)


def test_another_answer_opens_a_done_action_again(record: Record) -> None:
    """Done is a Yes, and the same Yes again changes nothing. A No after it is to do."""
    answers, actions = Answers(record), Actions(record)
    answers.give(EMAIL, Choice.NO)
    actions.mark(ActionId(EMAIL.id), ActionState(mark=Mark.DONE))
    assert record.open.answer(EMAIL.id) is Choice.YES
    answers.give(EMAIL, Choice.YES)
    assert actions.plan(TODAY).open == ()
    answers.give(EMAIL, Choice.NO)
    assert [a.question for a in actions.plan(TODAY).open] == [EMAIL.id]


def test_a_skip_is_kept_without_a_remark(store: MemoryStore, record: Record) -> None:
    """Skipping makes no action."""
    Answers(record).skip(QuestionId(EMAIL.id))
    assert kinds(store) == ["Started", "Skipped"]
    assert Actions(record).plan(TODAY).actions == ()


def check_in(store: MemoryStore, depth: Depth, **choices: Choice | None) -> Record:
    """A whole check-in: these answers (None leaves a question open), and Yes to everything else."""
    record = Record(store, checklist(), lambda: NOW)
    CheckIns(record).begin(depth)
    for screen in Answers(record).walk().screens:
        for name, app in rows_of(screen):
            question, choice = checklist().question(name), choices.get(name, Choice.YES)
            assert question is not None
            if choice is None:
                Answers(record).skip(question.id)
            else:
                Answers(record).give(question, choice, app)
    CheckIns(record).finish(TODAY)
    return record


def test_the_picture_of_today_reaches_back_to_the_last_full_checkin(store: MemoryStore) -> None:
    """A quick check does not make last term's full one vanish; older ones stay closed."""
    for depth in (Depth.FULL, Depth.FULL, Depth.QUICK, Depth.QUICK):
        check_in(store, depth)
    assert [c.depth for c in Record(store, checklist(), lambda: NOW).counting] == [
        Depth.FULL,
        Depth.QUICK,
        Depth.QUICK,
    ]


def test_what_a_full_check_leaves_open_is_still_what_was_said_before(store: MemoryStore) -> None:
    """Skipping a question next term neither does the action nor makes the report it waits for."""
    check_in(store, Depth.FULL, a10_email=Choice.NO, a8_reported=Choice.NO)
    record = check_in(store, Depth.FULL, a10_email=None, a8_reported=None)
    seen = Actions(record).plan(TODAY)
    again = Actions(Record(store, checklist(), lambda: NOW)).plan(TODAY)
    assert again == seen
    assert again.pending == ("pupil-contact",)
    assert {a.id for a in again.open} == {"a8_reported", "a10_email"}


def test_a_check_in_that_cannot_be_read_does_not_lock_the_others_away(store: MemoryStore) -> None:
    """A newer program may begin one in a way that this one does not know."""
    check_in(store, Depth.QUICK, a10_email=Choice.NO)
    check_in(store, Depth.QUICK)
    second = store.heads()[-1].id

    def events(checkin: CheckInId) -> tuple[Event, ...]:
        found = MemoryStore.events(store, checkin)
        return found[1:] if checkin == second else found

    store.events = events  # type: ignore[method-assign]
    record = Record(store, checklist(), lambda: NOW)
    assert [c.id for c in record.counting] == [store.heads()[0].id]
    assert [a.id for a in Actions(record).plan(TODAY).open] == ["a10_email"]


def test_nothing_overtakes_what_is_failing(store: MemoryStore, record: Record) -> None:
    """An event kept while older ones are still failing waits until all of them have failed."""
    answers = Answers(record)
    store.slow = True
    for choice in (Choice.NO, Choice.NOT_SURE):
        answers.give(EMAIL, choice)
    one, two = store.waiting
    store.slow = False
    two.set_exception(AuditError())
    failing = threading.Timer(0.2, one.set_exception, [AuditError()])
    failing.start()
    answers.give(EMAIL, Choice.YES)
    failing.join()
    given = [e.choice for e in store.kept if isinstance(e, Answered)]
    assert given == [Choice.NO, Choice.NOT_SURE, Choice.YES]


def test_a_failure_that_becomes_known_while_more_is_sent_finds_it_in_the_queue(
    store: MemoryStore, record: Record
) -> None:
    """Otherwise the store, which fails all that waits behind a failure, could not fail it too."""
    answers = Answers(record)
    store.slow = True
    answers.give(EMAIL, Choice.NO)
    (first,) = store.waiting
    failing = threading.Thread(target=first.set_exception, args=[AuditError()])
    known: list[int] = []

    def append(events: Sequence[Event]) -> Future[None]:
        failing.start()
        failing.join(0.2)
        known.append(record.unsaved)
        return MemoryStore.append(store, events)

    store.append = append  # type: ignore[method-assign]
    answers.give(EMAIL, Choice.YES)
    failing.join()
    assert known == [0]
    assert record.unsaved == 1
