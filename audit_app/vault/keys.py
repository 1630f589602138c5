"""The data key and the keys that come from it."""

import hashlib
import os

LENGTH = 32


class Keys:
    """Keys in memory. ``wipe`` overwrites them as far as Python allows (copies may live on)."""

    __slots__ = ("backup", "counter", "data", "database", "header")

    def __init__(self, data_key: bytes) -> None:
        """Derive a key for the answers file, the header, the counter and for backups."""
        self.data = bytearray(data_key)
        self.database = self._derive(b"psa-database")
        self.header = self._derive(b"psa-header")
        self.counter = self._derive(b"psa-counter")
        self.backup = self._derive(b"psa-backup")

    @classmethod
    def fresh(cls) -> "Keys":
        """Keys that nobody has yet. Only ever called when no answers exist."""
        return cls(os.urandom(LENGTH))

    def wipe(self) -> None:
        """Overwrite every key."""
        for key in (self.data, self.database, self.header, self.counter, self.backup):
            key[:] = bytes(len(key))

    def _derive(self, purpose: bytes) -> bytearray:
        derived = hashlib.blake2b(key=self.data, person=purpose, digest_size=LENGTH)
        return bytearray(derived.digest())
