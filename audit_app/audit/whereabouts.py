"""Where the answers lie, and what that means for who else could read or copy the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.value import Value
from audit_app.system.disks.told import Disk, Told
from audit_app.system.synced import is_synced

if TYPE_CHECKING:
    from pathlib import Path


class Whereabouts(Value):
    """``synced`` and ``roaming``: copied to the internet, or to a school's server."""

    synced: bool
    roaming: bool
    disk: Disk


class Remark(Value):
    """One line about it: the key of its words, and whether there is something to do."""

    key: str
    care: bool


def look(folder: Path) -> Whereabouts:
    """Ask this machine. May take seconds; never fails."""
    from audit_app.system.disks import asking

    return Whereabouts(
        # What matters is the folder itself, not only those above it.
        synced=is_synced(folder / "answers"),
        roaming=asking.is_roaming(folder),
        disk=asking.disk_under(folder),
    )


def remarks(where: Whereabouts) -> tuple[Remark, ...]:
    """What to say, the most pressing first. Not being able to tell is said too."""
    said = []
    if where.synced:
        said.append(Remark(key="my-data.where.synced", care=True))
    if where.roaming:
        said.append(Remark(key="my-data.where.roaming", care=True))
    if where.disk.network is Told.YES:
        # Whoever looks after that machine knows of its disk, not we.
        return (*said, Remark(key="my-data.where.network.yes", care=True))
    if where.disk.network is Told.UNKNOWN:
        said.append(Remark(key="my-data.where.network.could-not-tell", care=False))
    locked = where.disk.locked
    said.append(Remark(key=f"my-data.where.locked.{locked}", care=locked is Told.NO))
    return tuple(sorted(said, key=lambda remark: not remark.care))
