from __future__ import annotations

import base64
import os
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from audit_app.vault import boxes, disk, header, instance, keyslots, opening, spare_key, state
from audit_app.vault.errors import (
    AlreadyThere,
    Damage,
    Damaged,
    DiskFull,
    InUse,
    KeyringTrouble,
    Mistyped,
    NewerVersion,
    NoSuchWay,
    NothingHere,
    Reason,
    StillDeleting,
    VaultError,
    WeakPassphrase,
    WrongSecret,
)
from audit_app.vault.finding import Noticed
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.parts import (
    CHEAP,
    MEANS,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    answered,
    contents,
    flip,
    keep,
    library,
    make,
    means,
    started,
)
from tests.vault.test_header import framed

# The keyring library leaves its connection open when writing on it fails.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def kept(folder: Path) -> Path:
    """A closed vault with one check-in, a passphrase and a spare key."""
    with make(folder) as vault:
        keep(vault, started(), answered(1))
    return folder


def refused(folder: Path, error: type[VaultError], passphrase: str = PASSPHRASE) -> VaultError:
    """Opening fails as told, changes nothing, and leaves no lock behind."""
    before = contents(folder)
    with pytest.raises(error) as caught:
        opening.open_with_passphrase(folder, passphrase, MEANS)
    assert contents(folder) == before
    instance.hold(folder).release()
    return caught.value


def test_what_was_kept_is_there_again(kept: Path) -> None:
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        assert [head.id for head in vault.heads()] == ["first"]
        assert vault.events(vault.heads()[0].id) == (started(), answered(1))
        assert vault.findings == ()


def test_the_spare_key_opens_however_it_is_typed(folder: Path) -> None:
    with make(folder) as vault:
        draft = add_spare_key(vault)
        assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)

    typed = "\n".join(group.lower() for group in draft.groups)
    opening.open_with_spare_key(folder, typed, MEANS).close()

    assert opening.slot_kinds(folder) == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_spare_key_with_a_slip_is_told_before_anything_is_tried(folder: Path) -> None:
    with pytest.raises(Mistyped):
        opening.open_with_spare_key(folder, "AAAA", MEANS)
    assert not folder.exists()


def test_another_spare_key_is_wrong_and_an_older_one_too(folder: Path) -> None:
    with make(folder) as vault:
        old = add_spare_key(vault)
        new = add_spare_key(vault)
        never_kept = vault.draft_spare_key()

    for draft in (old, never_kept):
        with pytest.raises(WrongSecret):
            opening.open_with_spare_key(folder, "".join(draft.groups), MEANS)
    opening.open_with_spare_key(folder, "".join(new.groups), MEANS).close()


def test_a_wrong_passphrase_changes_nothing(kept: Path) -> None:
    for text in ("blue kettle on the hoB", "", PASSPHRASE + " ", "x" * 10_000):
        error = refused(kept, WrongSecret, text)
        assert text not in repr(error) or not text


def test_a_way_that_was_never_made_is_told(kept: Path) -> None:
    with pytest.raises(NoSuchWay):
        opening.open_with_spare_key(kept, "".join(spare_key.draft().groups), MEANS)
    with pytest.raises(NoSuchWay):
        opening.open_with_keyring(kept, means(MemoryBox()))


def test_nothing_is_made_where_there_is_nothing(folder: Path) -> None:
    with pytest.raises(NothingHere):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    assert not folder.exists()


@pytest.mark.parametrize("size", [0, 100, 4095, None])
def test_a_short_or_missing_answers_file_is_damage_and_never_a_new_vault(
    kept: Path, size: int | None
) -> None:
    path = kept / "vault.db"
    whole = path.read_bytes()
    path.unlink()
    if size is not None:
        path.write_bytes(whole[:size])

    error = refused(kept, Damaged)

    expected = Damage.ANSWERS_MISSING if size is None else Damage.ANSWERS_SHORT
    assert isinstance(error, Damaged)
    assert error.what is expected
    assert state.look(kept) == state.State(condition=Condition.DAMAGED, what=expected)
    with pytest.raises(Damaged):
        make(kept)


def test_a_damaged_answers_file_is_told(kept: Path) -> None:
    flip(kept / "vault.db", 400)
    refused(kept, Damaged)


