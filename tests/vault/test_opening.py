from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.vault import header, instance, opening, spare_key, state
from audit_app.vault.errors import (
    Damage,
    Damaged,
    InUse,
    Mistyped,
    NewerVersion,
    NoSuchWay,
    NothingHere,
    WrongSecret,
)
from audit_app.vault.finding import Noticed
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition
from tests.vault.parts import (
    CHEAP,
    MEANS,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    answered,
    flip,
    keep,
    make,
    means,
    refused,
    started,
)
from tests.vault.test_header import framed


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


def test_an_older_answers_file_put_back_is_noticed(kept: Path) -> None:
    old = (kept / "vault.db").read_bytes()
    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        for number in range(5):
            keep(vault, answered(number))
    (kept / "vault.db").write_bytes(old)

    with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
        assert [(f.noticed, f.count) for f in vault.findings] == [(Noticed.ANSWERS_OLDER, 5)]
        assert len(vault.events(vault.heads()[0].id)) == 2
