"""The key header as bytes: who may open the answers, and proof that nobody changed it.

    "SAVHDR" 0x00 0x01 | u32 length | JSON | HMAC-SHA256 | SHA-256

The JSON is canonical: UTF-8, keys sorted, no spaces, bytes as base64. SHA-256 over all before it
tells damage without a key; HMAC-SHA256 over all before it tells tampering with one. Later formats
keep magic, length, JSON and SHA-256 where they are, and say in ``needs`` which program reads them.
"""

import hashlib
import hmac
import struct
from enum import StrEnum
from typing import TypeVar

import msgspec

from audit_app.domain.value import Value
from audit_app.vault.errors import NewerVersion

MAGIC = b"SAVHDR"
FORMAT = b"\x00\x01"
NEEDS = "0.1.0"
CIPHER = "chacha20"
LARGEST = 65_536

_T = TypeVar("_T")
_LENGTH = struct.Struct(">I")
_START = len(MAGIC) + len(FORMAT) + _LENGTH.size
_DIGEST = 32
_NONCE = 24
_WRAPPED = 48
_SALTS = range(16, 65)
_ID = 32
_NEWEST_GENERATION = 2**53


class BadCopy(Exception):
    """These bytes are not a sound header. Never leaves the room."""


class SlotKind(StrEnum):
    """A way to open the answers."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    SPARE_KEY = "spare-key"


_KNOWN = frozenset(kind.value for kind in SlotKind)


class Where(Value):
    """Which keyring holds the wrapping secret, and under which names."""

    backend: str
    service: str
    account: str


class Kdf(Value):
    """How a wrapping key is made. ``m`` is in KiB; ``m``, ``t``, ``p`` belong to argon2id."""

    alg: str
    salt: bytes
    m: int = 0
    t: int = 0
    p: int = 0


class Slot(Value):
    """The data key, wrapped once. Kinds and algorithms that are not known are kept and skipped."""

    id: str
    kind: str
    kdf: Kdf
    nonce: bytes
    ct: bytes
    where: Where | None = None


class Header(Value):
    """The content of a key file. ``gen`` grows with every change."""

    v: int
    vault: str
    gen: int
    slots: tuple[Slot, ...]
    cipher: str = CIPHER
    needs: str = NEEDS

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    @property
    def kinds(self) -> tuple[SlotKind, ...]:
        """The ways in that this program knows, each once."""
        return tuple(kind for kind in SlotKind if self.of_kind(kind))


class Copy(Value):
    """A sound copy, with the bytes it came from."""

    header: Header
    raw: bytes

    def proves(self, key: bytes | bytearray) -> bool:
        """Whether somebody with the data key wrote it."""
        said = self.raw[-2 * _DIGEST : -_DIGEST]
        return hmac.compare_digest(said, _mac(key, self.raw[: -2 * _DIGEST]))


class _Glance(msgspec.Struct):
    """What every version of the header says."""

    v: int = 0
    needs: str = ""


def encode(header: Header, key: bytes | bytearray) -> Copy:
    """The bytes of a header, proved with the header key."""
    body = canonical(header)
    start = MAGIC + FORMAT + _LENGTH.pack(len(body)) + body
    proved = start + _mac(key, start)
    return Copy(header=header, raw=proved + hashlib.sha256(proved).digest())


def decode(data: bytes) -> Copy:
    """Read a header. BadCopy: it is damaged. NewerVersion: a newer program wrote it."""
    body = _body(data)
    glance = _decode(body, _Glance)
    if not data.startswith(MAGIC + FORMAT) or glance.v > 1:
        raise NewerVersion(glance.needs)
    header = _decode(body, Header)
    if header.cipher != CIPHER:
        raise NewerVersion(header.needs)
    if canonical(header) != body:
        raise BadCopy("not canonical")
    _check(header)
    return Copy(header=header, raw=data)


def canonical(value: object) -> bytes:
    """The one JSON form of a value."""
    return msgspec.json.encode(value, order="sorted")


def _body(data: bytes) -> bytes:
    """The JSON of bytes whose frame and checksum are right."""
    if not _START + 2 * _DIGEST < len(data) <= LARGEST:
        raise BadCopy("size")
    if not data.startswith(MAGIC):
        raise BadCopy("magic")
    if hashlib.sha256(data[:-_DIGEST]).digest() != data[-_DIGEST:]:
        raise BadCopy("checksum")
    (length,) = _LENGTH.unpack_from(data, _START - _LENGTH.size)
    body = data[_START : _START + length]
    if data.startswith(MAGIC + FORMAT) and len(data) != _START + length + 2 * _DIGEST:
        raise BadCopy("length")
    return body


def _decode(body: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadCopy(type(error).__name__) from None


def _check(header: Header) -> None:
    """BadCopy: a value that no program ever writes."""
    ids = {slot.id for slot in header.slots}
    if header.v != 1 or not 1 <= header.gen <= _NEWEST_GENERATION:
        raise BadCopy("numbers")
    if len(header.vault) != _ID or not set(header.vault) <= set("0123456789abcdef"):
        raise BadCopy("vault")
    if not header.slots or len(ids) != len(header.slots):
        raise BadCopy("slots")
    known = [slot for slot in header.slots if slot.kind in _KNOWN]
    if any(not _is_whole(slot) for slot in known):
        raise BadCopy("slot")


def _is_whole(slot: Slot) -> bool:
    sizes = len(slot.nonce) == _NONCE and len(slot.ct) == _WRAPPED
    return sizes and len(slot.kdf.salt) in _SALTS


def _mac(key: bytes | bytearray, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")
