"""Deleting everything: begun with a tombstone, ended with it, and gone on with if cut off.

What was saved or printed elsewhere stays, and so does a written-down spare key: it opens nothing.
"""

import contextlib
from pathlib import Path

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import clearing, disk, instance, places, switch
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import Where
from audit_app.vault.opening import ORDINARY, Means

_LARGEST = 65_536
# Beside the files of a vault: by name too.
_REMOVED = (
    "ballast*",
    "public.toml*",
    f"{places.PACKS}/*",
    f"{places.MARKER}*",
    f"{places.COPYING}*",
    # A second start that asked the first to come to the front, and was not answered.
    "front",
)


class _Tombstone(Value):
    """What is still to be taken out of the keyring, after the key files are gone."""

    keyring: tuple[Where, ...] = ()


def forget(folder: Path, means: Means = ORDINARY) -> tuple[Finding, ...]:
    """Delete everything kept in ``folder`` and its keyring items. Works without unlocking.

    A vault that is open here must be closed first.

    Cut off at any moment, ``state.look`` says *deleting* and another call goes on. Told: a keyring
    that would not delete its item, which opens nothing by itself. InUse, NotAllowed, DiskTrouble.
    """
    hold = means.hold or instance.hold(folder)
    try:
        with disk.told():
            findings = _forget(folder, means)
    finally:
        if not means.hold:
            hold.release()
    with contextlib.suppress(OSError):
        if not means.hold:
            folder.rmdir()
    return findings


def _forget(folder: Path, means: Means) -> tuple[Finding, ...]:
    tombstone = _tombstone(folder)
    disk.put(folder / places.TOMBSTONE, msgspec.json.encode(tombstone))
    ring = means.keyring()
    left = [where for where in tombstone.keyring if not ring.erase(where)]
    for each in (*switch.folders(folder), folder):
        clearing.erase_answers(each)
    for pattern in _REMOVED:
        for path in folder.glob(pattern):
            disk.remove(path)
    with contextlib.suppress(OSError):
        (folder / places.PACKS).rmdir()
    # Everything before it is gone for good before the tombstone goes.
    disk.sync_folder(folder)
    disk.remove(folder / f"{places.TOMBSTONE}.new")
    disk.remove(folder / places.TOMBSTONE)
    disk.sync_folder(folder)
    return tuple(Finding(noticed=Noticed.KEYRING_ITEM_LEFT) for _ in left[:1])


def _tombstone(folder: Path) -> _Tombstone:
    """The one left by a call that was cut off, else one with every keyring item there may be."""
    with contextlib.suppress(FileNotFoundError, msgspec.DecodeError):
        said = disk.read(folder / places.TOMBSTONE, _LARGEST)
        return msgspec.json.decode(said, type=_Tombstone)
    everywhere = (folder, *switch.folders(folder))
    named = (where for each in everywhere for where in switch.wheres(each))
    return _Tombstone(keyring=tuple(dict.fromkeys(named)))
