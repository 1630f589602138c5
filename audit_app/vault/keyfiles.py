"""The two copies of the key header: choosing, proving, repairing, changing."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import disk, header, places
from audit_app.vault.errors import Damage, Damaged
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import BadCopy, Copy
from audit_app.vault.keys import Keys


class Found(Value):
    """The sound copies, newest first, each content once. ``damaged`` names files to repair."""

    copies: tuple[Copy, ...]
    damaged: tuple[str, ...] = ()

    def newest_proved(self, key: bytes | bytearray) -> Copy | None:
        """The newest copy that somebody with the data key wrote."""
        return next((copy for copy in self.copies if copy.proves(key)), None)


class Made(NamedTuple):
    """The header of a vault that is about to be opened, with the keys that open it."""

    copy: Copy
    keys: Keys
    findings: tuple[Finding, ...]


def read(folder: Path) -> Found:
    """Read both copies, changing nothing.

    Damaged: no sound copy, or two that belong to different vaults. NewerVersion: either was
    written by a newer program. NotAllowed, DiskTrouble: they could not be read.
    """
    sound: list[Copy] = []
    damaged: list[str] = []
    refused: list[OSError] = []
    for name in places.KEYS:
        try:
            sound.append(header.decode(disk.read(folder / name, header.LARGEST)))
        except (BadCopy, FileNotFoundError):
            damaged.append(name)
        except OSError as error:
            damaged.append(name)
            refused.append(error)
    if refused and not sound:
        raise disk.trouble(refused[0])
    if not sound:
        raise Damaged(Damage.KEYS)
    if len({copy.header.vault for copy in sound}) > 1:
        raise Damaged(Damage.KEYS_MIXED)
    newest_first = sorted(sound, key=lambda copy: -copy.header.gen)
    different = tuple(dict.fromkeys(newest_first))
    return Found(copies=different, damaged=tuple(damaged))


def write(folder: Path, copy: Copy) -> None:
    """Write both copies, one after the other: a power cut leaves at least one (DiskFull ...).

    Both lie ready on the disk before either takes its place, and what was there is put back when
    the second cannot: or a newer copy counts, of which somebody was told that it was not kept.
    """
    ready = [(disk.beside(folder / name), folder / name) for name in places.KEYS]
    before = {path: _content(path) for _, path in ready}
    with disk.told():
        try:
            for new, _ in ready:
                disk.write(new, copy.raw)
            for new, path in ready:
                disk.swap(new, path)
        except OSError:
            _put_back(before)
            for new, _ in ready:
                disk.remove(new)
            raise


def repair(folder: Path, found: Found, proved: Copy) -> tuple[Finding, ...]:
    """Make both copies ``proved`` again.

    A copy that is merely older is what a power cut between the two leaves: it is brought up to
    date without a word. A damaged or unproved one is told.
    """
    stale = [name for name in places.KEYS if not _is(folder / name, proved)]
    newer = (copy for copy in found.copies if copy.header.gen >= proved.header.gen)
    forged = any(copy != proved for copy in newer)
    try:
        for name in stale:
            disk.put(folder / name, proved.raw)
    except OSError:
        return (Finding(noticed=Noticed.KEY_COPY_NOT_REPAIRED),)
    told = found.damaged or forged
    return (Finding(noticed=Noticed.KEY_COPY_REPAIRED),) if told else ()


def changed(copy: Copy, slots: tuple[header.Slot, ...], key: bytes | bytearray, gen: int) -> Copy:
    """The header with other slots, as generation ``gen``."""
    return header.encode(msgspec.structs.replace(copy.header, slots=slots, gen=gen), key)


def _is(path: Path, copy: Copy) -> bool:
    return _content(path) == copy.raw


def _content(path: Path) -> bytes | None:
    try:
        return disk.read(path, header.LARGEST)
    except OSError:
        return None


def _put_back(before: dict[Path, bytes | None]) -> None:
    """Let each file be what it was again, as far as the disk allows."""
    for path, content in before.items():
        if content is not None and _content(path) != content:
            with suppress(OSError):
                disk.put(path, content)
