from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from audit_app.vault import connection
from audit_app.vault.errors import (
    Damage,
    Damaged,
    DiskFull,
    DiskTrouble,
    InUse,
    NotAllowed,
    VaultError,
)

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    db = connection.make(path, KEY)
    db.execute("CREATE TABLE said(text)")
    db.execute("INSERT INTO said VALUES('unmistakable')")
    db.close()
    return path


def test_every_safeguard_is_on(path: Path) -> None:
    db = connection.connect(path, KEY)
    settings = {
        "cipher": "chacha20",
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "locking_mode": "exclusive",
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    assert {name: db.pragma(name) for name in settings} == settings
    db.close()


def test_nothing_readable_is_on_the_disk_and_others_may_not_look(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    files = list(path.parent.iterdir())
    assert path in files
    for file in files:
        data = file.read_bytes()
        assert b"unmistakable" not in data
        assert b"SQLite format" not in data
        assert KEY not in data


def test_a_missing_or_short_file_is_never_taken_for_a_new_one(path: Path) -> None:
    for size in (4095, 1, 0):
        path.write_bytes(path.read_bytes()[:size])
        with pytest.raises(Damaged) as caught:
            connection.connect(path, KEY)
        assert caught.value.what is Damage.ANSWERS_SHORT
        assert path.stat().st_size == size
    path.unlink()
    with pytest.raises(Damaged) as caught:
        connection.connect(path, KEY)
    assert caught.value.what is Damage.ANSWERS_MISSING
    assert not path.exists()


def test_a_second_connection_is_refused(path: Path) -> None:
    first = connection.connect(path, KEY)
    with pytest.raises(InUse):
        connection.connect(path, KEY)
    first.close()
    connection.connect(path, KEY).close()


def test_opening_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    connection.connect(path, KEY).close()
    assert path.read_bytes() == before


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    db = connection.connect(path, KEY)

    def write(text: str, then: Exception | None = None, query: str = "SELECT 1") -> None:
        with connection.transaction(db):
            db.execute("INSERT INTO said VALUES(?)", (text,))
            db.execute(query).fetchall()
            if then:
                raise then

    with pytest.raises(ValueError, match="stop"):
        write("half", ValueError("stop"))
    with pytest.raises(DiskTrouble):
        write("half", query="SELECT * FROM nowhere")
    write("whole")
    assert [row[0] for row in db.execute("SELECT text FROM said")] == ["unmistakable", "whole"]
    db.close()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (apsw.FullError, DiskFull),
        (apsw.BusyError, InUse),
        (apsw.ReadOnlyError, NotAllowed),
        (apsw.CantOpenError, NotAllowed),
        (apsw.CorruptError, Damaged),
        (apsw.IOError, DiskTrouble),
        (apsw.SQLError, DiskTrouble),
    ],
)
def test_what_the_database_refuses_has_a_name(
    error: type[apsw.Error], kind: type[VaultError]
) -> None:
    assert type(connection.trouble(error("secret words"))) is kind
    assert "secret words" not in repr(connection.trouble(error("secret words")).values)
