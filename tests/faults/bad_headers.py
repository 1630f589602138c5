"""Key headers that no program ever writes, made by hand, each with a right checksum.

A list of changes to a good header, as data: what is wrong, and the JSON that has it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from audit_app.vault import header
from tests.vault.test_header import a_copy, framed

Json = Any


def text(length: int) -> str:
    """So many bytes in base64."""
    return base64.b64encode(bytes(length)).decode()


# A value put in the place of one in the header.
TOP: dict[str, tuple[Json, ...]] = {
    "v": (0, -1, "1", 1.5, True, None, [], {}),
    "gen": (0, -1, 2**53 + 1, 2**63, 2**64, 1e300, "7", 1.5, True, None, []),
    "vault": ("", "0", "g" * 32, "A" * 32, "0" * 31, "0" * 33, "é" * 32, 5, None, [], {}),
    "slots": ([], {}, None, "x", 5, [None], [1], ["x"], [[]], [{}]),
    "cipher": (None, 5, [], {}),
    "needs": (None, 5, [], {}),
}
SLOT: dict[str, tuple[Json, ...]] = {
    "id": (None, 5, [], {}),
    "kind": (None, 5, [], {}),
    "nonce": ("", text(23), text(25), text(10_000), "not base64!", "AAA", 5, None, []),
    "ct": ("", text(47), text(49), text(10_000), "not base64!", 5, None, {}),
    "kdf": (None, 5, "argon2id", [], {}),
    "where": (5, "keyring", [], {}, {"backend": "x"}, {"backend": 1, "service": "", "account": ""}),
}
KDF: dict[str, tuple[Json, ...]] = {
    "alg": (None, 5, []),
    "salt": ("", text(15), text(65), text(10_000), "not base64!", 5, None),
    "m": ("1", 1.5, None, True, []),
    "t": ("1", 1.5, None, []),
    "p": ("1", 1.5, None, {}),
}
# Numbers that are well formed and must never be acted on: (m, t, p).
ABSURD_COSTS = (
    *((2**31, 3, 1), (2**31 - 1, 3, 1), (2**32, 3, 1), (2**40, 1, 1), (2**63 - 1, 1, 1)),
    *((1024 * 1024 + 1, 3, 1), (19 * 1024 - 1, 3, 1), (0, 3, 1), (-1, 3, 1), (8, 1, 1)),
    *((65_536, 0, 1), (65_536, -1, 1), (65_536, 21, 1), (65_536, 2**31, 1), (65_536, 2**63 - 1, 1)),
    *((65_536, 3, 0), (65_536, 3, 2), (65_536, 3, 255), (65_536, 3, -1), (65_536, 3, 2**31)),
    *((2**64, 3, 1), (-(2**64), 3, 1), (65_536, 2**70, 1), (65_536, 3, 2**70)),
)
# Whole bodies.
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "a number": b"1",
    "a text": b'"x"',
    "a list": b"[]",
    "no fields": b"{}",
    "cut off": b'{"v":1',
    "two values": b"{}{}",
    "not UTF-8": b'{"v":1,"vault":"\xff\xfe"}',
    "deep lists": b"[" * 30_000,
    "deep objects": b'{"a":' * 9_000,
    "a number as long as a book": b'{"v":' + b"9" * 60_000 + b"}",
    "NaN": b'{"gen":NaN}',
    "zeros": bytes(500),
    "the same field twice": b'{"v":1,"v":1}',
    "a byte order mark": b"\xef\xbb\xbf{}",
}


def plain() -> dict[str, Json]:
    """A good header as JSON says it."""
    found: dict[str, Json] = json.loads(header.canonical(a_copy().header))
    return found


def body(changed: dict[str, Json]) -> bytes:
    """The one form that JSON has in a header."""
    return json.dumps(changed, sort_keys=True, separators=(",", ":")).encode()


def every() -> Iterator[tuple[str, bytes]]:
    """What is wrong, and the file that has it."""
    for name, raw in BODIES.items():
        yield name, framed(raw)
    for name, raw in _frames():
        yield name, raw
    for where, changes in (("", TOP), ("slot", SLOT), ("kdf", KDF)):
        for field, values in changes.items():
            for value in values:
                yield f"{where} {field} = {str(value)[:30]}", _with(where, field, value)
            yield f"{where} without {field}", _without(where, field)
        yield f"{where} with a field too many", _with(where, "more", 1)
    for name, slots in _slot_lists():
        yield name, framed(body(plain() | {"slots": slots}))


def _frames() -> Iterator[tuple[str, bytes]]:
    good = a_copy().raw
    yield "zero bytes", b""
    for size in (1, 8, 11, 12, 75, 76, len(good) - 1):
        yield f"{size} bytes", good[:size]
    yield "one byte too many", good + b"\0"
    yield "only zeros", bytes(len(good))
    yield "another magic", b"NOTHDR" + good[6:]
    yield "larger than any", framed(b"x" * header.LARGEST)


def _slot_lists() -> Iterator[tuple[str, list[Json]]]:
    slot = plain()["slots"][0]
    yield "the same slot twice", [slot, slot]
    yield "two slots of one id", [slot, slot | {"kind": "passphrase"}]
    yield "a thousand slots", [slot | {"id": f"{number:08x}"} for number in range(1000)]
    yield "a thousand empty slots", [{}] * 1000


def _with(where: str, field: str, value: Json) -> bytes:
    changed = plain()
    _part(changed, where)[field] = value
    return framed(body(changed))


def _without(where: str, field: str) -> bytes:
    changed = plain()
    # Fields with a default are written all the same: without them it is not the one form.
    _part(changed, where).pop(field, None)
    return framed(body(changed))


def _part(changed: dict[str, Json], where: str) -> dict[str, Json]:
    slot: dict[str, Json] = changed["slots"][0]
    kdf: dict[str, Json] = slot["kdf"]
    return {"": changed, "slot": slot, "kdf": kdf}[where]
