"""Answers come back: on a new laptop, and over what is here."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path

import apsw
import msgspec
import pytest

from audit_app.vault import (
    backup,
    connection,
    copies,
    keyfiles,
    opening,
    schema,
    state,
    switch,
)
from audit_app.vault.errors import (
    BackupDamaged,
    BackupUnreadable,
    NewerVersion,
    NoRoom,
    NothingToGoBackTo,
    VaultError,
    WrongSecret,
)
from audit_app.vault.header import SlotKind
from audit_app.vault.history import Relation
from audit_app.vault.keys import Keys
from audit_app.vault.restoring import Restoring
from audit_app.vault.schema import STEPS, Step
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.moving import opened, questions, restore
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    SETTINGS,
    MemoryBox,
    add_spare_key,
    answered,
    back_up,
    contents,
    keep,
    make,
    means,
    started,
)


class TestNewLaptop:
    def test_answers_come_back_and_nothing_else_is_left(self, backup: Path, tmp_path: Path) -> None:
        new = tmp_path / "new"
        restoring = opened(new, backup)
        found = restoring.unpack()
        assert (found.made, found.checkins, found.relation) == (NOW, 1, Relation.NOTHING)
        assert found.settings == SETTINGS
        with restoring.put_in_place() as vault:
            assert len(vault.events(CHECKIN)) == 3
            assert vault.findings == ()
            assert vault.slots == (SlotKind.PASSPHRASE,)
        assert questions(new) == ["", "q1", "q2"]
        assert set(contents(new)) == {"keys.a", "keys.b", "vault.db", "state.seq", "ballast"}
        assert not switch.can_go_back(new)

    def test_what_was_unpacked_is_byte_for_byte_what_was_backed_up(
        self, folder: Path, tmp_path: Path
    ) -> None:
        path, new = tmp_path / "backup", tmp_path / "new"
        with make(folder) as vault:
            keep(vault, started(), answered(1))
            digest = back_up(vault, path)
        restoring = opened(new, path)
        restoring.unpack()
        unpacked = (new / "incoming" / "vault.db").read_bytes()
        assert hashlib.sha256(unpacked).digest() == digest
        assert b"SQLite format" not in unpacked, "still encrypted"

    def test_the_written_spare_key_is_enough(self, folder: Path, tmp_path: Path) -> None:
        box, path, new = MemoryBox(), tmp_path / "backup", tmp_path / "new"
        with make(folder, means(box), None) as vault:
            keep(vault, started(), answered(1))
            draft = add_spare_key(vault)
            back_up(vault, path)
        laptop = MemoryBox()
        restoring = Restoring(new, path, means(laptop))
        restoring.unlock(SlotKind.SPARE_KEY, "-".join(draft.groups))
        restoring.unpack()
        with restoring.put_in_place() as vault:
            vault.add_keyring()
        with opening.open_with_keyring(new, means(laptop)) as vault:
            assert len(vault.events(CHECKIN)) == 2

    def test_what_is_refused_leaves_nothing(self, backup: Path, tmp_path: Path) -> None:
        new = tmp_path / "new"
        with pytest.raises(WrongSecret):
            Restoring(new, backup, MEANS).unlock(SlotKind.PASSPHRASE, "x")
        data = bytearray(backup.read_bytes())
        data[-1] ^= 1
        backup.write_bytes(data)
        with pytest.raises(BackupDamaged):
            opened(new, backup).unpack()
        assert contents(new) == {}
        assert state.look(new).condition is Condition.NONE


class TestOverWhatIsHere:
    def test_an_older_backup_is_told_and_what_was_here_can_be_gone_back_to(
        self, folder: Path, backup: Path
    ) -> None:
        before = contents(folder)
        restoring = opened(folder, backup)
        assert restoring.unpack().relation is Relation.OLDER
        restoring.put_in_place().close()
        assert questions(folder) == ["", "q1", "q2"]
        aside = contents(folder / "before-1")
        assert {name: before[name] for name in aside} == aside

        switch.go_back(folder)
        assert questions(folder) == ["", "q1", "q2", "q3"]
        assert not switch.can_go_back(folder)
        with pytest.raises(NothingToGoBackTo):
            switch.go_back(folder)

    def test_it_compares_with_answers_that_are_open(self, folder: Path, backup: Path) -> None:
        restoring = opened(folder, backup)
        with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
            assert restoring.unpack(vault).relation is Relation.OLDER
            keep(vault, answered(4))
        restoring.put_in_place().close()
        assert questions(folder) == ["", "q1", "q2"]

    def test_a_newer_one_and_the_same_one_are_told(
        self, folder: Path, backup: Path, tmp_path: Path
    ) -> None:
        newer = tmp_path / "newer"
        with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
            back_up(vault, newer)
        assert opened(folder, newer).unpack().relation is Relation.SAME
        restore(folder, backup).close()
        assert opened(folder, newer).unpack().relation is Relation.NEWER

    def test_two_laptops_that_went_apart_each_stay_whole(
        self, folder: Path, backup: Path, tmp_path: Path
    ) -> None:
        second, path = tmp_path / "second", tmp_path / "of-second"
        with restore(second, backup) as vault:
            keep(vault, answered(7))
            back_up(vault, path)
        assert opened(folder, path).unpack().relation is Relation.APART
        assert questions(folder) == ["", "q1", "q2", "q3"]
        assert questions(second) == ["", "q1", "q2", "q7"]

    def test_the_backup_of_somebody_else_is_told(self, folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "backup"
        with make(tmp_path / "other") as vault:
            back_up(vault, path)
        make(folder).close()
        assert opened(folder, path).unpack().relation is Relation.OTHER

    def test_damaged_answers_are_never_dropped(self, folder: Path, backup: Path) -> None:
        broken = b"x" * 8192
        (folder / "vault.db").write_bytes(broken)
        restoring = opened(folder, backup)
        assert restoring.unpack().relation is Relation.UNKNOWN
        restoring.put_in_place(damaged=True).close()
        switch.drop(folder)
        assert questions(folder) == ["", "q1", "q2"]
        assert (folder / "damaged-1" / "vault.db").read_bytes() == broken

    def test_what_is_here_is_untouched_until_the_very_switch(
        self, folder: Path, backup: Path
    ) -> None:
        before = contents(folder)
        restoring = opened(folder, backup)
        restoring.unpack()
        there = contents(folder)
        assert {name: there[name] for name in before} == before
        restoring.discard()
        assert contents(folder) == before

    def test_a_full_laptop_is_told_and_nothing_is_left(
        self, folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = contents(folder)
        usage = shutil.disk_usage(folder)._replace(free=1000)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(NoRoom):
            opened(folder, backup).unpack()
        assert contents(folder) == before


def more(db: apsw.Connection) -> None:
    db.execute("ALTER TABLE events ADD COLUMN place TEXT")


def test_the_backup_of_a_newer_program_is_refused_unchanged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = tmp_path / "backup", tmp_path / "new"
    make(folder).close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", (*STEPS, Step("9.0.0", more)))
        patch.setattr(schema.check, "__defaults__", ((*STEPS, Step("9.0.0", more)),))
        patch.setattr(schema.migrate, "__defaults__", ((*STEPS, Step("9.0.0", more)),))
        with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
            back_up(vault, path)
    data = path.read_bytes()
    with pytest.raises(NewerVersion) as caught:
        opened(new, path).unpack()
    assert caught.value.needs == "9.0.0"
    assert contents(new) == {}
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "acts",
    [
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM marks; END",
        "CREATE VIRTUAL TABLE found USING fts5(words)",
        # Asked for anything, it would never end.
        (
            "DROP TABLE about; CREATE VIEW about(name, value) AS WITH RECURSIVE n(i) AS"
            " (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT 'vault', i FROM n WHERE i < 0"
        ),
    ],
)
def test_a_hostile_backup_with_something_that_acts_is_refused(
    folder: Path, tmp_path: Path, acts: str
) -> None:
    path, changed = tmp_path / "backup", tmp_path / "changed.db"
    with make(folder) as vault:
        vault._writer.submit(lambda db: copies.make(db, changed)).result()
        keys, copy = Keys(bytes(vault._opened.keys.data)), vault._opened.ways.copy
        back_up(vault, path)
    about, _ = backup.read(backup.look(path), keys)
    with closing(connection.connect(changed, keys.database)) as db:
        db.execute(acts)
    about = msgspec.structs.replace(about, size=changed.stat().st_size)
    with path.open("wb") as file:
        backup.write(backup.Contents(backup.portable(copy, keys), keys, about, changed), file)
    with pytest.raises(BackupDamaged):
        opened(tmp_path / "new", path).unpack()
    assert contents(tmp_path / "new") == {}


def test_nothing_makes_way_when_what_was_unpacked_is_gone(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        back_up(vault, path)
    restoring = opened(kept, path)
    restoring.unpack()
    # Another start of the program clears it away before the person has said yes.
    switch.finish(kept)
    before = contents(kept)
    with pytest.raises(BackupUnreadable):
        restoring.put_in_place()
    assert contents(kept) == before


def test_keyfiles_of_a_backup_open_the_same_way(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    restore(new, backup).close()
    assert keyfiles.read(new).copies[0].header.kinds == (SlotKind.PASSPHRASE,)
    with pytest.raises(VaultError):
        opening.open_with_keyring(new, means(MemoryBox()))
