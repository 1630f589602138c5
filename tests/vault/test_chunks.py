from __future__ import annotations

import io
import random

import pytest

from audit_app.vault import chunks
from audit_app.vault.chunks import CHUNK, BadChunks

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out(size: int) -> None:
    data = random.Random(size).randbytes(size)  # noqa: S311 - no secret
    sealed = io.BytesIO()
    chunks.seal((data[:100], data[100:]), KEY, b"x", sealed)
    sealed.seek(0)
    found = list(chunks.unseal(sealed, KEY, b"x"))
    assert b"".join(found) == data
    assert len(found) == -(-size // CHUNK)


def test_a_short_chunk_in_the_middle_is_told() -> None:
    """Written by hand: only the last may be shorter."""
    from nacl import bindings as sodium

    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    data = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, KEY)
    for text, tag in ((bytes(CHUNK), 1), (b"end", 3)):
        data += sodium.crypto_secretstream_xchacha20poly1305_push(state, text, b"x", tag)
    with pytest.raises(BadChunks):
        list(chunks.unseal(io.BytesIO(data), KEY, b"x"))


def test_nothing_to_seal_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="nothing"):
        chunks.seal((), KEY, b"x", io.BytesIO())
