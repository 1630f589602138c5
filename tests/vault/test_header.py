from __future__ import annotations

import hashlib
import json
import struct

import pytest

from audit_app.vault import header, keyslots
from audit_app.vault.errors import NewerVersion
from audit_app.vault.header import BadCopy, Copy, Header, SlotKind
from audit_app.vault.keys import Keys

VAULT = "0123456789abcdef" * 2
KEYS = Keys(bytes(range(32)))


def a_copy(gen: int = 1) -> Copy:
    slot = keyslots.blank(SlotKind.SPARE_KEY)
    sealed = keyslots.seal(VAULT, slot, b"secret", KEYS.data)
    return header.encode(Header(v=1, vault=VAULT, gen=gen, slots=(sealed,)), KEYS.header)


def framed(body: bytes, version: bytes = header.FORMAT) -> bytes:
    """What somebody without the key can write: any JSON, and the right checksum."""
    start = header.MAGIC + version + struct.pack(">I", len(body)) + body + bytes(32)
    return start + hashlib.sha256(start).digest()


def edited(**changes: object) -> bytes:
    plain = json.loads(header.canonical(a_copy().header)) | changes
    return framed(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode())


def slot(**changes: object) -> dict[str, object]:
    plain: dict[str, object] = json.loads(header.canonical(a_copy().header))["slots"][0]
    return plain | changes


def test_what_is_written_is_read_and_proved() -> None:
    copy = a_copy(gen=7)

    read = header.decode(copy.raw)

    assert read == copy
    assert read.header.kinds == (SlotKind.SPARE_KEY,)
    assert read.proves(KEYS.header)
    assert not read.proves(Keys(bytes(32)).header)


def test_every_single_bit_flip_is_noticed() -> None:
    raw = a_copy().raw
    for bit in range(len(raw) * 8):
        data = bytearray(raw)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BadCopy):
            header.decode(bytes(data))


def test_an_edit_with_the_right_checksum_is_not_proved() -> None:
    forged = header.decode(edited(gen=99))

    assert forged.header.gen == 99
    assert not forged.proves(KEYS.header)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SAVHDR",
        bytes(200),
        bytes(header.LARGEST + 1),
        framed(b"{}")[:-1],
        framed(b"{}"),
        framed(b"[]"),
        framed(b"null"),
        framed(b"{"),
        framed(b"\xff\xfe"),
        framed(b"[" * 30_000),
        framed(b'{"v":1}'),
        edited(v=0),
        edited(v="1"),
        edited(v=True),
        edited(v=1.0),
        edited(gen=0),
        edited(gen=-1),
        edited(gen=2**60),
        edited(gen=2**70),
        edited(gen=None),
        edited(vault=""),
        edited(vault="x" * 32),
        edited(vault=5),
        edited(slots=[]),
        edited(slots={}),
        edited(slots=None),
        edited(slots=[1]),
        edited(slots=[slot(id="1"), slot(id="1")]),
        edited(slots=[slot(nonce="")]),
        edited(slots=[slot(nonce="not base64!")]),
        edited(slots=[slot(ct="AAAA")]),
        edited(slots=[slot(kdf={"alg": "blake2b", "salt": "", "m": 0, "t": 0, "p": 0})]),
        edited(slots=[slot(kdf=None)]),
        edited(slots=[slot(where={"backend": 1})]),
        edited(slots=[slot(more=1)]),
        edited(more=1),
    ],
)
def test_bad_headers_with_right_checksums_are_bad_copies(data: bytes) -> None:
    with pytest.raises(BadCopy):
        header.decode(data)


@pytest.mark.parametrize("said", [0, 1, 5, 2**32 - 1])
def test_a_length_that_is_not_the_length_is_bad(said: int) -> None:
    raw = bytearray(a_copy().raw[:-32])
    raw[8:12] = struct.pack(">I", said)
    with pytest.raises(BadCopy):
        header.decode(bytes(raw) + hashlib.sha256(raw).digest())


def test_a_header_that_is_not_canonical_is_bad() -> None:
    """Whatever was in it that reading drops would be lost by writing it back."""
    spaced = json.dumps(json.loads(header.canonical(a_copy().header)), sort_keys=True).encode()
    with pytest.raises(BadCopy, match="canonical"):
        header.decode(framed(spaced))


@pytest.mark.parametrize(
    "data",
    [
        edited(v=2, needs="0.9", more=[1, 2]),
        edited(cipher="aegis", needs="0.9"),
        framed(b'{"needs":"0.9","v":2}', version=b"\x00\x02"),
        framed(b'{"needs":"0.9","v":1}', version=b"\x01\x00"),
    ],
)
def test_a_newer_header_says_what_it_needs(data: bytes) -> None:
    with pytest.raises(NewerVersion) as caught:
        header.decode(data)
    assert caught.value.needs == "0.9"


def test_a_kind_of_slot_that_is_not_known_is_kept_and_not_offered() -> None:
    newer = slot(id="ffffffff", kind="token", ct="AAAA", nonce="")

    read = header.decode(edited(slots=[slot(), newer]))

    assert [one.kind for one in read.header.slots] == ["spare-key", "token"]
    assert read.header.kinds == (SlotKind.SPARE_KEY,)
    assert b'"kind":"token"' in header.encode(read.header, KEYS.header).raw
