"""Wrapping the data key under a secret, and unwrapping it again."""

import hashlib
import os
import time
import unicodedata
from typing import NamedTuple

import msgspec

from audit_app.vault.errors import DiskTrouble
from audit_app.vault.header import Kdf, Slot, SlotKind, Where, canonical

ARGON2 = "argon2id"
BLAKE2 = "blake2b"

_KEY = 32
_SALT = 16
_NONCE = 24
_ID = 4
_PURPOSE = b"psa-slot-1"
# What a header may ask for. The lower end is the OWASP minimum; above the upper end a forged
# header could hang or crash the program before anything was proved.
_MEMORY = range(19 * 1024, 1024 * 1024 + 1)
_PASSES = range(1, 21)
_FLOOR_MEMORY = 64 * 1024
_FLOOR_PASSES = 3
_AIM_SECONDS = 0.5


class Cost(NamedTuple):
    """How dear one guess of a passphrase is: KiB of memory, and passes over it."""

    memory: int = _FLOOR_MEMORY
    passes: int = _FLOOR_PASSES


def fitting_cost() -> Cost:
    """About half a second on this machine, and never less than 64 MiB and three passes."""
    began = time.perf_counter()
    _argon2(
        b"how fast is this machine", Kdf(alg=ARGON2, salt=bytes(_SALT), p=1, **_numbers(Cost()))
    )
    took = max(time.perf_counter() - began, 0.001)
    passes = int(_FLOOR_PASSES * _AIM_SECONDS / took)
    return Cost(passes=min(max(passes, _FLOOR_PASSES), _PASSES[-1]))


def passphrase_bytes(text: str) -> bytes:
    """A passphrase as bytes, however a keyboard spells its accents and spaces (RFC 8265)."""
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


def seal(vault: str, slot: Slot, secret: bytes, data_key: bytes | bytearray) -> Slot:
    """``slot`` with the data key wrapped in it. Everything the slot says is bound to it."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    wrapped = encrypt(bytes(data_key), _bound(vault, slot), slot.nonce, _wrapping_key(slot, secret))
    return msgspec.structs.replace(slot, ct=wrapped)


def unseal(vault: str, slot: Slot, secret: bytes) -> bytes | None:
    """The data key, or None when the secret is not this slot's or the slot asks for the absurd."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    if not is_usable(slot):
        return None
    try:
        return decrypt(slot.ct, _bound(vault, slot), slot.nonce, _wrapping_key(slot, secret))
    except CryptoError:
        return None


def blank(kind: SlotKind, cost: Cost | None = None) -> Slot:
    """A slot with fresh numbers and nothing wrapped yet; ``cost`` is for passphrases."""
    salt = os.urandom(_SALT)
    kdf = Kdf(alg=ARGON2, salt=salt, p=1, **_numbers(cost)) if cost else Kdf(alg=BLAKE2, salt=salt)
    return Slot(id=os.urandom(_ID).hex(), kind=kind, kdf=kdf, nonce=os.urandom(_NONCE), ct=b"")


def placed(slot: Slot, where: Where) -> Slot:
    """``slot`` with the place of its secret in a keyring."""
    return msgspec.structs.replace(slot, where=where)


def is_usable(slot: Slot) -> bool:
    """Whether the numbers are ones this program may act on. Asked before anything is derived."""
    kdf = slot.kdf
    if kdf.alg == ARGON2:
        return kdf.m in _MEMORY and kdf.t in _PASSES and kdf.p == 1 and len(kdf.salt) == _SALT
    return kdf.alg == BLAKE2


def _numbers(cost: Cost) -> dict[str, int]:
    return {"m": cost.memory, "t": cost.passes}


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.kdf.alg == ARGON2:
        return _argon2(secret, slot.kdf)
    derived = hashlib.blake2b(secret, key=slot.kdf.salt, person=_PURPOSE, digest_size=_KEY)
    return derived.digest()


def _argon2(secret: bytes, kdf: Kdf) -> bytes:
    from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13
    from nacl.exceptions import CryptoError

    try:
        return crypto_pwhash_alg(
            _KEY, secret, kdf.salt, kdf.t, kdf.m * 1024, crypto_pwhash_ALG_ARGON2ID13
        )
    except (CryptoError, RuntimeError, MemoryError):
        # The library has one failure here: the memory could not be had.
        raise DiskTrouble("memory") from None


def _bound(vault: str, slot: Slot) -> bytes:
    """Vault and slot, all but what is wrapped: none of it can be changed or moved unnoticed."""
    unwrapped = msgspec.structs.replace(slot, ct=b"")
    return canonical({"slot": unwrapped, "v": 1, "vault": vault})
