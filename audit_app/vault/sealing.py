"""Sealing bytes under a key of their own: XChaCha20-Poly1305, bound to the place they lie in.

What is sealed is a nonce of 24 bytes, the ciphertext, and a tag of 16 bytes.
"""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 32
_NONCE = 24


class BadSeal(Exception):
    """These bytes were not sealed with this key for this place. Never leaves the room."""


def fresh() -> bytes:
    """A key that nobody has yet."""
    return os.urandom(LENGTH)


def seal(key: bytes, bound: str, data: bytes) -> bytes:
    """``data`` under ``key``; it opens only for the same ``bound``."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher().encrypt(data, bound.encode(), nonce, key)


def unseal(key: bytes, bound: str, sealed: bytes) -> bytes:
    """What was sealed. BadSeal: another key, another place, or changed."""
    cipher = _cipher()
    try:
        return cipher.decrypt(sealed[_NONCE:], bound.encode(), sealed[:_NONCE], key)
    except (cipher.refused, ValueError, TypeError):
        raise BadSeal from None


class _Cipher(NamedTuple):
    encrypt: Callable[[bytes, bytes, bytes, bytes], bytes]
    decrypt: Callable[[bytes, bytes, bytes, bytes], bytes]
    refused: type[Exception]


@functools.cache
def _cipher() -> _Cipher:
    """The library, looked up once: opening the answers unseals hundreds of events."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
    from nacl.exceptions import CryptoError

    return _Cipher(encrypt, decrypt, CryptoError)
