"""SIGKILL at random moments: of a process that saves, and of one that brings a file up to date."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from pathlib import Path

import apsw

from audit_app.vault import connection, copies, schema
from audit_app.vault.finding import Noticed
from audit_app.vault.schema import STEPS, Step
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.faults.parts import begun, look_through, open_quickly
from tests.vault.parts import answered

RANDOM = random.Random(1)  # noqa: S311 - moments, not secrets
# A vault grows with every round: after so many a new one is begun.
ROUNDS_OF_ONE_VAULT = 100
KEY = bytes(range(32))
VAULT = "ab" * 16


def save(say: Say, folder: Path, number: int) -> None:
    """Go on from answer ``number``, one or several to a save, and say which are safe."""
    with open_quickly(folder) as vault:
        say("ready")
        while True:
            batch = [answered(n) for n in range(number, number + 1 + number % 4)]
            vault.append(batch).result()
            number += len(batch)
            say(str(number - 1))


def test_killed_at_any_moment_nothing_that_was_called_safe_is_lost(
    folder: Path, figures: Figures
) -> None:
    rounds = figures.times(200, 2000)
    number = hot = safe = 0
    for done in range(rounds):
        if done % ROUNDS_OF_ONE_VAULT == 0:
            number = 0
            shutil.rmtree(folder, ignore_errors=True)
            begun(folder)
        with Child(save, folder, number) as child:
            child.wait_for("ready")
            time.sleep(RANDOM.uniform(0.001, 0.06))
            said = child.kill()
        hot += (folder / "vault.db-journal").stat().st_size > 512
        last = int(said[-1]) if said else number - 1
        safe += last + 1 - number

        seen = look_through(folder)

        assert Noticed.ANSWERS_OLDER not in seen.noticed
        # All that was called safe, and at most the save in hand.
        assert last < len(seen.numbers) <= last + 5
        number = len(seen.numbers)
    figures.tell(
        "SIGKILL of a process that saves",
        rounds,
        f"0 of {safe:,} acknowledged answers lost, 0 files damaged; {hot:,} met a hot journal",
    )
    assert hot >= rounds // 4, "too few kills met a save: this proved nothing"


def longer(db: apsw.Connection) -> None:
    """Write every row anew."""
    db.execute("ALTER TABLE events ADD COLUMN place TEXT")
    db.execute("UPDATE events SET place = 'here ' || seq")


def rebuilt(db: apsw.Connection) -> None:
    """Build a table again, as a change of columns asks for."""
    db.execute("CREATE TABLE later(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, place TEXT) STRICT")
    db.execute("INSERT INTO later SELECT seq, body, place FROM events")
    db.execute("DROP TABLE events")


def indexed(db: apsw.Connection) -> None:
    """And its index."""
    db.execute("CREATE INDEX places ON later(place)")


# From the first version there was: the steps of the program itself come and go.
EARLIER = STEPS[:1]
LATER = (*EARLIER, Step("0.8", longer), Step("0.9", rebuilt), Step("1.0", indexed))
ROWS = 1500


def old_file(folder: Path) -> Path:
    """A file of the version before the steps above, with rows in it."""
    folder.mkdir()
    path = folder / "vault.db"
    db = connection.make(path, KEY)
    schema.begin(db, VAULT, "2026-11-23T19:30:00+00:00", EARLIER)
    with connection.transaction(db):
        rows = [(seq, "c", "k", "now", b"answer %d " % seq * 9) for seq in range(ROWS)]
        db.executemany("INSERT INTO events VALUES(?, ?, ?, ?, ?)", rows)
    db.close()
    return path


def update(say: Say, path: Path) -> None:
    """Bring it up to date, each version with its copy, as opening does."""
    db = connection.connect(path, KEY)
    version = schema.check(db, VAULT, LATER)
    say("ready")
    schema.migrate(db, version, lambda old: copies.keep(db, path.parent, old), LATER)
    say("done")
    db.close()


def version_of(path: Path) -> int:
    """The version of a sound file that holds every row as that version has it."""
    db = connection.connect(path, KEY)
    assert db.pragma("integrity_check") == "ok"
    version = schema.check(db, VAULT, LATER)
    table = "events" if version < len(EARLIER) + 2 else "later"
    rows = [(seq, b"answer %d " % seq * 9) for seq in range(ROWS)]
    assert db.execute(f"SELECT seq, body FROM {table} ORDER BY seq").fetchall() == rows  # noqa: S608
    if version > len(EARLIER):
        assert db.execute(f"SELECT count(place) FROM {table}").fetchall() == [(ROWS,)]  # noqa: S608
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    assert ("later" in names) == (version >= len(EARLIER) + 2)
    assert ("places" in names) == (version >= len(EARLIER) + 3)
    db.close()
    return version


def test_killed_while_a_file_is_brought_up_to_date_it_is_whole(
    tmp_path: Path, figures: Figures
) -> None:
    old = old_file(tmp_path / "old")
    path = tmp_path / "new" / "vault.db"
    rounds = figures.times(200, 400)
    began = time.monotonic()
    shutil.copytree(old.parent, path.parent)
    update(print, path)
    took = time.monotonic() - began
    stopped: Counter[int] = Counter()
    hot = 0
    for _ in range(rounds):
        shutil.rmtree(path.parent)
        shutil.copytree(old.parent, path.parent)
        with Child(update, path) as child:
            child.wait_for("ready")
            time.sleep(RANDOM.uniform(0, took))
            child.kill()
        journal = path.with_name("vault.db-journal")
        hot += journal.exists() and journal.stat().st_size > 512
        version = version_of(path)
        stopped[version] += 1
        for copy in copies.kept(path.parent):
            assert version_of(copy.path) == copy.version
        update(print, path)
        assert version_of(path) == len(LATER)
    ended = ", ".join(f"{count} at version {version}" for version, count in sorted(stopped.items()))
    figures.tell(
        "SIGKILL while a file is brought up to date",
        rounds,
        f"0 rows lost, 0 files damaged, all went on to the end ({ended}; {hot} hot journals)",
    )
    inside = sum(count for version, count in stopped.items() if version < len(LATER))
    assert inside >= rounds // 4, "too few kills came in time: this proved nothing"
    assert hot, "no kill met a hot journal"
