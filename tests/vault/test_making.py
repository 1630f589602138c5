from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from audit_app.vault import disk, opening, state
from audit_app.vault.errors import (
    AlreadyThere,
    DiskFull,
    StillDeleting,
    WeakPassphrase,
)
from audit_app.vault.finding import Noticed
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    MemoryBox,
    contents,
    make,
    means,
    refused,
)


def test_making_over_answers_is_refused(kept: Path) -> None:
    before = contents(kept)
    with pytest.raises(AlreadyThere):
        make(kept)
    assert contents(kept) == before


def test_a_weak_passphrase_makes_nothing(folder: Path) -> None:
    with pytest.raises(WeakPassphrase):
        make(folder, passphrase="password1")
    assert state.look(folder).condition is Condition.NONE
    with make(folder) as vault, pytest.raises(WeakPassphrase):
        vault.add_passphrase("12345678")


def test_a_vault_needs_a_way_in(folder: Path) -> None:
    with pytest.raises(ValueError, match="way in"):
        opening.create(folder, keyring=False, passphrase=None, now=NOW)
    assert not folder.exists()


def test_a_folder_that_is_being_deleted_is_neither_opened_nor_made_new(kept: Path) -> None:
    (kept / "deleting").write_text("{}")
    refused(kept, StillDeleting)
    with pytest.raises(StillDeleting):
        make(kept)


@pytest.mark.parametrize("step", range(1, 6))
def test_a_making_that_fails_leaves_nothing(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at each renaming and flushing in turn."""
    box = MemoryBox()
    calls = iter(range(1, 100))
    swap = disk.swap

    def full_at_step(source: Path, target: Path) -> None:
        if next(calls) == step:
            raise OSError(28, "full")
        swap(source, target)

    monkeypatch.setattr("audit_app.vault.disk.swap", full_at_step)
    # The keyring's list, the header twice and the answers file are renamed; then it is late.
    expected: AbstractContextManager[object] = (
        pytest.raises(DiskFull) if step < 5 else nullcontext()
    )
    with expected:
        make(folder, means(box), passphrase=None).close()

    found = state.look(folder).condition
    assert found is (Condition.NONE if step < 5 else Condition.READY)
    assert len(box.kept) == (0 if step < 5 else 1)
    monkeypatch.undo()
    if step < 5:
        make(folder).close()


def test_a_making_cut_off_before_its_last_step_is_finished_by_opening(kept: Path) -> None:
    (kept / "vault.db").rename(kept / "vault.db.new")
    (kept / "keys.b").unlink()
    (kept / "state.seq").unlink()
    assert state.look(kept).condition is Condition.READY
    with pytest.raises(AlreadyThere):
        make(kept)

    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        noticed = {finding.noticed for finding in vault.findings}
        assert noticed == {Noticed.KEY_COPY_REPAIRED, Noticed.COUNTER_UNREADABLE}


def test_a_making_cut_off_early_leaves_room_for_a_new_one(kept: Path) -> None:
    (kept / "vault.db").rename(kept / "vault.db.new")
    (kept / "keys.a").unlink()
    (kept / "keys.b").unlink()
    assert state.look(kept).condition is Condition.NONE
    make(kept, passphrase="green ladder by the pond").close()
    assert not (kept / "vault.db.new").exists()
