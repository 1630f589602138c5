"""Windows: the type of a drive, and what Explorer knows of BitLocker. Not tried there yet.

``manage-bde`` and WMI want an administrator; the property behind Explorer's padlock does not. Of
its values only 1 (on) and 2 (off) mean the same to everybody who wrote about it.
"""

from __future__ import annotations

from audit_app.system.disks.told import Disk, Told

# GetDriveTypeW.
_FIXED, _REMOTE, _MEMORY = 3, 4, 6
_ELSEWHERE = ("\\\\", "//")
_HERE = ("\\\\?\\", "\\\\.\\")


def look(folder: str, drive_type: int, property_said: str) -> Disk:
    """What can be told of the disk under ``folder``, a whole path without links."""
    return Disk(network=network(folder, drive_type), locked=_locked(property_said))


def network(folder: str, drive_type: int) -> Told:
    """Whether a folder is on another machine: by a path that names one, or by its drive's type."""
    if drive_type == _REMOTE or (folder.startswith(_ELSEWHERE) and not folder.startswith(_HERE)):
        return Told.YES
    return Told.NO if drive_type in (_FIXED, _MEMORY) else Told.UNKNOWN


def is_roaming(folder: str, roaming: str) -> bool:
    """Whether a folder is in the part of a profile that a school's server copies at each sign-in.

    ``roaming`` is what APPDATA says; empty where there is no such thing.
    """
    inside, whole = _plain(folder), _plain(roaming)
    return bool(whole) and (inside == whole or inside.startswith(whole + "\\"))


def _locked(said: str) -> Told:
    return {"1": Told.YES, "2": Told.NO}.get(said.strip(), Told.UNKNOWN)


def _plain(path: str) -> str:
    return path.replace("/", "\\").rstrip("\\").casefold()
