from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_app.domain.settings import PublicSettings
from audit_app.vault import disk, forget, header, instance, opening, public, state
from audit_app.vault.errors import InUse, VaultError
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.parts import (
    CHEAP,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    keep,
    library,
    make,
    means,
    started,
)


def full_house(folder: Path, box: MemoryBox) -> None:
    """A vault with every file there can be."""
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        keep(vault, started())
        add_spare_key(vault)
    public.write(folder, PublicSettings(theme="dark"))
    for name in ("keys.a.new", "vault.db.new", "public.toml.kept-1"):
        (folder / name).write_bytes(b"left behind")
    (folder / "auto").mkdir()
    (folder / "auto" / "copy-1.db").write_bytes(b"copy")


def test_afterwards_there_is_nothing(folder: Path) -> None:
    box = MemoryBox()
    full_house(folder, box)

    assert forget.forget(folder, means(box)) == ()

    assert not folder.exists()
    assert not box.kept
    assert state.look(folder).condition is Condition.NONE
    make(folder).close()


def test_files_of_the_persons_own_stay(folder: Path) -> None:
    full_house(folder, MemoryBox())
    (folder / "holiday.jpg").write_bytes(b"mine")
    forget.forget(folder, means())
    assert [path.name for path in folder.iterdir() if path.name != "lock"] == ["holiday.jpg"]


class PowerCut(BaseException):
    """Nothing after this runs."""


@pytest.mark.parametrize("step", range(20))
def test_cut_off_at_any_step_it_is_gone_on_with(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()
    full_house(folder, box)
    left = step

    def cut(path: Path, real: Callable[[Path], None]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        real(path)

    with monkeypatch.context() as patch:
        for name in ("remove", "erase", "sync_folder"):
            patch.setattr(disk, name, functools.partial(cut, real=getattr(disk, name)))
        with pytest.raises(PowerCut):
            forget.forget(folder, means(box))

    found = state.look(folder).condition
    assert found in (Condition.DELETING, Condition.READY, Condition.NONE)
    # Before the tombstone nothing was deleted; after it, nothing can be opened any more.
    if found is Condition.READY:
        opening.open_with_passphrase(folder, PASSPHRASE, means(box)).close()
    else:
        with pytest.raises(VaultError):
            opening.open_with_passphrase(folder, PASSPHRASE, means(box))

    assert forget.forget(folder, means(box)) == ()
    assert not folder.exists()
    assert not box.kept


def test_it_works_with_damaged_keys_and_with_nothing(folder: Path) -> None:
    full_house(folder, MemoryBox())
    (folder / "keys.a").write_bytes(b"broken")
    (folder / "keys.b").write_bytes(b"broken")
    forget.forget(folder, means())
    assert not folder.exists()
    forget.forget(folder, means())
    assert not folder.exists()


def test_a_keyring_that_will_not_delete_is_told_and_stops_nothing(folder: Path) -> None:
    box = MemoryBox()
    full_house(folder, box)
    box.trouble = RuntimeError("locked")

    assert forget.forget(folder, means(box)) == (Finding(noticed=Noticed.KEYRING_ITEM_LEFT),)
    assert not folder.exists()


def test_open_answers_are_not_deleted_under_somebodys_hands(folder: Path) -> None:
    with make(folder), pytest.raises(InUse):
        forget.forget(folder, means())
    with instance.hold(folder) as hold:
        forget.forget(folder, Means(hold=hold, ring=means().ring, cost=CHEAP))
        assert [path.name for path in folder.iterdir()] == ["lock"]
    assert not list(folder.iterdir())


@pytest.mark.usefixtures("secret_service")
def test_a_real_keyring_keeps_nothing_either(folder: Path) -> None:
    make(folder, Means(cost=CHEAP), passphrase=None).close()
    where = header.decode((folder / "keys.a").read_bytes()).header.slots[0].where
    assert where is not None
    assert library().get_password(where.service, where.account)

    assert forget.forget(folder) == ()

    assert library().get_password(where.service, where.account) is None
