"""The power goes at any moment: what was promised by then is there afterwards.

Each case is a real process, recorded call by call; ``powercut`` says what a disk may hold after a
cut, and the program then opens that.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults import powercut, promises, recording
from tests.faults.events import tree
from tests.faults.figures import Figures
from tests.faults.parts import begun, room, with_a_backup, with_notes
from tests.faults.powercut import Cut
from tests.faults.test_kill import old_file
from tests.vault.test_migration import DATA

# What one cut led to, in a word. AssertionError: something promised is gone.
Check = Callable[[Path, Cut], str]


class Case(NamedTuple):
    """What is recorded, what lies there before, and what must hold after a cut."""

    work: str
    prepare: Callable[[Path], object]
    check: Check


def of_the_first_release(folder: Path) -> None:
    """A vault that the program of then left, in the middle of a save."""
    shutil.copytree(DATA / "version-1-hot", folder)
    (folder / "ballast").touch()


def for_backups(folder: Path) -> None:
    """Answers, and a place to save in."""
    (folder / "saved").mkdir(parents=True)
    begun(folder / "answers")


CASES = {
    "saving answers": Case("save", begun, promises.saved),
    "the counter beside the answers": Case("sit", begun, promises.sat),
    "the key files (a new spare key)": Case("change_spare_key", begun, promises.changed),
    "a new passphrase": Case("change_passphrase", begun, promises.changed),
    "locking everything anew": Case("lock_anew", begun, promises.locked_anew),
    "a first start": Case("make_one", room, promises.made),
    "deleting everything": Case("delete", begun, promises.deleted),
    "saving a backup over the last one": Case("save_backups", for_backups, promises.backed_up),
    "bringing back a backup": Case("bring_back", with_a_backup, promises.brought_back),
    "deleting a note": Case("delete_notes", with_notes, promises.note_deleted),
    "opening a vault of the first release": Case(
        "open_old", of_the_first_release, promises.old_one_opened
    ),
    "bringing a file up to date, with its copies": Case("update", old_file, promises.updated),
}


def outcomes(case: Case, folder: Path, times: int) -> Counter[str]:
    """What so many cuts led to; a promise that was not kept is counted under its error."""
    case.prepare(folder)
    recorded = recording.record(folder, "tests.faults.recorded", case.work)
    assert powercut.complete(recorded) == tree(folder), "the recording is not what happened"
    found: Counter[str] = Counter()
    after = folder.with_name("after")
    for cut in powercut.cuts(recorded, times, seed=11):
        powercut.lay(cut.tree, after)
        found[case.check(after, cut)] += 1
    return found


def in_words(found: Counter[str]) -> str:
    """Outcomes and how often each came."""
    return ", ".join(f"{count} {word}" for word, count in sorted(found.items()))


@pytest.mark.parametrize("what", CASES)
def test_after_a_power_cut_what_was_promised_is_there(
    what: str, folder: Path, figures: Figures
) -> None:
    times = figures.times(500, 5000 if what == "saving answers" else 500)
    found = outcomes(CASES[what], folder, times)
    assert found.total() == times
    figures.tell(f"power cut: {what}", times, f"0 lost ({in_words(found)})")
    assert len(found) > 1, "every cut led to the same: this proved nothing"


@pytest.mark.parametrize(
    ("what", "work", "check"),
    [
        ("a deleted journal, synchronous=FULL", "save_carelessly", promises.saved_carelessly),
        ("a file renamed and not flushed", "put_carelessly", promises.put_carelessly),
    ],
)
def test_control_a_careless_program_loses(
    what: str, work: str, check: Check, folder: Path, figures: Figures
) -> None:
    times = figures.times(500, 500)
    found = outcomes(Case(work, room, check), folder, times)
    figures.tell(f"control, must lose: power cut, {what}", times, in_words(found))
    assert found["lost"] > times // 20
