from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit_app.domain.settings import PublicSettings
from audit_app.system import front
from audit_app.vault import disk, forget, header, instance, opening, public, state
from audit_app.vault.errors import InUse, VaultError
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.parts import (
    CHEAP,
    PASSPHRASE,
    ROOT,
    MemoryBox,
    add_spare_key,
    keep,
    library,
    make,
    means,
    started,
)

# What may lie about after a cut or a restore, besides what every vault has.
LEFT_BEHIND = (
    "keys.a.new",
    "vault.db.new",
    "vault.db-journal",
    "state.seq.new",
    "keyring.list",
    "ballast.new",
    "public.toml.new",
    "public.toml.kept-1",
    "copying",
    "bringing-back",
    "auto/copy-1.db",
    "auto/copy-2-version-1.db",
    "auto/copy-3.db.new",
    "incoming/vault.db",
    "incoming/keys.a",
    "before-1/vault.db",
    "before-1/keys.a",
    "before-1/keys.b",
    "damaged-2/vault.db",
    "undone-1/vault.db",
    front.REQUEST,
)


def full_house(folder: Path, box: MemoryBox) -> None:
    """A vault with every file there can be."""
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        keep(vault, started())
        add_spare_key(vault)
    public.write(folder, PublicSettings(theme="dark"))
    for name in LEFT_BEHIND:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"left behind")


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


def forget_with_a_cut(folder: Path, box: MemoryBox, step: int) -> bool:
    """Delete everything and be cut off before a step. False: it was over before."""
    left = step

    def cut(*given: Any, real: Callable[..., Any]) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        return real(*given)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("write", "swap", "remove", "overwrite", "erase", "sync_folder"):
            patch.setattr(disk, name, functools.partial(cut, real=getattr(disk, name)))
        patch.setattr(box, "erase", functools.partial(cut, real=box.erase))
        try:
            forget.forget(folder, means(box))
        except PowerCut:
            return True
    return False


def test_cut_off_at_every_step_it_is_gone_on_with(tmp_path: Path) -> None:
    for step in itertools.count():
        folder, box = tmp_path / f"answers-{step}", MemoryBox()
        full_house(folder, box)
        if not forget_with_a_cut(folder, box, step):
            break
        found = state.look(folder).condition
        # Before the tombstone nothing was deleted; after it, nothing can be opened any more.
        if found is Condition.BRINGING_BACK:
            (folder / "bringing-back").unlink()
            opening.open_with_passphrase(folder, PASSPHRASE, means(box)).close()
        else:
            assert found in (Condition.DELETING, Condition.NONE)
            with pytest.raises(VaultError):
                opening.open_with_passphrase(folder, PASSPHRASE, means(box))

        assert forget.forget(folder, means(box)) == ()
        assert not folder.exists()
        assert not box.kept
    assert step > 40, "these were not all the steps"


def test_cut_off_twice_it_is_still_gone_on_with(tmp_path: Path) -> None:
    for step in range(0, 40, 3):
        folder, box = tmp_path / f"answers-{step}", MemoryBox()
        full_house(folder, box)
        assert forget_with_a_cut(folder, box, step)
        forget_with_a_cut(folder, box, 7)
        assert forget.forget(folder, means(box)) == ()
        assert not folder.exists()
        assert not box.kept


def test_keys_are_overwritten_wherever_they_lie_before_their_names_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()
    full_house(folder, box)
    keys = {path: path.read_bytes() for path in folder.rglob("keys.*")}
    gone: dict[Path, bytes] = {}
    real = disk.remove

    def remove(path: Path) -> None:
        if path in keys and path.exists():
            gone[path] = path.read_bytes()
        real(path)

    monkeypatch.setattr(disk, "remove", remove)
    forget.forget(folder, means(box))
    assert len(keys) >= 5
    assert set(gone) == set(keys)
    assert all(len(left) == len(keys[path]) for path, left in gone.items())
    assert not [path for path, left in gone.items() if left[:8] == keys[path][:8]]


def test_the_desktop_keeps_no_settings_of_ours() -> None:
    """Else deleting everything would have to reach them."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "audit_app").rglob("*.py"))
    for elsewhere in ("QSettings", "user_config_dir", "user_cache_dir", "user_log_dir"):
        assert elsewhere not in code


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
