"""Several starts at once, in processes of their own: one has the answers, the others are told."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from pathlib import Path

from audit_app.vault import instance, opening
from audit_app.vault.errors import VaultError, WrongSecret
from audit_app.vault.opening import Means
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.faults.parts import SPARE_KEY, begun, look_through, open_quickly, room
from tests.faults.test_kill import save
from tests.vault.parts import CHEAP, MEANS, make

RACERS = 3


def try_to_open(say: Say, folder: Path, *, without_lock: bool) -> None:
    """Open, and say what came of it. Without the lock: as on a disk where locks do nothing."""
    hold = instance.hold(folder.with_name("elsewhere")) if without_lock else None
    try:
        opening.open_with_spare_key(folder, SPARE_KEY, Means(hold=hold, cost=CHEAP)).close()
        say("opened")
    except VaultError as error:
        say(type(error).__name__)


def test_a_second_start_is_refused(folder: Path, figures: Figures) -> None:
    begun(folder)
    times = figures.times(50, 200)
    found: Counter[str] = Counter()
    with Child(save, folder, 0) as holder:
        holder.wait_for("ready")
        for number in range(times):
            with Child(_try, folder, number % 2) as second:
                found.update(second.end())
        last = int(holder.kill()[-1])
    assert len(look_through(folder).numbers) > last
    figures.tell(
        "a second start while answers are saved (every other one where locks do nothing)",
        times,
        f"{found['InUse']} refused, 0 answers lost",
    )
    assert found == {"InUse": times}


def _try(say: Say, folder: Path, without_lock: int) -> None:
    try_to_open(say, folder, without_lock=bool(without_lock))


def test_a_killed_holder_holds_nothing(folder: Path, figures: Figures) -> None:
    begun(folder)
    times = figures.times(50, 200)
    longest = 0.0
    number = 0
    for _ in range(times):
        with Child(save, folder, number) as holder:
            holder.wait_for("ready")
            holder.kill()
        began = time.monotonic()
        with open_quickly(folder):
            longest = max(longest, time.monotonic() - began)
        number = len(look_through(folder).numbers)
    figures.tell(
        "opened again after SIGKILL of the start that had the answers",
        times,
        f"{times} opened at once (the longest took {longest * 1000:.0f} ms)",
    )


def start_first(say: Say, folder: Path, number: int, moment: float) -> None:
    """A first start at a given moment."""
    while time.monotonic() < moment:
        pass
    try:
        with make(folder, passphrase=passphrase(number)):
            say("made")
    except VaultError as error:
        say(type(error).__name__)


def passphrase(number: int) -> str:
    """Each start has one of its own: so it shows whose vault there is."""
    return f"a long walk by the river {number}"


def test_of_first_starts_at_once_one_makes_a_vault(folder: Path, figures: Figures) -> None:
    races = figures.times(60, 200)
    others: Counter[str] = Counter()
    for _ in range(races):
        room(folder)
        moment = time.monotonic() + 0.1
        racers = [Child(start_first, folder, number, moment) for number in range(RACERS)]
        said = [racer.end()[0] for racer in racers]
        for racer in racers:
            racer.close()
        assert said.count("made") == 1
        others.update(word for word in said if word != "made")
        assert [opens(folder, number) for number in range(RACERS)] == [w == "made" for w in said]
        shutil.rmtree(folder)
    told = ", ".join(f"{count} {word}" for word, count in sorted(others.items()))
    figures.tell(f"{RACERS} first starts at the same moment", races, f"1 vault each time ({told})")
    assert set(others) <= {"InUse", "AlreadyThere"}
    assert others["InUse"], "they never met: this proved nothing"


def opens(folder: Path, number: int) -> bool:
    """Whether it is the vault of this start."""
    try:
        opening.open_with_passphrase(folder, passphrase(number), MEANS).close()
    except WrongSecret:
        return False
    return True
