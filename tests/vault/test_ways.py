from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit_app.vault import disk, keyfiles, opening, spare_key
from audit_app.vault.errors import (
    Closed,
    DiskFull,
    KeyringTrouble,
    Mistyped,
    TooFewWays,
    WrongSecret,
)
from audit_app.vault.header import Copy, SlotKind
from audit_app.vault.vault import Vault
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    make,
    means,
)


def test_a_spare_key_counts_only_when_its_last_group_was_typed_back(vault: Vault) -> None:
    draft = vault.draft_spare_key()
    with pytest.raises(Mistyped) as caught:
        vault.keep_spare_key(draft, draft.groups[0] if draft.groups[0] != draft.groups[7] else "")
    assert caught.value.groups == (8,)
    assert SlotKind.SPARE_KEY not in vault.slots

    vault.keep_spare_key(draft, f" {draft.groups[7].lower()} ")
    assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_changed_passphrase_replaces_the_old_one(vault: Vault, folder: Path) -> None:
    vault.add_passphrase("green ladder by the pond")
    vault.close()
    with pytest.raises(WrongSecret):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    opening.open_with_passphrase(folder, "green ladder by the pond", MEANS).close()


def test_two_ways_are_always_left(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box)) as vault:
        add_spare_key(vault)
        for kind in (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY):
            with pytest.raises(TooFewWays):
                vault.drop(kind)
        vault.add_keyring()
        vault.drop(SlotKind.KEYRING)
        assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)
    assert opening.slot_kinds(folder) == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_way_that_cannot_be_added_leaves_the_others(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box)) as vault:
        box.trouble = RuntimeError("gone")
        before = (folder / "keys.a").read_bytes()
        with pytest.raises(KeyringTrouble):
            vault.add_keyring()
        assert (folder / "keys.a").read_bytes() == before
        assert vault.slots == (SlotKind.PASSPHRASE,)


def test_a_header_half_written_is_settled_by_the_next_change(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = disk.swap
    with monkeypatch.context() as patch:

        def full_at_b(source: Path, target: Path) -> None:
            if target.name == "keys.b":
                raise OSError(28, "full")
            swap(source, target)

        patch.setattr("audit_app.vault.disk.swap", full_at_b)
        with pytest.raises(DiskFull):
            vault.add_passphrase("green ladder by the pond")
    assert vault.slots == (SlotKind.PASSPHRASE,)
    vault.add_passphrase("orange boat in the rain")
    vault.close()

    assert (folder / "keys.a").read_bytes() == (folder / "keys.b").read_bytes()
    opening.open_with_passphrase(folder, "orange boat in the rain", MEANS).close()


def test_a_disk_that_fills_up_half_way_leaves_the_old_passphrase_the_only_one(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who was told that the new one was not kept will go on with the old one."""
    write = disk.write
    with monkeypatch.context() as patch:

        def full_at_b(path: Path, data: bytes) -> None:
            if path.name.startswith("keys.b"):
                raise OSError(28, "full")
            write(path, data)

        patch.setattr("audit_app.vault.disk.write", full_at_b)
        with pytest.raises(DiskFull):
            vault.add_passphrase("green ladder by the pond")
    vault.close()

    opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close()
    assert not list(folder.glob("keys.*.new"))


def test_two_ways_added_at_once_are_both_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, writing, go_on = keyfiles.write, threading.Event(), threading.Event()

    def slowly(where: Path, copy: Copy) -> None:
        writing.set()
        go_on.wait(5)
        write(where, copy)

    with make(folder, means(MemoryBox())) as vault, ThreadPoolExecutor(2) as pool:
        monkeypatch.setattr("audit_app.vault.keyfiles.write", slowly)
        one = pool.submit(vault.add_keyring)
        assert writing.wait(5)
        other = pool.submit(add_spare_key, vault)
        with pytest.raises(TimeoutError):
            other.result(0.2)
        go_on.set()
        one.result()
        other.result()
        assert vault.slots == (SlotKind.KEYRING, SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_draft_opens_nothing(vault: Vault, folder: Path) -> None:
    add_spare_key(vault)
    draft = vault.draft_spare_key()
    vault.close()
    assert len(spare_key.parse("".join(draft.groups))) == 26
    with pytest.raises(WrongSecret):
        opening.open_with_spare_key(folder, "".join(draft.groups), MEANS)


class SlowBox(MemoryBox):
    """A keyring that answers only when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.answers = threading.Event()

    def write(self, service: str, account: str, text: str) -> None:
        self.asked.set()
        self.answers.wait(5)
        super().write(service, account, text)


def test_closing_while_a_keyring_is_asked_leaves_every_old_way_working(folder: Path) -> None:
    """Whatever the keyring gives back after that must not be sealed with keys that are wiped."""
    box = SlowBox()
    vault = make(folder, means(box))
    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(vault.add_keyring)
        assert box.asked.wait(5)
        vault.close()
        box.answers.set()
        with pytest.raises(Closed):
            adding.result()

    with opening.open_with_passphrase(folder, PASSPHRASE, means(box)) as again:
        assert again.slots == (SlotKind.PASSPHRASE,)


def test_no_way_is_added_to_answers_that_are_locked(folder: Path) -> None:
    vault = make(folder)
    vault.close()

    with pytest.raises(Closed):
        vault.add_passphrase("green ladder by the pond")

    opening.open_with_passphrase(folder, PASSPHRASE, means()).close()
