"""How many changes the answers file should hold: a count kept outside it, proved with a key.

It is written after each commit and never makes anything: it only shows that the file which is
opened now is older than the one that was closed. Two records take turns in one small file, so that
a torn write leaves the other; nothing is flushed per commit, because being behind is harmless.
"""

import contextlib
import hmac
import os
import struct
from pathlib import Path
from typing import NamedTuple

from audit_app.vault import disk, places
from audit_app.vault.finding import Finding, Noticed

_MAGIC = b"SAVSEQ\x00\x01"
_RECORD = struct.Struct(">8sQQB7x")
_PROOF = 32
_SIZE = _RECORD.size + _PROOF
# Apart by a disk sector, so that no torn sector holds both.
_PLACES = (0, 4096)


class Reading(NamedTuple):
    """The newest record: a turn, the number of commits, and whether closing was orderly."""

    turn: int
    commits: int
    clean: bool


class Counter:
    """The count beside the answers file of one vault."""

    def __init__(self, folder: Path, vault: str, key: bytes | bytearray) -> None:
        """``key`` proves records; ``vault`` binds them to this vault."""
        self._path = folder / places.COUNTER
        self._vault = vault.encode()
        self._key = key
        self.last = self._read()
        self._turn = self.last.turn if self.last else 0
        self._clean = True

    def compare(self, commits: int) -> tuple[Finding, ...]:
        """What the count says about an answers file with ``commits`` changes.

        A file ahead of the count is what a kill or power cut leaves, unless closing was orderly.
        """
        if self.last is None:
            return (Finding(noticed=Noticed.COUNTER_UNREADABLE),)
        if commits < self.last.commits:
            missing = self.last.commits - commits
            return (Finding(noticed=Noticed.ANSWERS_OLDER, count=missing),)
        if commits > self.last.commits and self.last.clean:
            return (Finding(noticed=Noticed.COUNTER_BEHIND),)
        return ()

    @property
    def was_clean(self) -> bool:
        """Whether the answers were closed in an orderly way last time."""
        return self.last is not None and self.last.clean

    def begin(self, commits: int) -> None:
        """Before the first change of a sitting: until ``note(clean=True)`` it is not orderly."""
        if self._clean:
            self.note(commits, clean=False, flush=True)

    def note(self, commits: int, *, clean: bool = False, flush: bool = False) -> None:
        """Write the count. What the disk refuses is let go: the answers themselves are safe."""
        self._turn += 1
        self._clean = clean
        start = _RECORD.pack(_MAGIC, self._turn, commits, clean)
        with contextlib.suppress(OSError):
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
            handle = os.open(self._path, flags, disk.OWNER_ONLY)
            with os.fdopen(handle, "wb") as file:
                file.seek(_PLACES[self._turn % 2])
                file.write(start + self._prove(start))
                file.flush()
                if flush:
                    os.fsync(file.fileno())

    def _read(self) -> Reading | None:
        try:
            data = disk.read(self._path, _PLACES[-1] + _SIZE)
        except OSError:
            return None
        records = (self._record(data[at : at + _SIZE]) for at in _PLACES)
        return max((record for record in records if record), default=None)

    def _record(self, data: bytes) -> Reading | None:
        start, proof = data[: _RECORD.size], data[_RECORD.size :]
        if len(data) != _SIZE or not hmac.compare_digest(proof, self._prove(start)):
            return None
        _, turn, commits, clean = _RECORD.unpack(start)
        return Reading(turn, commits, bool(clean))

    def _prove(self, start: bytes) -> bytes:
        return hmac.digest(self._key, self._vault + start, "sha256")
