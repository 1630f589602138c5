"""Where the answers lie, and what that means for who else could read or copy the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.value import Value
from audit_app.system.disks.told import Disk, Told
from audit_app.system.synced import is_synced
from audit_app.vault.places import is_open_to_others

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.domain.words import Words

_KB = 1024


class Whereabouts(Value):
    """``synced`` and ``roaming``: copied to the internet, or to a school's server.

    ``others``: other accounts on this machine may look into the folder.
    """

    synced: bool
    roaming: bool
    others: bool
    disk: Disk


class Remark(Value):
    """One line about it: the key of its words, and whether there is something to do."""

    key: str
    care: bool


def size(count: int, words: Words) -> str:
    """``count`` bytes as people say it."""
    kb = round(count / _KB)
    if not kb:
        return words("settings.my-data.size.small")
    if kb < _KB:
        return words("settings.my-data.size.kb", count=kb)
    return words("settings.my-data.size.mb", count=round(kb / _KB))


def look(folder: Path) -> Whereabouts:
    """Ask this machine. May take seconds; never fails."""
    from audit_app.system.disks import asking

    return Whereabouts(
        # What matters is the folder itself, not only those above it.
        synced=is_synced(folder / "answers"),
        roaming=asking.is_roaming(folder),
        others=_is_open(folder),
        disk=asking.disk_under(folder),
    )


def _is_open(folder: Path) -> bool:
    try:
        return is_open_to_others(folder)
    except OSError:
        return False


def remarks(where: Whereabouts) -> tuple[Remark, ...]:
    """What to say, the most pressing first. Not being able to tell is said too."""
    said = []
    if where.synced:
        said.append(Remark(key="my-data.where.synced", care=True))
    if where.roaming:
        said.append(Remark(key="my-data.where.roaming", care=True))
    if where.others:
        said.append(Remark(key="my-data.where.other-account", care=True))
    if where.disk.network is Told.YES:
        # Whoever looks after that machine knows of its disk, not we.
        return (*said, Remark(key="my-data.where.network.yes", care=True))
    if where.disk.network is Told.UNKNOWN:
        said.append(Remark(key="my-data.where.network.could-not-tell", care=False))
    locked = where.disk.locked
    said.append(Remark(key=f"my-data.where.locked.{locked}", care=locked is Told.NO))
    return tuple(sorted(said, key=lambda remark: not remark.care))
