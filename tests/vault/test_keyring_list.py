"""Nothing of ours stays in a keyring unknown, whatever cuts a change off."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from audit_app.vault import disk, forget, header, keyfiles, keyring_list, making, opening, places
from audit_app.vault.errors import DiskFull, TooFewWays
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import Copy, SlotKind, Where
from audit_app.vault.keyring_list import Item
from audit_app.vault.making import Choice
from audit_app.vault.opening import Means
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import CHEAP, PASSPHRASE, MemoryBox, add_spare_key, library, make, means
from tests.vault.test_forget import PowerCut


def all_ways(folder: Path, box: MemoryBox) -> Vault:
    """A new vault that opens in all three ways, with nothing of its own left to write."""
    vault = opening.create(folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box))
    add_spare_key(vault)
    vault.append(()).result()
    return vault


def tidied(folder: Path, box: MemoryBox) -> None:
    """Open with the passphrase, and let the keyring be looked after."""
    with opening.open_with_passphrase(folder, PASSPHRASE, means(box)):
        for thread in threading.enumerate():
            if thread.name == "tidying":
                thread.join(5)


def named(folder: Path) -> set[tuple[str, str]]:
    """The places that the header names."""
    slots = header.decode((folder / "keys.a").read_bytes()).header.slots
    return {(slot.where.service, slot.where.account) for slot in slots if slot.where}


def test_turned_off_it_is_out_of_the_keyring_and_off_the_list(folder: Path) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        assert len(box.kept) == 1
        assert vault.drop(SlotKind.KEYRING) == ()
        assert box.kept == {}
        vault.add_keyring()
        assert set(box.kept) == named(folder)
    assert not (folder / places.KEYRING).exists()


def test_set_up_again_only_the_new_one_is_kept(folder: Path) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        first = set(box.kept)
        vault.add_keyring()
        assert set(box.kept) == named(folder)
        assert not first & set(box.kept)
    opening.open_with_keyring(folder, means(box)).close()


def test_a_refusal_asks_no_keyring(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box), passphrase=None) as vault:
        with pytest.raises(TooFewWays):
            vault.drop(SlotKind.KEYRING)
        assert len(box.kept) == 1
        assert not (folder / places.KEYRING).exists()


def test_what_lies_there_and_is_not_ours_stays_until_everything_goes(folder: Path) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        (place,) = box.kept
        box.kept[place] = "bm90IG91cnM="
        vault.add_keyring()
        assert box.kept[place] == "bm90IG91cnM="
        assert vault.drop(SlotKind.KEYRING) == (Finding(noticed=Noticed.KEYRING_ITEM_LEFT),)
    tidied(folder, box)
    assert set(box.kept) == {place}

    forget.forget(folder, means(box))
    assert box.kept == {}


def test_a_keyring_that_does_not_answer_does_not_stop_turning_it_off(folder: Path) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        box.trouble = RuntimeError("gone")
        assert vault.drop(SlotKind.KEYRING) == (Finding(noticed=Noticed.KEYRING_ITEM_LEFT),)
        assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)
    box.trouble = None
    forget.forget(folder, means(box))
    assert box.kept == {}


def test_a_keyring_that_will_not_let_go_is_asked_again_next_time(folder: Path) -> None:
    class Clinging(MemoryBox):
        clings = True

        def erase(self, service: str, account: str) -> None:
            if self.clings:
                raise RuntimeError
            super().erase(service, account)

    box = Clinging()
    with all_ways(folder, box) as vault:
        assert vault.drop(SlotKind.KEYRING)
    assert len(box.kept) == 1
    box.clings = False
    tidied(folder, box)
    assert box.kept == {}
    assert not (folder / places.KEYRING).exists()


def _cut(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    left = step

    def cut(*told: object, real: Callable[..., object]) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        return real(*told)

    for name in ("write", "swap", "remove", "sync_folder"):
        monkeypatch.setattr(disk, name, functools.partial(cut, real=getattr(disk, name)))


@pytest.mark.parametrize("step", range(24))
@pytest.mark.parametrize("doing", ["add", "drop"])
def test_cut_off_at_any_step_no_item_is_lost_or_left(
    folder: Path, doing: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()
    vault = all_ways(folder, box)
    change = vault.add_keyring if doing == "add" else lambda: vault.drop(SlotKind.KEYRING)
    with monkeypatch.context() as patch:
        _cut(patch, step)
        try:
            change()
        except PowerCut:
            assert step < 23, "the cuts do not reach the end"
    vault.close()

    tidied(folder, box)
    assert set(box.kept) == named(folder)
    assert not (folder / places.KEYRING).exists()
    if SlotKind.KEYRING in opening.slot_kinds(folder):
        opening.open_with_keyring(folder, means(box)).close()


@pytest.mark.parametrize("step", range(24))
def test_making_cut_off_leaves_nothing_that_deleting_does_not_find(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()
    places.make_private(folder)
    with monkeypatch.context() as patch:
        _cut(patch, step)
        # Cut off for good: what makes a failure undone does not run either.
        patch.setattr("audit_app.vault.making._discard", lambda *_: None)
        try:
            making.make(folder, Choice(means(box).ring, None, CHEAP), NOW)
        except PowerCut:
            assert step < 23, "the cuts do not reach the end"
    forget.forget(folder, means(box))
    assert box.kept == {}


def test_a_full_disk_changes_neither_header_nor_keyring(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        before = dict(box.kept)
        with monkeypatch.context() as patch:

            def full(path: Path, _: bytes) -> None:
                raise OSError(28, str(path))

            patch.setattr(disk, "write", full)
            for change in (vault.add_keyring, lambda: vault.drop(SlotKind.KEYRING)):
                with pytest.raises(DiskFull):
                    change()
        assert box.kept == before
    opening.open_with_keyring(folder, means(box)).close()


def test_a_list_that_somebody_else_wrote_into_erases_only_names_of_ours(folder: Path) -> None:
    box = MemoryBox()
    box.kept = {("bank", "me"): "secret"}
    with all_ways(folder, box):
        pass
    forged = Item(where=Where(backend="memory", service="bank", account="me"))
    (folder / places.KEYRING).write_bytes(msgspec.json.encode([forged]))
    tidied(folder, box)
    (folder / places.KEYRING).write_bytes(msgspec.json.encode([forged]))
    forget.forget(folder, means(box))
    assert box.kept == {("bank", "me"): "secret"}


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b"[]" * 40_000])
def test_a_broken_list_stops_nothing(folder: Path, data: bytes) -> None:
    box = MemoryBox()
    with all_ways(folder, box):
        pass
    (folder / places.KEYRING).write_bytes(data)
    assert keyring_list.read(folder) == ()
    tidied(folder, box)
    with opening.open_with_passphrase(folder, PASSPHRASE, means(box)) as vault:
        assert vault.drop(SlotKind.KEYRING) == ()


@pytest.mark.usefixtures("secret_service")
def test_a_real_keyring_keeps_nothing_of_what_was_turned_off(folder: Path) -> None:
    ordinary = Means(cost=CHEAP)
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=ordinary
    ) as vault:
        add_spare_key(vault)
        (first,) = named(folder)
        vault.add_keyring()
        (second,) = named(folder)
        assert library().get_password(*first) is None
        assert library().get_password(*second)
        assert vault.drop(SlotKind.KEYRING) == ()
        assert library().get_password(*second) is None
        vault.add_keyring()
    opening.open_with_keyring(folder, ordinary).close()


def test_what_is_being_set_up_is_not_tidied_away_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies in the keyring before the header names it."""
    box = MemoryBox()
    write, writing, go_on = keyfiles.write, threading.Event(), threading.Event()

    def slowly(where: Path, copy: Copy) -> None:
        writing.set()
        go_on.wait(5)
        write(where, copy)

    with all_ways(folder, box) as vault, ThreadPoolExecutor(2) as pool:
        monkeypatch.setattr("audit_app.vault.keyfiles.write", slowly)
        adding = pool.submit(vault.add_keyring)
        assert writing.wait(5)
        ring = means(box).ring
        assert ring is not None
        tidying = pool.submit(vault._opened.ways.tidy, ring)
        with pytest.raises(TimeoutError):
            tidying.result(0.2)
        go_on.set()
        adding.result(5)
        assert tidying.result(5)
        assert set(box.kept) == named(folder)
    opening.open_with_keyring(folder, means(box)).close()


def test_taking_a_passphrase_away_is_not_held_up_by_the_keyring(folder: Path) -> None:
    box = MemoryBox()
    with all_ways(folder, box) as vault:
        other = Item(where=keyring_list.place("0" * 32, "1"), ours=False)
        (folder / places.KEYRING).write_bytes(msgspec.json.encode([other]))
        box.trouble = RuntimeError()
        assert vault.drop(SlotKind.PASSPHRASE) == ()
        assert vault.slots == (SlotKind.KEYRING, SlotKind.SPARE_KEY)