def test_a_file_that_was_not_closed_is_looked_through(kept: Path) -> None:
    """Every page is proved, but together they make no sense: a copy without its journal, say."""
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        for change in (
            "PRAGMA writable_schema=ON",
            "DELETE FROM sqlite_schema WHERE name = 'events_of_checkin'",
        ):
            vault._writer.submit(lambda db, sql=change: db.execute(sql).fetchall()).result()  # type: ignore[misc]
        counter, key = vault._opened.counter, bytes(vault._opened.keys.counter)
    opening.open_with_passphrase(kept, PASSPHRASE, MEANS).close()

    counter._key = key
    counter._turn += 9
    counter.note(1)
    refused(kept, Damaged)


def test_the_answers_of_another_vault_are_not_opened(kept: Path, tmp_path: Path) -> None:
    with make(tmp_path / "other"):
        pass
    (kept / "vault.db").write_bytes((tmp_path / "other" / "vault.db").read_bytes())
    refused(kept, Damaged)


def test_answers_without_keys_are_damage(kept: Path) -> None:
    for name in ("keys.a", "keys.b"):
        (kept / name).unlink()
    refused(kept, Damaged)
    with pytest.raises(Damaged) as caught:
        make(kept)
    assert caught.value.what is Damage.KEYS_MISSING


def test_a_newer_header_is_refused_unchanged(kept: Path) -> None:
    for name in ("keys.a", "keys.b"):
        (kept / name).write_bytes(framed(b'{"needs":"0.9","v":2}', version=b"\x00\x02"))
    error = refused(kept, NewerVersion)
    assert error.values == {"needs": "0.9"}
    assert state.look(kept).condition is Condition.READY


def test_an_absurd_cost_is_refused_before_it_is_paid(kept: Path) -> None:
    """Somebody without the key can write any number into the header."""
    copy = header.decode((kept / "keys.a").read_bytes())
    raw = header.canonical(copy.header).replace(b'"m":19456', b'"m":2147483648')
    for name in ("keys.a", "keys.b"):
        (kept / name).write_bytes(framed(raw))
    refused(kept, WrongSecret)


def test_two_starts_do_not_open_the_same_answers(kept: Path) -> None:
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS):
        with pytest.raises(InUse):
            opening.open_with_passphrase(kept, PASSPHRASE, MEANS)
        with pytest.raises(InUse):
            make(kept)
    opening.open_with_passphrase(kept, PASSPHRASE, MEANS).close()


def test_without_the_lock_the_database_itself_refuses(kept: Path) -> None:
    """As on a disk where locks do nothing."""
    with (
        opening.open_with_passphrase(kept, PASSPHRASE, MEANS),
        instance.hold(kept.parent / "elsewhere") as hold,
        pytest.raises(InUse),
    ):
        opening.open_with_passphrase(kept, PASSPHRASE, Means(hold=hold, cost=CHEAP))


def test_a_lock_that_the_caller_took_is_used_and_left_to_them(folder: Path) -> None:
    with instance.hold(folder) as hold:
        with make(folder, Means(hold=hold, cost=CHEAP)):
            pass
        opening.open_with_passphrase(folder, PASSPHRASE, Means(hold=hold, cost=CHEAP)).close()
        with pytest.raises(InUse):
            instance.hold(folder)


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


@pytest.mark.parametrize("step", range(1, 5))
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
    # Two copies of the header and the answers file are renamed; the fourth time is too late.
    expected: AbstractContextManager[object] = (
        pytest.raises(DiskFull) if step < 4 else nullcontext()
    )
    with expected:
        make(folder, means(box), passphrase=None).close()

    found = state.look(folder).condition
    assert found is (Condition.NONE if step < 4 else Condition.READY)
    assert len(box.kept) == (0 if step < 4 else 1)
    monkeypatch.undo()
    if step < 4:
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


def test_an_older_answers_file_put_back_is_noticed(kept: Path) -> None:
    old = (kept / "vault.db").read_bytes()
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        for number in range(5):
            keep(vault, answered(number))
    (kept / "vault.db").write_bytes(old)

    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        assert [(f.noticed, f.count) for f in vault.findings] == [(Noticed.ANSWERS_OLDER, 5)]
        assert len(vault.events(vault.heads()[0].id)) == 2


# --- The keyring ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("secret_service")
def test_being_signed_in_opens_with_a_real_keyring(folder: Path) -> None:
    assert opening.try_keyring() is None
    ordinary = Means(cost=CHEAP)
    with make(folder, ordinary, passphrase=None) as vault:
        keep(vault, started())
        assert vault.slots == (SlotKind.KEYRING,)

    with opening.open_with_keyring(folder, ordinary) as vault:
        assert vault.heads()[0].id == "first"


