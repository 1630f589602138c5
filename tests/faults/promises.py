"""What must hold after a cut, for each thing that was recorded: a check says what it led to.

AssertionError, or an error of the program: something that was promised is gone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.audit.protection import Protection, Start
from audit_app.domain.checkin import Noted
from audit_app.vault import backup, connection, copies, opening, places, state, switch
from audit_app.vault.errors import StillDeleting, StillRestoring, WrongSecret
from audit_app.vault.finding import Noticed
from audit_app.vault.header import SlotKind
from audit_app.vault.state import Condition
from tests.faults.events import tree
from tests.faults.parts import BACKUP, NOTES, SPARE_KEY, look_through, open_quickly
from tests.faults.powercut import Cut
from tests.faults.test_kill import EARLIER, KEY, LATER, version_of
from tests.samples import NOW
from tests.vault.moving import wait_until
from tests.vault.parts import CHECKIN, MEANS, PASSPHRASE, answered, make, raw
from tests.vault.test_migration import expect_everything

TO_REMAKE = "SELECT 1 FROM about WHERE name = 'copies-to-remake'"


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


def locked_anew(folder: Path, cut: Cut) -> str:
    """The key called kept opens, or the one in hand; with it everything; older ones nothing."""
    kept = [SPARE_KEY, *(x.removeprefix("kept ") for x in cut.said if x.startswith("kept"))]
    trying = cut.said[-1].removeprefix("trying ")
    # What was begun is finished by the next start, as the program does it.
    start(folder)
    newer = trying != cut.said[-1] and opens(folder, trying)
    assert opens(folder, kept[-1]) is not newer, "exactly one of them opens"
    assert not any(opens(folder, old) for old in kept[:-1])
    assert look_through(folder, trying if newer else kept[-1]).numbers == []
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
        assert start(folder) is Start.WELCOME
    else:
        assert condition is Condition.NONE
    assert set(tree(folder)) <= {"lock"}
    return "gone on with" if condition is Condition.DELETING else "gone"


def updated(folder: Path, cut: Cut) -> str:
    """A whole file of the old, a middle or the new version, and every copy whole."""
    version = version_of(folder / "vault.db")
    assert "done" not in cut.said or version == len(LATER)
    kept = copies.kept(folder)
    for copy in kept:
        assert version_of(copy.path) == copy.version
    # A copy is on the disk before the version that it holds is left.
    assert {copy.version for copy in kept} >= set(range(len(EARLIER), version))
    return f"version {version}"


def start(folder: Path) -> Start:
    """The next start of the program, which goes on with what was cut off."""
    return Protection(folder, lambda: NOW, MEANS).start()


def backed_up(folder: Path, cut: Cut) -> str:
    """A backup that is there is whole, and not older than the one that was called saved."""
    promised = max((int(text[6:]) for text in cut.said if text.startswith("saved")), default=-1)
    look_through(folder / "answers")
    path = folder / "saved" / BACKUP
    if not path.exists():
        assert promised < 0
        return "none yet"
    sealed = backup.look(path)
    about, _ = backup.read(sealed, backup.unlock(sealed, SlotKind.SPARE_KEY, SPARE_KEY))
    # One commit began the check-in, one kept each answer.
    assert promised + 2 <= about.commits <= promised + 3
    return "the one promised" if about.commits == promised + 2 else "the one in hand"


def brought_back(folder: Path, cut: Cut) -> str:
    """All of the old answers or all of those brought back; and the old ones are kept."""
    answers = folder / "answers"
    half_way = state.look(answers).condition is Condition.BRINGING_BACK
    if half_way:
        with pytest.raises(StillRestoring):
            open_quickly(answers)
    assert start(answers) is Start.UNLOCK
    can_go_back = switch.can_go_back(answers)
    with opening.open_with_spare_key(answers, SPARE_KEY, MEANS._replace(keeps=True)) as vault:
        count = len(vault.events(CHECKIN)) - 1
    assert count in {2, 5}
    assert count == 5 or "placed" not in cut.said
    assert can_go_back == (count == 5)
    if count == 5 and cut.at % 5 == 0:
        switch.go_back(answers)
        assert look_through(answers).numbers == [0, 1]
    return "went on" if half_way else "brought back" if count == 5 else "as before"


def note_deleted(folder: Path, cut: Cut) -> str:
    """Each note is there or gone, here and in the copies; those promised are gone everywhere."""
    promised = last_number(cut.said) + 1
    with open_quickly(folder) as vault:
        notes = [str(e.question) for e in vault.events(CHECKIN) if isinstance(e, Noted)]
        assert answered(0) in vault.events(CHECKIN)
        gone = NOTES - len(notes)
        assert notes == [f"n{number}" for number in range(gone, NOTES)]
        assert promised <= gone <= promised + 1
        # Opening goes on with the copies behind everything else.
        wait_until(lambda: not raw(vault, TO_REMAKE))
        key = bytes(vault._opened.keys.database)
    for copy in copies.kept(folder):
        assert notes_in(copy.path, key) == len(notes)
    assert not list((folder / places.COPIES).glob("*.new"))
    return "as promised" if gone == promised else "the one in hand too"


def notes_in(path: Path, key: bytes) -> int:
    """How many notes a copy holds."""
    db = connection.connect(path, key)
    assert db.pragma("integrity_check") == "ok"
    found = db.execute("SELECT count(*) FROM events WHERE kind = 'noted'").fetchall()[0][0]
    db.close()
    return int(str(found))


def old_one_opened(folder: Path, cut: Cut) -> str:
    """Whatever version it is, it opens and holds everything."""
    assert start(folder) is Start.UNLOCK
    copied = bool(copies.kept(folder))
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        expect_everything(vault)
    assert copies.kept(folder)
    return "done" if "done" in cut.said else "with its copy" if copied else "before its copy"


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
