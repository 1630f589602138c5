from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from audit_app.audit.answers import Answers
from audit_app.audit.checkins import CheckIns
from audit_app.audit.record import Record
from audit_app.cli.ask import GaveUp
from audit_app.cli.saving import wait
from audit_app.domain.checkin import Answered, Depth
from audit_app.domain.checklist import Choice
from audit_app.vault.errors import Damage, Damaged, DiskFull
from tests.audit.memory import MemoryStore
from tests.cli.stage import Talk
from tests.samples import NOW, checklist, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.domain.checkin import Event


class FillingDisk(MemoryStore):
    """A disk that is full for the next ``refusals`` saves."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals = 0

    def append(self, events: Sequence[Event]) -> Future[None]:
        if not self.refusals:
            return super().append(events)
        self.refusals -= 1
        future: Future[None] = Future()
        future.set_exception(DiskFull())
        return future


@pytest.fixture
def disk() -> FillingDisk:
    return FillingDisk()


@pytest.fixture
def record(disk: FillingDisk) -> Record:
    begun = Record(disk, checklist(), lambda: NOW)
    CheckIns(begun).begin(Depth.FULL).result()
    return begun


def kept(disk: FillingDisk) -> list[Choice | None]:
    return [event.choice for event in disk.kept if isinstance(event, Answered)]


def test_a_full_disk_is_told_and_the_same_answer_is_tried_again(
    disk: FillingDisk, record: Record
) -> None:
    talk = Talk("", "")
    disk.refusals = 2
    wait(talk.ask, record, Answers(record).give(question("a10_email"), Choice.NO))
    assert talk.warned.count("This laptop is full") == 2
    assert kept(disk) == [Choice.NO]


@pytest.mark.parametrize("typed", [("q",), ()])
def test_whoever_stops_there_is_told_that_the_answer_is_not_saved(
    disk: FillingDisk, record: Record, typed: tuple[str, ...]
) -> None:
    talk = Talk(*typed)
    disk.refusals = 9
    with pytest.raises(GaveUp) as gave_up:
        wait(talk.ask, record, Answers(record).give(question("a10_email"), Choice.NO))
    assert isinstance(gave_up.value.trouble, DiskFull)
    assert "is not saved" in talk.console.words(gave_up.value.key)
    assert kept(disk) == []


def test_damage_is_not_tried_again(record: Record) -> None:
    broken: Future[None] = Future()
    broken.set_exception(Damaged(Damage.ANSWERS))
    with pytest.raises(Damaged):
        wait(Talk("", "").ask, record, broken)