@pytest.mark.parametrize("change", ["gone", "other", "garbled"])
@pytest.mark.usefixtures("secret_service")
def test_a_real_keyring_that_changed_is_told_and_never_written_to(
    folder: Path, change: str
) -> None:
    with make(folder, Means(cost=CHEAP), passphrase=None) as vault:
        draft = add_spare_key(vault)
    where = header.decode((folder / "keys.a").read_bytes()).header.slots[0].where
    assert where is not None
    assert where.backend == boxes.SECRET_SERVICE
    text = {"other": base64.b64encode(os.urandom(32)).decode(), "garbled": "?"}.get(change)
    library().delete_password(where.service, where.account)
    if text:
        library().set_password(where.service, where.account, text)
    before = contents(folder)

    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder)

    assert caught.value.reason is (Reason.DIFFERENT if text else Reason.MISSING)
    assert contents(folder) == before
    assert library().get_password(where.service, where.account) == text

    with opening.open_with_spare_key(folder, "".join(draft.groups), Means(cost=CHEAP)) as vault:
        vault.add_keyring()
    opening.open_with_keyring(folder).close()
    assert library().get_password(where.service, where.account) == text


def test_a_keyring_that_is_not_there_makes_nothing(folder: Path) -> None:
    with pytest.raises(KeyringTrouble) as caught:
        make(folder, Means(limit=5), passphrase=None)
    assert caught.value.reason is Reason.ABSENT
    assert state.look(folder).condition is Condition.NONE
    assert opening.try_keyring(Means(limit=5)) is Reason.ABSENT


@pytest.mark.usefixtures("silent_service")
def test_a_keyring_that_never_answers_leaves_the_other_ways(folder: Path) -> None:
    box = MemoryBox(boxes.SECRET_SERVICE)
    with make(folder, means(box), passphrase=None) as vault:
        draft = add_spare_key(vault)
    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder, Means(limit=0.5))
    assert caught.value.reason is Reason.SILENT
    opening.open_with_spare_key(folder, "".join(draft.groups), MEANS).close()


def test_a_keyring_that_fails_beside_a_passphrase_is_only_noticed(folder: Path) -> None:
    lost = means(MemoryBox(keeps=False))
    with opening.create(folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=lost) as vault:
        assert vault.slots == (SlotKind.PASSPHRASE,)
        assert [finding.noticed for finding in vault.findings] == [Noticed.KEYRING_NOT_USED]


def test_a_forged_place_in_the_header_is_not_followed(folder: Path) -> None:
    """The header may name any class; only those of this machine are ever made."""
    box = MemoryBox("memory")
    with make(folder, means(box), passphrase=None):
        pass
    copy = header.decode((folder / "keys.a").read_bytes())
    raw = header.canonical(copy.header).replace(b'"memory"', b'"os.system"')
    for name in ("keys.a", "keys.b"):
        (folder / name).write_bytes(framed(raw))

    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder, means(box))
    assert caught.value.reason is Reason.DIFFERENT


def test_no_secret_is_in_what_is_raised_or_shown(folder: Path) -> None:
    box = MemoryBox()
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        draft = add_spare_key(vault)
        keys = vault._opened.keys
        shown = repr(vault) + repr(keys) + repr(draft)
        secrets = [*box.kept.values(), PASSPHRASE, *draft.groups]
        secrets += [bytes(key).hex() for key in (keys.data, keys.database, keys.header)]
    flip(folder / "vault.db", 400)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: opening.open_with_passphrase(folder, PASSPHRASE, MEANS),
        lambda: opening.open_with_spare_key(folder, "".join(draft.groups), MEANS),
        lambda: opening.open_with_keyring(folder, means(box)),
        lambda: opening.open_with_passphrase(folder, PASSPHRASE + "!", MEANS),
    )
    for attempt in attempts:
        with pytest.raises(VaultError) as caught:
            attempt()
        shown += "".join(traceback.format_exception(caught.value)) + repr(caught.value.values)
    assert not [secret for secret in secrets if secret in shown]


def test_the_header_shows_no_secret(folder: Path) -> None:
    box = MemoryBox()
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        data_key = bytes(vault._opened.keys.data)
    raw = (folder / "keys.a").read_bytes()
    (secret,) = box.kept.values()
    for hidden in (data_key, base64.b64encode(data_key), secret.encode(), PASSPHRASE.encode()):
        assert hidden not in raw
    assert keyslots.passphrase_bytes(PASSPHRASE) not in (folder / "vault.db").read_bytes()
