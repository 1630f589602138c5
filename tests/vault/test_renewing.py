"""Locked anew: the same answers under another key, and nothing old opens them."""

from pathlib import Path

import pytest

from audit_app.vault import copies, keyfiles, opening, places, spare_key, state
from audit_app.vault.anew import lock_anew
from audit_app.vault.errors import (
    Damaged,
    DiskFull,
    Mistyped,
    NoSuchWay,
    WeakPassphrase,
    WrongSecret,
)
from audit_app.vault.header import SlotKind
from audit_app.vault.renewing import Secrets
from audit_app.vault.state import Condition
from tests.vault.parts import MEANS, PASSPHRASE, answered, keep, make, started

NEW = "another kettle on the hill"


def fresh(passphrase: str | None = NEW) -> Secrets:
    draft = spare_key.draft()
    return Secrets(draft, draft.groups[-1], passphrase)


def test_the_same_answers_open_with_the_new_ways_and_with_no_old_one(folder: Path) -> None:
    with make(folder) as vault:
        keep(vault, started(), answered(1))
        old = vault.draft_spare_key()
        vault.keep_spare_key(old, old.groups[-1])
        before = vault.events(vault.heads()[0].id)
        chosen = fresh()
        with lock_anew(vault, folder, chosen, MEANS) as again:
            assert again.events(again.heads()[0].id) == before
            assert set(again.slots) == {SlotKind.PASSPHRASE, SlotKind.SPARE_KEY}
            assert again.findings == ()
    with pytest.raises(WrongSecret):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    with pytest.raises(WrongSecret):
        opening.open_with_spare_key(folder, "".join(old.groups), MEANS)
    opening.open_with_passphrase(folder, NEW, MEANS).close()
    opening.open_with_spare_key(folder, "".join(chosen.draft.groups), MEANS).close()


def test_the_old_key_files_with_an_old_secret_open_nothing_any_more(
    folder: Path, tmp_path: Path
) -> None:
    """Somebody copied them before; a new passphrase alone would not keep them out."""
    with make(folder) as vault:
        keep(vault, started(), answered(1))
        copied = {name: (folder / name).read_bytes() for name in places.KEYS}
        lock_anew(vault, folder, fresh(), MEANS).close()
    stolen = tmp_path / "stolen"
    stolen.mkdir()
    for path in folder.iterdir():
        if path.is_file() and path.name not in (*places.KEYS, places.LOCK):
            (stolen / path.name).write_bytes(path.read_bytes())
    for name, data in copied.items():
        (stolen / name).write_bytes(data)
    with pytest.raises(Damaged):
        opening.open_with_passphrase(stolen, PASSPHRASE, MEANS)


def test_nothing_of_before_is_left_in_the_folder(folder: Path) -> None:
    with make(folder) as vault:
        keep(vault, started(), answered(1))
        vault._writer.submit(lambda db: copies.keep(db, folder)).result()
        old = {path.read_bytes() for path in folder.rglob("*.db")}
        with lock_anew(vault, folder, fresh(), MEANS):
            found = {path.read_bytes() for path in folder.rglob("*.db")}
            assert not found & old
            assert copies.kept(folder) == ()
            assert not list(folder.glob("before-*"))
            assert not (folder / places.INCOMING).exists()


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        (fresh()._replace(typed="XXXX"), Mistyped),
        (fresh("school"), WeakPassphrase),
    ],
)
def test_a_slip_changes_nothing_and_leaves_them_open(
    folder: Path, chosen: Secrets, wrong: type[Exception]
) -> None:
    with make(folder) as vault:
        header = keyfiles.read(folder).copies
        with pytest.raises(wrong):
            lock_anew(vault, folder, chosen, MEANS)
        assert keyfiles.read(folder).copies == header
        keep(vault, started(), answered(1))


def test_without_a_passphrase_only_the_new_spare_key_opens(folder: Path) -> None:
    chosen = fresh(None)
    with make(folder) as vault:
        lock_anew(vault, folder, chosen, MEANS).close()
    with pytest.raises(NoSuchWay):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    with pytest.raises(NoSuchWay):
        opening.open_with_keyring(folder, MEANS)
    opening.open_with_spare_key(folder, "".join(chosen.draft.groups), MEANS).close()


def test_a_full_disk_leaves_everything_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    with make(folder) as vault:
        keep(vault, started(), answered(1))
        monkeypatch.setattr(keyfiles, "write", full)
        with pytest.raises(DiskFull):
            lock_anew(vault, folder, fresh(), MEANS)
        monkeypatch.undo()
    assert state.look(folder).condition is Condition.READY
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as again:
        assert len(again.heads()) == 1
    assert not (folder / places.INCOMING).exists()
