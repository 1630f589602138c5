"""macOS: what ``mount`` and ``fdesetup status`` print. Not tried on a real Mac yet."""

from __future__ import annotations

import re

from audit_app.system.disks.told import Disk, Told

# Such a line: /dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse).
_MOUNT = re.compile(r".+? on (?P<point>/.*) \((?P<options>[^()]*)\)")
_STARTUP = ("/", "/System/Volumes/Data")


def look(folder: str, mounts: str, vault: str) -> Disk:
    """What can be told of the disk under ``folder``, a whole path without links.

    ``mounts`` is what ``mount`` printed, ``vault`` what ``fdesetup status`` did: that is about the
    disk the Mac starts from, and tells nothing of another.
    """
    point, options = _find(folder, mounts)
    if not point:
        return Disk()
    network = Told.NO if "local" in options else Told.YES
    return Disk(network=network, locked=_locked(vault) if point in _STARTUP else Told.UNKNOWN)


def _find(folder: str, mounts: str) -> tuple[str, list[str]]:
    over = []
    for line in mounts.splitlines():
        found = _MOUNT.fullmatch(line.strip())
        point = found["point"] if found else ""
        if found and (folder == point or folder.startswith(point.rstrip("/") + "/")):
            over.append((point, found["options"].split(", ")))
    return max(over, key=lambda one: len(one[0]), default=("", []))


def _locked(said: str) -> Told:
    """While it is turning on or off, some of the disk can be read."""
    lines = said.splitlines()
    first = lines[0].strip() if lines else ""
    if "progress" in said:
        return Told.UNKNOWN
    return {"FileVault is On.": Told.YES, "FileVault is Off.": Told.NO}.get(first, Told.UNKNOWN)
