"""Sealing bytes under a key of their own: XChaCha20-Poly1305, bound to the place they lie in.

What is sealed is a nonce of 24 bytes, the ciphertext, and a tag of 16 bytes.
"""

from __future__ import annotations

import os

LENGTH = 32
_NONCE = 24


class BadSeal(Exception):
    """These bytes were not sealed with this key for this place. Never leaves the room."""


def fresh() -> bytes:
    """A key that nobody has yet."""
    return os.urandom(LENGTH)


def seal(key: bytes, bound: str, data: bytes) -> bytes:
    """``data`` under ``key``; it opens only for the same ``bound``."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = os.urandom(_NONCE)
    return nonce + encrypt(data, bound.encode(), nonce, key)


def unseal(key: bytes, bound: str, sealed: bytes) -> bytes:
    """What was sealed. BadSeal: another key, another place, or changed."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        return decrypt(sealed[_NONCE:], bound.encode(), sealed[:_NONCE], key)
    except (CryptoError, ValueError, TypeError):
        raise BadSeal from None
