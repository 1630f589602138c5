"""A compiled copy that is only believed while it matches the TOML files it was made from."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class _Sealed(msgspec.Struct, frozen=True):
    made_from: str
    content: msgspec.Raw


def fingerprint(files: Mapping[str, bytes]) -> str:
    """A hash over the sorted names and the bytes of ``files``, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


def encode(made_from: str, content: object) -> bytes:
    """The compiled copy of ``content``: the same bytes for the same files."""
    raw = msgspec.Raw(msgspec.json.encode(content, order="sorted"))
    return msgspec.json.encode(_Sealed(made_from, raw)) + b"\n"


def decode(path: Path, made_from: str, kind: type[T]) -> T | None:
    """The content in ``path``, or None when it is missing, broken or made from other files.

    A copy that was made for an older shape of ``kind`` is broken, too.
    """
    try:
        sealed = msgspec.json.decode(path.read_bytes(), type=_Sealed)
        if sealed.made_from != made_from:
            return None
        return msgspec.json.decode(sealed.content, type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
