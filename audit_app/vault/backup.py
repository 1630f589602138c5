"""A backup: one file that opens elsewhere with the passphrase or spare key, and nothing else.

    "SAVBAK" 0x00 0x01 | u32 length | key header (see ``header``) | chunks (see ``chunks``)

The key header is the vault's own without its keyring slots. The chunks hold a u32 length, that much
JSON (``About``), and the answers file, still encrypted under its own key. They are bound to the
SHA-256 of all before them. ``docs/file-formats.md`` has test vectors.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
import struct
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import chunks, header, keyslots, spare_key
from audit_app.vault.chunks import BadChunks
from audit_app.vault.errors import (
    BackupDamaged,
    BackupUnreadable,
    NewerVersion,
    NoSuchWay,
    NotABackup,
    NoWayToTake,
    WrongSecret,
)
from audit_app.vault.header import BadCopy, Copy, SlotKind
from audit_app.vault.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAGIC = b"SAVBAK"
FORMAT = b"\x00\x01"
TAKEN = (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)
# No answers with pictures come near it, and reading one that claims more would take for ever.
LARGEST = 16 * 1024**3

_LENGTH = struct.Struct(">I")
_LARGEST_ABOUT = 1_000_000
_START = len(MAGIC) + len(FORMAT) + _LENGTH.size
# A forged header could make each of many slots cost a minute.
_MOST_SLOTS = 4


class About(Value):
    """What a backup says of itself, readable with its key only.

    ``commits`` and ``schema`` are those of the answers file, ``size`` its bytes; ``needs`` is the
    first program that reads it; ``keyring`` whether one opened the answers too; ``settings`` are
    the readable ones, for a new laptop: a newer program may have more of them.
    """

    v: int
    made: datetime
    commits: int
    schema: int
    size: int
    needs: str
    keyring: bool
    settings: dict[str, Any]


class Contents(NamedTuple):
    """What to put into a backup: the header, its keys, and a closed answers file."""

    copy: Copy
    keys: Keys
    about: About
    answers: Path


class Sealed(NamedTuple):
    """A backup that was looked at and not opened yet."""

    path: Path
    copy: Copy

    @property
    def kinds(self) -> tuple[SlotKind, ...]:
        """The ways in that there are."""
        return self.copy.header.kinds


class _Glance(msgspec.Struct):
    """What every version of ``About`` says."""

    v: int = 0
    needs: str = ""


def portable(copy: Copy, keys: Keys) -> Copy:
    """The header as it goes into a backup. NoWayToTake: only this laptop's keyring opens it."""
    slots = tuple(slot for slot in copy.header.slots if slot.kind in TAKEN)
    if not slots:
        raise NoWayToTake
    return header.encode(msgspec.structs.replace(copy.header, slots=slots), keys.header)


def write(contents: Contents, target: BinaryIO) -> bytes:
    """Write a backup; the digest of what it holds, to compare with ``read`` (OSError)."""
    start = _start(contents.copy)
    target.write(start)
    digest = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        about = msgspec.json.encode(contents.about, order="sorted")
        yield _LENGTH.pack(len(about)) + about
        with contents.answers.open("rb") as file:
            while piece := file.read(chunks.CHUNK):
                digest.update(piece)
                yield piece

    chunks.seal(pieces(), contents.keys.backup, hashlib.sha256(start).digest(), target)
    return digest.digest()


def look(path: Path) -> Sealed:
    """Read the part that needs no key.

    NotABackup, BackupDamaged, NewerVersion, BackupUnreadable.
    """
    with _opened(path) as file:
        return Sealed(path, _header(file))


def unlock(sealed: Sealed, kind: SlotKind, text: str) -> Keys:
    """The keys, by passphrase or spare key.

    Mistyped; WrongSecret; NoSuchWay; BackupDamaged: the secret is right and the header was changed.
    """
    typed = kind is SlotKind.SPARE_KEY
    secret = spare_key.parse(text) if typed else keyslots.passphrase_bytes(text)
    slots = sealed.copy.header.of_kind(kind) if kind in TAKEN else ()
    if not slots:
        raise NoSuchWay(kind)
    for slot in slots:
        data_key = keyslots.unseal(sealed.copy.header.vault, slot, secret)
        if data_key is not None:
            keys = Keys(data_key)
            if not sealed.copy.proves(keys.header):
                raise BackupDamaged
            return keys
    raise WrongSecret(kind)


def read(sealed: Sealed, keys: Keys, target: BinaryIO | None = None) -> tuple[About, bytes]:
    """Read to the end, proving every byte: what it says of itself, and the digest of its answers.

    They are written to ``target``, which only counts once this returned. NotABackup,
    BackupDamaged, NewerVersion, BackupUnreadable; OSError comes from ``target`` alone.
    """
    digest, size = hashlib.sha256(), 0
    with _opened(sealed.path) as file:
        if _header(file) != sealed.copy:
            raise BackupDamaged
        pieces = _pieces(file, keys, hashlib.sha256(_start(sealed.copy)).digest())
        about, first = _about(pieces)
        for piece in itertools.chain((first,), pieces):
            digest.update(piece)
            size += len(piece)
            if target is not None:
                target.write(piece)
    if size != about.size:
        raise BackupDamaged
    return about, digest.digest()


def _pieces(file: BinaryIO, keys: Keys, bound: bytes) -> Iterator[bytes]:
    try:
        yield from chunks.unseal(file, keys.backup, bound)
    except BadChunks:
        raise BackupDamaged from None
    except OSError:
        raise BackupUnreadable from None


def _about(pieces: Iterator[bytes]) -> tuple[About, bytes]:
    """What stands before the answers, and the first piece of those."""
    held = next(pieces, b"")
    if len(held) < _LENGTH.size:
        raise BackupDamaged
    (length,) = _LENGTH.unpack_from(held)
    if length > _LARGEST_ABOUT:
        raise BackupDamaged
    while len(held) < _LENGTH.size + length:
        piece = next(pieces, None)
        if piece is None:
            raise BackupDamaged
        held += piece
    body, rest = held[_LENGTH.size :][:length], held[_LENGTH.size + length :]
    try:
        glance = msgspec.json.decode(body, type=_Glance)
        if glance.v > 1:
            raise NewerVersion(glance.needs)
        return msgspec.json.decode(body, type=About), rest
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BackupDamaged from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, if it is a plain one of a size that can be true."""
    try:
        # Not blocking: a pipe by that name would never end.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
    except OSError:
        raise BackupUnreadable from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        os.close(handle)
        raise NotABackup
    with os.fdopen(handle, "rb") as file:
        yield file


def _start(copy: Copy) -> bytes:
    return MAGIC + FORMAT + _LENGTH.pack(len(copy.raw)) + copy.raw


def _header(file: BinaryIO) -> Copy:
    """The key header at the beginning of a backup. Later formats keep it in this place."""
    try:
        start = file.read(_START)
        if not start.startswith(MAGIC):
            raise NotABackup
        if len(start) < _START:
            raise BackupDamaged
        (length,) = _LENGTH.unpack(start[-_LENGTH.size :])
        copy = header.decode(file.read(min(length, header.LARGEST + 1)))
    except OSError:
        raise BackupUnreadable from None
    except BadCopy:
        raise BackupDamaged from None
    if not start.startswith(MAGIC + FORMAT):
        raise NewerVersion(copy.header.needs)
    if len(copy.header.slots) > _MOST_SLOTS or len(copy.raw) != length:
        raise BackupDamaged
    return copy
