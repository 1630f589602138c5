"""Single bits that turned on the disk: noticed, or of no effect, and never read as answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import apsw
import pytest

from audit_app.domain.action import Mark
from audit_app.domain.checkin import Profile
from audit_app.vault import places
from audit_app.vault.chunks import CHUNK, MORE, START
from audit_app.vault.errors import VaultError
from audit_app.vault.keys import Keys
from tests.faults import powercut, recording
from tests.faults.events import Resized, Said, Tree, Wrote, numbered, tree
from tests.faults.figures import Figures
from tests.faults.parts import begun, look_through, open_quickly
from tests.vault.parts import CHECKIN, answered, back_up, big, finished, flip, keep, marked, raw
from tests.vault.test_backup import Made, is_told

RANDOM = random.Random(20261126)  # noqa: S311 - places, not secrets
FIRST = 800
# Magic, number of pages, salt, size before, sector and page size: bits.
HEADER = 28 * 8


def filled(folder: Path) -> Path:
    """A vault with something of every kind in it."""
    begun(folder)
    with open_quickly(folder) as vault:
        keep(vault, *(answered(number) for number in range(120)))
        keep(vault, big(), marked("a1", Mark.DONE), finished())
        vault.keep_profile(Profile()).result()
    return folder


def everything(folder: Path) -> tuple[object, ...]:
    """All that the program reads out of a vault (VaultError)."""
    with open_quickly(folder) as vault:
        return (
            vault.heads(),
            vault.events(CHECKIN),
            vault.marks(),
            vault.profile(),
            vault.findings,
            # Pages that nothing was read from: part of every look-through after a crash.
            raw(vault, "PRAGMA integrity_check"),
        )


def flipped(path: Path, bits: list[int], read: Callable[[], object]) -> Counter[str]:
    """What came of turning each of these bits by itself."""
    found: Counter[str] = Counter(noticed=0, harmless=0, silent=0)
    good = path.read_bytes()
    before = read()
    for bit in bits:
        flip(path, bit)
        try:
            found["harmless" if read() == before else "silent"] += 1
        except (VaultError, apsw.Error):
            found["noticed"] += 1
        path.write_bytes(good)
    return found


def bits_of(path: Path, count: int) -> list[int]:
    """Every bit of the first hundred bytes, and so many at random."""
    size = path.stat().st_size * 8
    return [*range(FIRST), *(RANDOM.randrange(size) for _ in range(count))]


def in_words(found: Counter[str]) -> str:
    """What came of the flips."""
    return (
        f"{found['silent']} read as other answers, {found['noticed']:,} noticed, "
        f"{found['harmless']} of no effect"
    )


def test_no_flip_in_the_answers_file_is_read_as_answers(folder: Path, figures: Figures) -> None:
    path = filled(folder) / places.ANSWERS
    bits = bits_of(path, figures.times(600, 3000))
    found = flipped(path, bits, lambda: everything(folder))
    figures.tell(
        "a bit turned in the answers file (every one of the first 100 bytes, others at random)",
        len(bits),
        in_words(found),
    )
    assert found["silent"] == 0
    assert found["harmless"] == 0, "every page that is read has a tag"


def test_control_plain_sqlite_reads_flips_as_answers(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "plain.db"
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, body BLOB)")
    rows = [(number, b"answer %d " % number * 40) for number in range(200)]
    db.executemany("INSERT INTO events VALUES(?, ?)", rows)
    db.close()

    def read() -> object:
        plain = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            assert plain.pragma("integrity_check") == "ok"
            return plain.execute("SELECT * FROM events").fetchall()
        except AssertionError:
            raise apsw.CorruptError from None
        finally:
            plain.close()

    bits = bits_of(path, 600)
    found = flipped(path, bits, read)
    figures.tell("control, must be fooled: the same in plain SQLite", len(bits), in_words(found))
    assert found["silent"] > 100


class Hot(NamedTuple):
    """What lies there in the middle of a save, and what was called safe by then."""

    tree: Tree
    last: int
    in_hand: int


def hot_trees(folder: Path) -> Iterator[Hot]:
    """Half written and wholly written saves whose journal was not cut yet: a reader undoes them."""
    begun(folder)
    recorded = recording.record(folder, "tests.faults.recorded", "save")
    assert powercut.complete(recorded) == tree(folder)
    files = numbered(recorded.before)
    answers, journal = files[places.ANSWERS], files[f"{places.ANSWERS}-journal"]
    promised = [int(e.text) for e in recorded.events if isinstance(e, Said) and e.text.isdigit()]
    disk = powercut.Disk(recorded, names_follow=False)
    turn, written = 0, list[Tree]()
    for event in recorded.events:
        disk.play(event)
        if isinstance(event, Wrote) and event.file == answers:
            written.append(disk.whole())
        elif isinstance(event, Resized) and event.file == journal:
            if written and turn:
                for moment in {len(written) // 2, len(written) - 1}:
                    yield Hot(written[moment], promised[turn - 1], promised[turn])
            turn, written = turn + bool(written), []


def test_no_flip_in_a_journal_is_read_as_answers(folder: Path, figures: Figures) -> None:
    """The journal of a save that was cut off is what puts the answers right again."""
    hot = [each for number, each in enumerate(hot_trees(folder)) if number % 6 in {0, 1}]
    times = figures.times(300, 1500)
    bits: list[int | None] = [*range(HEADER), *[None] * times]
    found: Counter[str] = Counter(noticed=0, harmless=0, silent=0)
    journal = folder / f"{places.ANSWERS}-journal"
    for number, bit in enumerate(bits):
        case = hot[number % len(hot)]
        powercut.lay(case.tree, folder)
        size = journal.stat().st_size * 8
        flip(journal, RANDOM.randrange(HEADER, size) if bit is None else bit)
        try:
            kept = look_through(folder).numbers[-1]
            found["harmless" if kept in {case.last, case.in_hand} else "silent"] += 1
        except VaultError:
            found["noticed"] += 1
        except AssertionError:
            found["silent"] += 1
    figures.tell(
        "a bit turned in the journal of a save that was cut off (every one of its header)",
        len(bits),
        in_words(found),
    )
    assert found["silent"] == 0
    assert found["noticed"] > 0


def test_no_flip_and_no_cut_of_a_backup_goes_unseen(made_backup: Made, figures: Figures) -> None:
    flips, cuts = figures.times(600, 3000), figures.times(100, 1000)
    head = made_backup.body + START + 64
    bits = [RANDOM.randrange(head * 8) for _ in range(flips // 3)]
    bits += [RANDOM.randrange(len(made_backup.whole) * 8) for _ in range(flips - len(bits))]
    silent = 0
    for bit in bits:
        data = bytearray(made_backup.whole)
        data[bit // 8] ^= 1 << bit % 8
        silent += not is_told(made_backup, bytes(data))
    figures.tell("a bit turned in a backup", flips, f"{silent} unseen")

    borders = range(made_backup.body + START, len(made_backup.whole), CHUNK + MORE)
    places_cut = {0, 1, 7, made_backup.body, len(made_backup.whole) - 1}
    places_cut |= {cut for border in borders for cut in (border - 1, border, border + 1)}
    while len(places_cut) < cuts:
        places_cut.add(RANDOM.randrange(len(made_backup.whole)))
    whole = sum(not is_told(made_backup, made_backup.whole[:cut]) for cut in places_cut)
    figures.tell("a backup cut short, also between two chunks", len(places_cut), f"{whole} unseen")
    assert len(borders) > 3
    assert silent == whole == 0


@pytest.fixture
def made_backup(folder: Path, tmp_path: Path) -> Made:
    """A backup of a few chunks."""
    path = tmp_path / "backup"
    with open_quickly(begun(folder)) as vault:
        keep(vault, answered(1), big(), big())
        back_up(vault, path)
        return Made(path, Keys(bytes(vault._opened.keys.data)), path.read_bytes())
