"""What this laptop remembers of school packs: accepted ones, whole, and the versions it has seen.

All of it lies in ``packs/`` beside the settings, readable without a key: it holds no answer. It is
the person's own: who may write there may change it. Packs are judged anew at each start.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import disk, places

if TYPE_CHECKING:
    from pathlib import Path

_SEEN = "seen.json"
_LARGEST = 100_000


class Accepted(Value):
    """A pack that the person accepted: what exactly, and who signed it (empty: nobody)."""

    sha256: str
    key: str = ""


class Memory(Value):
    """The highest version seen of each pack, for each who stands behind it; and what is accepted.

    By pack, then by *school* or the signer's key.
    """

    versions: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    accepted: dict[str, Accepted] = msgspec.field(default_factory=dict)

    @property
    def signers(self) -> frozenset[str]:
        """Every signer that was accepted here, now or before."""
        return frozenset(by for seen in self.versions.values() for by in seen)


class Shelf:
    """The folder, for reading and writing. Nothing is made before there is something to keep."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the person's own, which need not exist."""
        self._home = folder
        self._folder = folder / places.PACKS

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self._folder.is_dir()

    def recall(self) -> Memory:
        """What is remembered. What cannot be read is kept aside, and begun anew: never fails."""
        path = self._folder / _SEEN
        try:
            return msgspec.json.decode(disk.read(path, _LARGEST), type=Memory)
        except FileNotFoundError:
            return Memory()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            with contextlib.suppress(OSError):
                path.replace(path.with_name(f"{_SEEN}.kept"))
            return Memory()

    def remember(self, memory: Memory) -> None:
        """Keep it (DiskFull, NotAllowed, DiskTrouble, NotYours)."""
        self._make()
        with disk.told():
            disk.put(self._folder / _SEEN, msgspec.json.encode(memory, order="sorted"))

    def keep(self, name: str, data: bytes, signature: str) -> None:
        """Keep a pack whole (as ``remember``). It counts once ``remember`` says so."""
        self._make()
        with disk.told():
            disk.put(self._signature(name), signature.encode())
            disk.put(self.pack(name), data)

    def remove(self, name: str) -> None:
        """Take a pack away (as ``remember``)."""
        with disk.told():
            disk.remove(self.pack(name))
            disk.remove(self._signature(name))

    def pack(self, name: str) -> Path:
        """Where a pack lies. ``name`` is an id of a pack that was read, or of the memory."""
        return self._folder / f"{name}.zip"

    def signature(self, name: str) -> str:
        """The signature that a pack came with; empty where it had none or it is gone."""
        try:
            return disk.read(self._signature(name), _LARGEST).decode()
        except (OSError, UnicodeDecodeError):
            return ""

    def _signature(self, name: str) -> Path:
        return self._folder / f"{name}.zip.minisig"

    def _make(self) -> None:
        places.make_private(self._home)
        places.make_private(self._folder)
