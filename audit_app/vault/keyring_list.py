"""Which places in a keyring were given a secret, until each is in use or known to be empty.

Written ahead: a new place stands here before a keyring is asked to keep anything there, and an old
one before the key header stops naming it. So whatever cuts a change off, nothing stays in a keyring
that nobody knows of. The file holds the names of places alone, and can be read without a key:
deleting everything needs it.
"""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import disk, places
from audit_app.vault.errors import Closed
from audit_app.vault.header import Where

SERVICE = "privacy-self-audit"

_LARGEST = 65_536


class Item(Value):
    """A place. Not ``ours``: what lies there was not what we had kept, or could not be looked at.

    Only deleting everything takes such a thing away: it may be of use to somebody else.
    """

    where: Where
    ours: bool = True


def place(vault: str, slot: str) -> Where:
    """Where the secret of a slot is to lie; which keyring takes it is not known yet."""
    return Where(backend="", service=f"{SERVICE} {vault}", account=slot)


def read(folder: Path) -> tuple[Item, ...]:
    """The places on the list; none where it is missing or broken (OSError).

    Anybody could write into it: only places with a name of ours count.
    """
    try:
        found = msgspec.json.decode(
            disk.read(folder / places.KEYRING, _LARGEST), type=tuple[Item, ...]
        )
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return ()
    return tuple(item for item in found if item.where.service.startswith(f"{SERVICE} "))


class KeyringList:
    """The list of open answers. Nothing is written after ``close``."""

    def __init__(self, folder: Path) -> None:
        """The list in ``folder``, if there is one."""
        self._folder = folder
        self._lock = threading.Lock()
        self._closed = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on it."""
        return not (self._folder / places.KEYRING).exists()

    def note(self, *items: Item) -> None:
        """Put places on the list, for good (Closed, DiskFull, NotAllowed, DiskTrouble)."""
        with self._lock, disk.told():
            if self._closed:
                raise Closed
            names = {_name(item.where) for item in items}
            before = (item for item in read(self._folder) if _name(item.where) not in names)
            self._write((*before, *items))

    def sweep(self, used: tuple[Where, ...], erase: Callable[[Where], bool]) -> bool:
        """Take away what is ours and not ``used``; False: something unused is left there.

        ``used`` are the places of a header that lies on the disk twice. ``erase`` may take long.
        Closed, DiskFull, NotAllowed, DiskTrouble: the list is as it was.
        """
        names = {_name(where) for where in used}
        with disk.told():
            unused = [item for item in read(self._folder) if _name(item.where) not in names]
        gone = {_name(item.where) for item in unused if item.ours and erase(item.where)}
        with self._lock, disk.told():
            if self._closed:
                raise Closed
            listed = read(self._folder)
            self._write(tuple(item for item in listed if _name(item.where) not in names | gone))
        return len(gone) == len(unused)

    def close(self) -> None:
        """Let what is being written end. Nothing comes after it."""
        with self._lock:
            self._closed = True

    def _write(self, items: tuple[Item, ...]) -> None:
        path = self._folder / places.KEYRING
        if items:
            disk.put(path, msgspec.json.encode(items))
        elif path.exists():
            disk.remove(path)
            disk.sync_folder(self._folder)


def _name(where: Where) -> tuple[str, str]:
    return where.service, where.account
