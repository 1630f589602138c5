"""Other answers take the place of those here: cut off anywhere, gone back from, let go of."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from audit_app.vault import copies, forget, opening, places, state, switch
from audit_app.vault.errors import (
    Damage,
    Damaged,
    StillRestoring,
)
from audit_app.vault.keys import Keys
from audit_app.vault.state import Condition
from tests.vault.moving import laptop_with_keyring, opened, questions, restore, wait_until
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    Cutter,
    MemoryBox,
    contents,
    means,
)


def test_what_was_here_goes_at_the_next_start(folder: Path, backup: Path) -> None:
    restore(folder, backup).close()
    assert questions(folder) == ["", "q1", "q2"]
    assert switch.can_go_back(folder)
    opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close()
    assert not switch.can_go_back(folder)
    assert questions(folder) == ["", "q1", "q2"]


def test_what_goes_is_overwritten_where_its_key_stays(folder: Path, backup: Path) -> None:
    """Or something deleted later could still be read in it, block by block."""
    restore(folder, backup).close()
    blocks = folder.parent / "same-blocks"
    os.link(folder / "before-1" / "vault.db", blocks)
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        keys, name = Keys(bytes(vault._opened.keys.data)), vault._opened.ways.copy.header.vault
    assert not switch.can_go_back(folder)
    assert not copies.is_sound(blocks, name, keys)


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
