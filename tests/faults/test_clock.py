"""Clocks that are wrong: order and counts never come from them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from audit_app.domain.checkin import Answered, CheckInId, Depth, Profile, Started
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.vault import copies, places
from audit_app.vault.finding import Noticed
from audit_app.vault.history import Relation, compare
from tests.faults.figures import Figures
from tests.faults.parts import begun, open_quickly
from tests.vault.parts import CHECKIN, finished, keep

LONDON = ZoneInfo("Europe/London")
NORMAL = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
# Each sitting of somebody whose clock does this.
CLOCKS: dict[str, list[datetime]] = {
    "1970 and back": [NORMAL, datetime(1970, 1, 1, tzinfo=UTC), NORMAL + timedelta(days=1)],
    "ten years on and back": [NORMAL, NORMAL + timedelta(days=3653), NORMAL],
    "another time zone": [
        NORMAL.astimezone(timezone(timedelta(hours=hours))) for hours in (0, 14, -12, 5)
    ],
    "clocks go back": [
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0),
        datetime(2026, 10, 25, 1, 15, tzinfo=LONDON, fold=1),
        datetime(2026, 10, 25, 1, 45, tzinfo=LONDON, fold=0),
    ],
    "clocks go forward": [
        datetime(2027, 3, 28, 0, 59, tzinfo=LONDON),
        datetime(2027, 3, 28, 1, 30, tzinfo=LONDON),
        datetime(2027, 3, 28, 2, 1, tzinfo=LONDON),
    ],
    "running backwards": [NORMAL - timedelta(days=day) for day in range(6)],
    "standing still": [NORMAL] * 4,
}


ZONES = ("UTC", "Pacific/Kiritimati", "Europe/London")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The laptop's own time zone can be set."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def sit(folder: Path, number: int, now: datetime) -> None:
    """One sitting: a check-in begun, an answer given again, a copy if one is due."""
    with open_quickly(folder) as vault:
        name = CheckInId(f"later-{number}")
        begin = Started(checkin=name, at=now, depth=Depth.QUICK, profile=Profile(), checklist="1")
        keep(
            vault, begin, answer(name, now, number), msgspec.structs.replace(finished(name), at=now)
        )
        keep(vault, answer(CHECKIN, now, number))
        vault.copying.keep_if_due(now).result()


def answer(checkin: CheckInId, now: datetime, number: int) -> Answered:
    """The same question again, told apart by its wording."""
    return Answered(
        checkin=checkin,
        at=now,
        question=QuestionId("q1"),
        revision=1,
        wording=f"given {number}",
        choice=Choice.YES,
    )


@pytest.mark.parametrize("what", CLOCKS)
def test_order_and_counts_are_those_of_what_was_done(
    what: str, tmp_path: Path, clock: pytest.MonkeyPatch, figures: Figures
) -> None:
    for zone in ZONES:
        clock.setenv("TZ", zone)
        time.tzset()
        live_through(begun(tmp_path / zone.replace("/", " ")), CLOCKS[what])
    figures.tell(
        f"clock: {what}, in {len(ZONES)} time zones",
        len(CLOCKS[what]) * len(ZONES),
        "order, counts and copies as they were done",
    )


def live_through(folder: Path, sittings: list[datetime]) -> None:
    """Several sittings; AssertionError: something followed the clock."""
    with open_quickly(folder) as vault:
        before = vault.copying.history()
    for number, now in enumerate(sittings):
        sit(folder, number, now)
        # Files of the vault that the same clock dated.
        for path in folder.rglob("*"):
            os.utime(path, (now.timestamp(), now.timestamp()))

    with open_quickly(folder) as vault:
        heads = [head.id for head in vault.heads()]
        given = [event for event in vault.events(CHECKIN) if isinstance(event, Answered)]
        noticed = {finding.noticed for finding in vault.findings}
        relation = compare(vault.copying.history(), before)
    assert heads == [CHECKIN, *(f"later-{number}" for number in range(len(sittings)))]
    assert [event.wording for event in given] == [f"given {n}" for n in range(len(sittings))]
    # What the clock said is kept as it said it.
    assert [e.at.isoformat() for e in given] == [now.isoformat() for now in sittings]
    assert noticed == set()
    assert relation is Relation.OLDER, "what came before is older, whatever the clock said"
    numbers = [copy.number for copy in copies.kept(folder)]
    assert numbers == sorted(numbers, reverse=True)


def test_an_older_file_is_known_by_its_count_and_never_by_its_date(folder: Path) -> None:
    begun(folder)
    old = (folder / places.ANSWERS).read_bytes()
    sit(folder, 0, NORMAL)
    (folder / places.ANSWERS).write_bytes(old)
    future = (NORMAL + timedelta(days=3653)).timestamp()
    os.utime(folder / places.ANSWERS, (future, future))
    with open_quickly(folder) as vault:
        assert Noticed.ANSWERS_OLDER in {finding.noticed for finding in vault.findings}
