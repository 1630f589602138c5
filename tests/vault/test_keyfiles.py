from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from audit_app.vault import header, keyfiles, opening, places
from audit_app.vault.errors import Damage, Damaged, DiskTrouble, NewerVersion, WrongSecret
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import Header, SlotKind
from audit_app.vault.keys import Keys
from tests.vault.parts import MEANS, PASSPHRASE, contents, flip, make
from tests.vault.test_header import KEYS, a_copy, edited, framed

REPAIRED = (Finding(noticed=Noticed.KEY_COPY_REPAIRED),)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with two sound copies."""
    keyfiles.write(tmp_path, a_copy())
    return tmp_path


def test_both_copies_are_private_and_equal(kept: Path) -> None:
    one, two = (kept / name for name in places.KEYS)
    assert one.read_bytes() == two.read_bytes() == keyfiles.read(kept).copies[0].raw
    assert one.stat().st_mode & 0o777 == two.stat().st_mode & 0o777 == 0o600


def test_damage_to_both_copies_stops_and_makes_nothing(kept: Path) -> None:
    flip(kept / "keys.a", 3)
    flip(kept / "keys.b", 900)
    before = contents(kept)

    with pytest.raises(Damaged) as caught:
        keyfiles.read(kept)

    assert caught.value.what is Damage.KEYS
    assert contents(kept) == before


@pytest.mark.parametrize("content", [None, b"", b"short", bytes(100_000)])
def test_a_copy_that_is_gone_or_cut_is_repaired(kept: Path, content: bytes | None) -> None:
    (kept / "keys.a").unlink()
    if content is not None:
        (kept / "keys.a").write_bytes(content)

    found = keyfiles.read(kept)

    assert keyfiles.repair(kept, found, found.copies[0]) == REPAIRED
    assert keyfiles.read(kept).damaged == ()


def test_a_copy_that_is_only_older_is_brought_up_to_date_without_a_word(kept: Path) -> None:
    (kept / "keys.a").write_bytes(a_copy(gen=2).raw)

    found = keyfiles.read(kept)

    assert [copy.header.gen for copy in found.copies] == [2, 1]
    assert keyfiles.repair(kept, found, found.copies[0]) == ()
    assert keyfiles.read(kept).copies[0].header.gen == 2
    assert len(keyfiles.read(kept).copies) == 1


def test_a_forged_copy_does_not_win(kept: Path) -> None:
    """It has the right checksum and a high number, but nobody with the key wrote it."""
    (kept / "keys.a").write_bytes(edited(gen=99, vault=a_copy().header.vault))

    found = keyfiles.read(kept)
    proved = found.newest_proved(KEYS.header)

    assert proved is not None
    assert proved.header.gen == 1
    assert keyfiles.repair(kept, found, proved) == REPAIRED


def test_copies_of_two_vaults_are_left_alone(kept: Path) -> None:
    (kept / "keys.b").write_bytes(edited(vault="cd" * 16))
    before = contents(kept)
    with pytest.raises(Damaged) as caught:
        keyfiles.read(kept)
    assert caught.value.what is Damage.KEYS_MIXED
    assert contents(kept) == before


def test_one_newer_copy_is_enough_to_refuse(kept: Path) -> None:
    """An older program that repaired it from the other would undo what the newer one did."""
    (kept / "keys.a").write_bytes(framed(b'{"needs":"0.9","v":2}', version=b"\x00\x02"))
    with pytest.raises(NewerVersion):
        keyfiles.read(kept)


def test_a_copy_that_the_disk_cannot_read_is_a_damaged_one(kept: Path) -> None:
    (kept / "keys.a").unlink()
    (kept / "keys.a").mkdir()
    assert keyfiles.read(kept).damaged == ("keys.a",)
    found = keyfiles.read(kept)
    assert keyfiles.repair(kept, found, found.copies[0]) == (
        Finding(noticed=Noticed.KEY_COPY_NOT_REPAIRED),
    )
    (kept / "keys.b").unlink()
    with pytest.raises(DiskTrouble):
        keyfiles.read(kept)


def test_a_replaced_passphrase_opens_nothing_even_where_its_copy_is_left(folder: Path) -> None:
    """A power cut between the two copies leaves the older one behind."""
    with make(folder) as vault:
        old = (folder / "keys.b").read_bytes()
        vault.add_passphrase("green ladder by the pond")
    (folder / "keys.b").write_bytes(old)
    before = contents(folder)

    with pytest.raises(WrongSecret):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)

    assert contents(folder) == before
    with opening.open_with_passphrase(folder, "green ladder by the pond", MEANS) as vault:
        assert vault.findings == ()
    assert (folder / "keys.b").read_bytes() == (folder / "keys.a").read_bytes() != old


def test_a_forged_first_copy_is_found_out_by_opening(folder: Path) -> None:
    with make(folder):
        pass
    real = header.decode((folder / "keys.a").read_bytes())
    forged = msgspec.structs.replace(real.header, gen=50)
    (folder / "keys.a").write_bytes(header.encode(forged, Keys(bytes(32)).header).raw)

    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        assert vault.findings == REPAIRED

    assert (folder / "keys.a").read_bytes() == real.raw


def test_two_forged_copies_stop(folder: Path) -> None:
    with make(folder):
        pass
    real: Header = header.decode((folder / "keys.a").read_bytes()).header
    forged = header.encode(msgspec.structs.replace(real, gen=50), Keys(bytes(32)).header)
    keyfiles.write(folder, forged)
    before = contents(folder)

    with pytest.raises(Damaged) as caught:
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)

    assert caught.value.what is Damage.KEYS
    assert contents(folder) == before
    assert opening.slot_kinds(folder) == (SlotKind.PASSPHRASE,)
