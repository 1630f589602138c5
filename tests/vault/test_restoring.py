"""Answers come back: on a new laptop, over what is here, and from whatever cut it off."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from audit_app.vault import copies, forget, keyfiles, opening, places, schema, state, switch
from audit_app.vault.errors import (
    BackupDamaged,
    Damage,
    Damaged,
    NewerVersion,
    NoRoom,
    NothingToGoBackTo,
    StillRestoring,
    VaultError,
    WrongSecret,
)
from audit_app.vault.header import SlotKind
from audit_app.vault.history import Relation
from audit_app.vault.keys import Keys
from audit_app.vault.opening import Means
from audit_app.vault.restoring import Restoring
from audit_app.vault.schema import STEPS, Step
from audit_app.vault.state import Condition
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    SETTINGS,
    Cutter,
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


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    """A backup of two answers; since then a third was given in ``folder``."""
    path = tmp_path / "backup"
    with make(folder) as vault:
        keep(vault, started(), answered(1))
        keep(vault, answered(2))
        back_up(vault, path)
        keep(vault, answered(3))
    return path


def opened(folder: Path, path: Path, with_means: Means = MEANS) -> Restoring:
    """A backup with the right passphrase."""
    restoring = Restoring(folder, path, with_means)
    restoring.unlock(SlotKind.PASSPHRASE, PASSPHRASE)
    return restoring


def restore(folder: Path, path: Path, with_means: Means = MEANS) -> Vault:
    restoring = opened(folder, path, with_means)
    restoring.unpack()
    return restoring.put_in_place()


def questions(folder: Path) -> list[str]:
    """The answers kept in a folder, after opening it as a person would."""
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS._replace(keeps=True)) as vault:
        return [str(getattr(event, "question", "")) for event in vault.events(CHECKIN)]


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


def wait_until(true: Callable[[], bool]) -> None:
    """The keyring is tidied on a thread of its own."""
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came true")


def laptop_with_keyring(folder: Path, box: MemoryBox) -> None:
    """Answers that open by keyring and passphrase."""
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        keep(vault, started(), answered(1), answered(2), answered(3))


def test_what_was_here_goes_at_the_next_start(folder: Path, backup: Path) -> None:
    restore(folder, backup).close()
    assert questions(folder) == ["", "q1", "q2"]
    assert switch.can_go_back(folder)
    opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close()
    assert not switch.can_go_back(folder)
    assert questions(folder) == ["", "q1", "q2"]


class TestKeyring:
    def test_the_old_item_stays_until_the_old_answers_are_gone(
        self, folder: Path, backup: Path
    ) -> None:
        box = MemoryBox()
        forget.forget(folder, means())
        laptop_with_keyring(folder, box)
        old = dict(box.kept)
        with restore(folder, backup, means(box)) as vault:
            vault.add_keyring()
        assert old.items() <= box.kept.items()
        switch.go_back(folder)
        opening.open_with_keyring(folder, means(box)._replace(keeps=True)).close()
        assert old.items() <= box.kept.items()

        with opening.open_with_keyring(folder, means(box)):
            wait_until(lambda: box.kept == old)
        assert not list(folder.glob("undone-*"))
        opening.open_with_keyring(folder, means(box)).close()

    def test_dropping_what_was_here_takes_its_item_only(self, folder: Path, backup: Path) -> None:
        box = MemoryBox()
        forget.forget(folder, means())
        laptop_with_keyring(folder, box)
        old = dict(box.kept)
        with restore(folder, backup, means(box)) as vault:
            vault.add_keyring()
        with opening.open_with_keyring(folder, means(box)):
            wait_until(lambda: not old.keys() & box.kept.keys())
        assert len(box.kept) == 1
        assert not list(folder.glob("before-*"))
        opening.open_with_keyring(folder, means(box)).close()


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


def test_a_hostile_backup_with_something_that_acts_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    with make(folder) as vault:
        trigger = "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM marks; END"
        vault._writer.submit(lambda db: db.execute(trigger)).result()
        back_up(vault, path)
    with pytest.raises(BackupDamaged):
        opened(tmp_path / "new", path).unpack()


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """Another vault with one answer, closed."""
    with make(tmp_path / "lived-in") as vault:
        keep(vault, started(), answered(9))
    return tmp_path / "lived-in"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("over", [False, True], ids=["new", "over"])
def test_cut_off_at_every_step_it_is_finished_or_undone(
    lived_in: Path,
    backup: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    over: bool,
    after: bool,
) -> None:
    """Whatever the moment: the old answers whole, or the new ones whole and the old put aside."""
    outcomes = set()
    for step in range(200):
        target = lived_in.with_name(f"laptop-{step}")
        if over:
            shutil.copytree(lived_in, target)
        cutter = Cutter(step, after=after)
        with cutter.cutting(monkeypatch):
            # All but opening it afterwards, which has a thread of its own.
            opened(target, backup).unpack()
            switch.begin(target, places.INCOMING, places.BEFORE)
        if not cutter.came:
            break
        outcomes.add(_after_the_cut(target))
    else:
        pytest.fail("it never ended")
    assert step > 20
    old = ("", "q9") if over else ()
    assert outcomes == {old, ("", "q1", "q2")}


def _after_the_cut(folder: Path) -> tuple[str, ...]:
    """What the next start finds, once it went on with what was cut off."""
    found = state.look(folder)
    if found.condition is Condition.BRINGING_BACK:
        with pytest.raises(StillRestoring):
            opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    switch.finish(folder)
    assert not (folder / "incoming").exists()
    if state.look(folder).condition is Condition.NONE:
        return ()
    assert state.look(folder).condition is Condition.READY
    return tuple(questions(folder))


def test_going_back_and_dropping_can_be_cut_off_too(
    folder: Path, lived_in: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restored = folder.with_name("restored")
    shutil.copytree(lived_in, restored)
    restore(restored, backup).close()
    for step in range(200):
        target = folder.with_name(f"laptop-{step}")
        shutil.copytree(restored, target)
        cutter = Cutter(step)
        with cutter.cutting(monkeypatch):
            switch.go_back(target)
            switch.drop(target)
        switch.finish(target)
        assert tuple(questions(target)) in {("", "q1", "q2"), ("", "q9")}
        if not cutter.came:
            break
        switch.drop(target)
        assert not switch.folders(target) or not switch.can_go_back(target)
    assert step > 10


@pytest.mark.usefixtures("backup")
def test_a_broken_marker_is_told_and_nothing_is_moved(folder: Path) -> None:
    for marker in (b"", b"{}", b'{"step":"in","source":"../x","aside":"before-1","names":[]}'):
        (folder / "bringing-back").write_bytes(marker)
        before = contents(folder)
        with pytest.raises(Damaged) as caught:
            switch.finish(folder)
        assert caught.value.what is Damage.MARKER
        assert contents(folder) == before
    (folder / "bringing-back").unlink()
    assert questions(folder) == ["", "q1", "q2", "q3"]


def test_deleting_everything_takes_all_that_was_put_aside(folder: Path, backup: Path) -> None:
    box = MemoryBox()
    forget.forget(folder, means())
    laptop_with_keyring(folder, box)
    with restore(folder, backup, means(box)) as vault:
        vault.add_keyring()
    (folder / "vault.db").write_bytes(b"x" * 8192)
    restoring = opened(folder, backup, means(box))
    restoring.unpack()
    restoring.put_in_place(damaged=True).close()
    restoring = opened(folder, backup, means(box))
    restoring.unpack()
    (folder / "copying").write_bytes(b"x")
    assert {path.name for path in switch.folders(folder)} == {"before-1", "damaged-1", "incoming"}

    assert forget.forget(folder, means(box)) == ()

    assert not folder.exists()
    assert not box.kept


class TestAutomaticCopies:
    def test_the_newest_sound_copy_is_found_and_takes_the_place(self, kept: Path) -> None:
        with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
            for number in (2, 3, 4):
                keep(vault, answered(number))
                vault._writer.submit(lambda db: copies.keep(db, kept)).result()
            keys, name = Keys(bytes(vault._opened.keys.data)), vault._opened.ways.copy.header.vault
        assert [copy.number for copy in copies.kept(kept)] == [3, 2, 1]
        (kept / "auto" / "copy-3.db").write_bytes(b"x" * 9000)
        (kept / "vault.db").write_bytes(b"")
        found = copies.newest_sound(kept, name, keys)
        assert found is not None
        assert found.number == 2
        copies.put_in_place(kept, found)
        assert questions(kept) == ["", "q1", "q2", "q3"]
        assert (kept / "damaged-1" / "vault.db").read_bytes() == b""
        assert (kept / "auto" / "copy-2.db").exists()


def test_keyfiles_of_a_backup_open_the_same_way(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    restore(new, backup).close()
    assert keyfiles.read(new).copies[0].header.kinds == (SlotKind.PASSPHRASE,)
    with pytest.raises(VaultError):
        opening.open_with_keyring(new, means(MemoryBox()))
