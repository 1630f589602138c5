from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from audit_app.vault import connection, copies, schema
from audit_app.vault.errors import Damage, Damaged, DiskTrouble, NewerVersion
from audit_app.vault.schema import STEPS, Step

KEY = bytes(range(32))
VAULT = "ab" * 16


def more(db: apsw.Connection) -> None:
    db.execute("ALTER TABLE events ADD COLUMN place TEXT")


def broken(db: apsw.Connection) -> None:
    db.execute("DROP TABLE events")
    db.execute("INSERT INTO nowhere VALUES(1)")


NOW = len(STEPS)
LATER = Step("0.8.0", more)
BROKEN = Step("0.9.0", broken)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    db = connection.make(path, KEY)
    schema.begin(db, VAULT, "2026-11-23T19:30:00+00:00")
    db.close()
    return path


def test_a_new_file_says_whose_it_is(path: Path) -> None:
    db = connection.connect(path, KEY)

    assert schema.check(db, VAULT) == NOW
    assert db.pragma("application_id") == 0x50534156
    assert schema.fact(db, "needs") == "0.2.0"
    assert schema.fact(db, "vault") == VAULT
    assert schema.fact(db, "nothing") is None
    db.close()


def test_the_file_of_another_header_is_told(path: Path) -> None:
    db = connection.connect(path, KEY)
    with pytest.raises(Damaged) as caught:
        schema.check(db, "cd" * 16)
    assert caught.value.what is Damage.ANSWERS_OTHER
    db.close()


@pytest.mark.parametrize("setting", ["application_id=1", "user_version=0"])
def test_a_file_that_is_not_ours_is_told(path: Path, setting: str) -> None:
    db = connection.connect(path, KEY)
    db.execute(f"PRAGMA {setting}")
    with pytest.raises(Damaged):
        schema.check(db, VAULT)
    db.close()


def test_a_newer_file_is_left_as_it_is_and_says_what_it_needs(path: Path) -> None:
    db = connection.connect(path, KEY)
    schema.migrate(db, NOW, lambda _: None, (*STEPS, LATER))
    db.close()
    before = path.read_bytes()

    db = connection.connect(path, KEY)
    with pytest.raises(NewerVersion) as caught:
        schema.check(db, VAULT)
    db.close()

    assert caught.value.needs == "0.8.0"
    assert path.read_bytes() == before


def test_a_newer_file_that_no_longer_says_so_is_still_refused(path: Path) -> None:
    db = connection.connect(path, KEY)
    db.execute("DROP TABLE about")
    db.execute("PRAGMA user_version=9")
    with pytest.raises(NewerVersion) as caught:
        schema.check(db, VAULT)
    assert caught.value.key == "errors.vault.newer-unknown"
    db.close()


def test_an_older_file_is_copied_and_brought_up_to_date(path: Path) -> None:
    db = connection.connect(path, KEY)
    folder = path.parent
    steps = (*STEPS, LATER)

    schema.migrate(db, NOW, lambda old: copies.keep(db, folder, old), steps)

    assert schema.check(db, VAULT, steps) == NOW + 1
    assert schema.fact(db, "needs") == "0.8.0"
    assert "place" in {row[1] for row in db.execute("PRAGMA table_info(events)")}
    db.close()

    copy = folder / "auto" / f"copy-1-version-{NOW}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert b"SQLite format" not in copy.read_bytes()
    old = connection.connect(copy, KEY)
    assert schema.check(old, VAULT) == NOW
    old.close()


def test_a_change_that_fails_leaves_the_whole_older_version(path: Path) -> None:
    db = connection.connect(path, KEY)
    steps = (*STEPS, LATER, BROKEN)

    with pytest.raises(DiskTrouble):
        schema.migrate(db, NOW, lambda _: None, steps)

    assert schema.check(db, VAULT, steps) == NOW + 1
    assert db.execute("SELECT count(*) FROM events").fetchall() == [(0,)]
    db.close()


def test_only_the_newest_copies_are_kept(path: Path) -> None:
    db = connection.connect(path, KEY)
    for version in (1, 2, 3, 10, 11):
        copies.keep(db, path.parent, version)
    kept = {file.name for file in (path.parent / "auto").iterdir()}
    assert kept == {"copy-3-version-3.db", "copy-4-version-10.db", "copy-5-version-11.db"}
    db.close()
