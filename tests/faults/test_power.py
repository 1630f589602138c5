"""The power goes at any moment: what was promised by then is there afterwards.

Each case is a real process, recorded call by call; ``powercut`` says what a disk may hold after a
cut, and the program then opens that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from audit_app.vault import connection, forget, opening, state
from audit_app.vault.errors import StillDeleting, WrongSecret
from audit_app.vault.finding import Noticed
from audit_app.vault.schema import STEPS
from audit_app.vault.state import Condition
from tests.faults import powercut, recording
from tests.faults.events import tree
from tests.faults.figures import Figures
from tests.faults.parts import begun, look_through, room
from tests.faults.powercut import Cut
from tests.faults.test_kill import KEY, LATER, old_file, version_of
from tests.vault.parts import CHECKIN, MEANS, PASSPHRASE, answered, make, means

# What one cut led to, in a word. AssertionError: something promised is gone.
Check = Callable[[Path, Cut], str]


class Case(NamedTuple):
    """What is recorded, what lies there before, and what must hold after a cut."""

    work: str
    prepare: Callable[[Path], object]
    check: Check


def last_number(said: list[str]) -> int:
    """The last answer that was called safe."""
    return max((int(text) for text in said if text.isdigit()), default=-1)


def saved(folder: Path, cut: Cut) -> str:
    """Every answer called safe is there, and the counter never says that the file is older."""
    seen = look_through(folder)
    last = last_number(cut.said)
    assert last < len(seen.numbers) <= last + 5
    assert seen.noticed <= {Noticed.COUNTER_UNREADABLE}
    return "as promised" if len(seen.numbers) == last + 1 else "the save in hand too"


def sat(folder: Path, cut: Cut) -> str:
    """After an orderly close the counter agrees; otherwise it raises no false alarm."""
    closed = cut.said[-1] == "closed"
    seen = look_through(folder)
    last = last_number(cut.said)
    assert last < len(seen.numbers) <= last + 2
    assert not seen.noticed or (seen.noticed == {Noticed.COUNTER_UNREADABLE} and not closed)
    return "closed" if closed else "counter unreadable" if seen.noticed else "open"


def opens(folder: Path, secret: str) -> bool:
    """Whether a spare key or passphrase opens."""
    by_passphrase = " " in secret
    way = opening.open_with_passphrase if by_passphrase else opening.open_with_spare_key
    try:
        way(folder, secret, MEANS).close()
    except WrongSecret:
        return False
    return True


def changed(folder: Path, cut: Cut) -> str:
    """The secret called kept opens, or the one being kept; every older one is refused."""
    kept = [text.removeprefix("kept ") for text in cut.said if text.startswith("kept")]
    trying = cut.said[-1].removeprefix("trying ")
    in_hand = trying != cut.said[-1]
    newer = in_hand and opens(folder, trying)
    assert opens(folder, kept[-1]) is not newer, "exactly one of them opens"
    assert not any(opens(folder, old) for old in kept[-2:-1])
    return "the one in hand" if newer else "the one promised"


def made(folder: Path, cut: Cut) -> str:
    """Nothing at all, or a vault that opens; never anything between."""
    condition = state.look(folder).condition
    if condition is Condition.NONE:
        assert cut.said == ["ready"]
        if cut.at % 10 == 0:
            make(folder).close()
        return "nothing yet"
    assert condition is Condition.READY
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        kept = vault.events(CHECKIN)
    assert kept == (answered(0),) or (kept == () and "saved" not in cut.said)
    return "made"


def deleted(folder: Path, cut: Cut) -> str:
    """Everything is there, or deleting is gone on with, or nothing is left; never half."""
    condition = state.look(folder).condition
    if condition is Condition.READY:
        assert "gone" not in cut.said
        assert look_through(folder).numbers == []
        return "all there"
    if condition is Condition.DELETING:
        with pytest.raises(StillDeleting):
            opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
        forget.forget(folder, means())
    else:
        assert condition is Condition.NONE
    assert set(tree(folder)) <= {"lock"}
    return "gone on with" if condition is Condition.DELETING else "gone"


def updated(folder: Path, cut: Cut) -> str:
    """A whole file of the old, a middle or the new version, and every copy whole."""
    version = version_of(folder / "vault.db")
    assert "done" not in cut.said or version == len(LATER)
    for copy in folder.glob("auto/version-*.db"):
        assert version_of(copy) == int(copy.stem.removeprefix("version-"))
    # A copy is on the disk before the version that it holds is left.
    kept = {path.name for path in folder.glob("auto/version-*.db")}
    assert kept >= {f"version-{old}.db" for old in range(len(STEPS), version)}
    return f"version {version}"


CASES = {
    "saving answers": Case("save", begun, saved),
    "the counter beside the answers": Case("sit", begun, sat),
    "the key files (a new spare key)": Case("change_spare_key", begun, changed),
    "a new passphrase": Case("change_passphrase", begun, changed),
    "a first start": Case("make_one", room, made),
    "deleting everything": Case("delete", begun, deleted),
    "bringing a file up to date, with its copies": Case("update", old_file, updated),
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
    times = figures.times(500, 5000 if what == "saving answers" else 1000)
    found = outcomes(CASES[what], folder, times)
    assert found.total() == times
    figures.tell(f"power cut: {what}", times, f"0 lost ({in_words(found)})")
    assert len(found) > 1, "every cut led to the same: this proved nothing"


def saved_carelessly(folder: Path, cut: Cut) -> str:
    """As ``saved``, for the control."""
    db = connection.connect(folder / "vault.db", KEY)
    # The making of the table was as careless: it may be gone too.
    made = db.execute("SELECT 1 FROM sqlite_schema").fetchall()
    numbers = db.execute("SELECT number FROM said").fetchall() if made else []
    db.close()
    return "kept" if len(numbers) > last_number(cut.said) else "lost"


def put_carelessly(folder: Path, cut: Cut) -> str:
    """Whether the file holds what was said last, or the one after it."""
    content = (folder / "keys.a").read_bytes() if (folder / "keys.a").exists() else b""
    last = last_number(cut.said)
    good = [b"%d" % number * 300 for number in (last, last + 1)]
    return "kept" if content in good or last < 0 else "lost"


@pytest.mark.parametrize(
    ("what", "work", "check"),
    [
        ("a deleted journal, synchronous=FULL", "save_carelessly", saved_carelessly),
        ("a file renamed and not flushed", "put_carelessly", put_carelessly),
    ],
)
def test_control_a_careless_program_loses(
    what: str, work: str, check: Check, folder: Path, figures: Figures
) -> None:
    times = figures.times(500, 500)
    found = outcomes(Case(work, room, check), folder, times)
    figures.tell(f"control, must lose: power cut, {what}", times, in_words(found))
    assert found["lost"] > times // 20
