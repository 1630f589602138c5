from __future__ import annotations

import msgspec
import pytest

from audit_app.vault import keyslots
from audit_app.vault.header import Kdf, Slot, SlotKind, Where
from audit_app.vault.keys import Keys
from audit_app.vault.keyslots import Cost
from tests.vault.parts import CHEAP

VAULT = "ab" * 16
KEY = bytes(range(32))


def sealed(kind: SlotKind = SlotKind.PASSPHRASE) -> Slot:
    blank = keyslots.blank(kind, CHEAP if kind is SlotKind.PASSPHRASE else None)
    return keyslots.seal(VAULT, blank, b"secret", KEY)


@pytest.mark.parametrize("kind", SlotKind)
def test_the_secret_opens_its_slot_and_no_other_does(kind: SlotKind) -> None:
    slot = sealed(kind)

    assert keyslots.unseal(VAULT, slot, b"secret") == KEY
    assert keyslots.unseal(VAULT, slot, b"secreT") is None
    assert KEY not in slot.ct


def test_nothing_that_a_slot_says_can_be_changed_or_moved() -> None:
    slot = sealed(SlotKind.KEYRING)
    where = Where(backend="b", service="s", account="a")
    changes = (
        {"id": "00000000"},
        {"kind": "passphrase"},
        {"where": where},
        {"nonce": bytes(24)},
        {"kdf": msgspec.structs.replace(slot.kdf, t=1)},
        {"ct": bytes(48)},
    )
    for change in changes:
        assert keyslots.unseal(VAULT, msgspec.structs.replace(slot, **change), b"secret") is None
    assert keyslots.unseal("cd" * 16, slot, b"secret") is None


@pytest.mark.parametrize(
    "numbers",
    [
        {"m": 19 * 1024 - 1},
        {"m": 1024 * 1024 + 1},
        {"m": 2**31},
        {"m": -1},
        {"t": 0},
        {"t": 21},
        {"t": 2**40},
        {"p": 0},
        {"p": 4},
        {"salt": bytes(15)},
        {"alg": "argon2i"},
        {"alg": ""},
    ],
)
def test_limits_are_checked_before_anything_is_derived(
    numbers: dict[str, int | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_: object) -> bytes:
        pytest.fail("derived with numbers out of bounds")

    good = sealed()
    kdf: Kdf = msgspec.structs.replace(good.kdf, **numbers)
    monkeypatch.setattr("nacl.bindings.crypto_pwhash_alg", derive)

    assert keyslots.unseal(VAULT, msgspec.structs.replace(good, kdf=kdf), b"secret") is None


def test_the_limits_themselves_are_allowed() -> None:
    for numbers in ({"m": 19 * 1024, "t": 1}, {"m": 1024 * 1024, "t": 20}):
        slot = msgspec.structs.replace(
            sealed(), kdf=msgspec.structs.replace(sealed().kdf, **numbers)
        )
        assert keyslots.is_usable(slot)


def test_the_cost_fits_the_machine_and_never_goes_below_the_floor() -> None:
    cost = keyslots.fitting_cost()

    assert cost.memory == 64 * 1024
    assert 3 <= cost.passes <= 20
    assert keyslots.is_usable(keyslots.blank(SlotKind.PASSPHRASE, cost))
    assert Cost() == Cost(64 * 1024, 3)


def test_a_passphrase_is_the_same_however_it_is_spelt() -> None:
    composed, decomposed, wide = (
        "caf\u00e9 au lait",
        "cafe\u0301 au lait",
        "caf\u00e9\u00a0au\u2003lait",
    )

    assert keyslots.passphrase_bytes(composed) == keyslots.passphrase_bytes(decomposed)
    assert keyslots.passphrase_bytes(composed) == keyslots.passphrase_bytes(wide)
    assert keyslots.passphrase_bytes("a") != keyslots.passphrase_bytes("A")
    assert keyslots.passphrase_bytes("\ud800 lone surrogate")


def test_the_keys_differ_and_can_be_wiped() -> None:
    keys = Keys(KEY)
    each = {bytes(keys.data), bytes(keys.database), bytes(keys.header), bytes(keys.counter)}
    assert len(each) == 4

    keys.wipe()

    assert bytes(keys.data + keys.database + keys.header + keys.counter) == bytes(128)
