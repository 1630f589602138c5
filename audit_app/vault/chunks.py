"""A long secret in chunks that can be neither changed, cut, moved nor added to unnoticed.

libsodium's secretstream (XChaCha20-Poly1305): 24 bytes, then chunks of 64 KiB with 17 bytes more
each. Only the last may be shorter, and only the last carries the final tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from nacl.bindings import crypto_secretstream_xchacha20poly1305_state as State  # noqa: N812

CHUNK = 65_536
START = 24
MORE = 17


class BadChunks(Exception):
    """These are not the chunks that were written. Never leaves the room."""


def seal(pieces: Iterable[bytes], key: bytes | bytearray, bound: bytes, target: BinaryIO) -> None:
    """Write ``pieces``, however they are cut, under ``key`` and bound to ``bound`` (OSError).

    ValueError: there is nothing to write (a bug).
    """
    from nacl import bindings as sodium

    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    target.write(sodium.crypto_secretstream_xchacha20poly1305_init_push(state, bytes(key)))

    def put(chunk: bytes, tag: int) -> None:
        sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, bound, tag)
        target.write(sealed)

    last = b""
    for chunk in _cut(pieces):
        if last:
            put(last, sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE)
        last = chunk
    if not last:
        raise ValueError("nothing to seal")
    put(last, sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL)


def unseal(source: BinaryIO, key: bytes | bytearray, bound: bytes) -> Iterator[bytes]:
    """The chunks, each proved before it is given; the last was the last, and nothing follows it.

    BadChunks: anything else, possibly after some sound chunks were given. OSError.
    """
    from nacl import bindings as sodium

    start = source.read(START)
    if len(start) != START:
        raise BadChunks("short")
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, start, bytes(key))
    while True:
        chunk, tag = _pull(state, source.read(CHUNK + MORE), bound)
        if tag == sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
            if source.read(1):
                raise BadChunks("more")
            yield chunk
            return
        if tag != sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE or len(chunk) != CHUNK:
            raise BadChunks("tag")
        yield chunk


def _pull(state: State, sealed: bytes, bound: bytes) -> tuple[bytes, int]:
    from nacl import bindings as sodium
    from nacl.exceptions import CryptoError

    if len(sealed) <= MORE:
        raise BadChunks("short")
    try:
        return sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
    except (CryptoError, RuntimeError):
        raise BadChunks("changed") from None


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of equal length; the last may be shorter."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)
