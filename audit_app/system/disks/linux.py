"""Linux: the table of mounts, and the chain of block devices below one. Files only, no root.

``/proc/self/mountinfo`` is described in proc(5); ``slaves`` and ``dm/uuid`` in the kernel's sysfs
documentation. A device-mapper target for encryption names itself CRYPT-.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audit_app.system.disks.told import Disk, Told

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK = frozenset(
    (
        *("afs", "ceph", "cifs", "coda", "davfs", "davfs2", "glusterfs", "gvfsd-fuse", "lustre"),
        *("google-drive-ocamlfuse", "ncpfs", "nfs", "nfs4", "onedriver", "rclone", "s3fs"),
        *("smb3", "smbfs", "sshfs"),
    )
)
# From the machine around a virtual one, or not there until somebody looks.
_NO_TELLING = frozenset(("9p", "autofs", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"))
_LOCKED = frozenset(("cryfs", "cryptomator", "ecryptfs", "encfs", "gocryptfs", "securefs"))
# Of any other disk, such as a virtual machine's, only the machine around it could tell.
_REAL_DISK = re.compile(r"(sd[a-z]+|hd[a-z]+|nvme\d+n\d+|mmcblk\d+)$")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_ANONYMOUS = "0:"
_BY_A_PROGRAM = "fuse."


class Mount(NamedTuple):
    """One line of the table: the device's numbers, where it is mounted, its kind and its name."""

    device: str
    point: str
    kind: str
    source: str


def look(folder: str, mounts: str, sys: Path) -> Disk:
    """What can be told of the disk under ``folder``, a whole path without links.

    ``mounts`` is the text of ``/proc/self/mountinfo``, ``sys`` usually ``/sys``.
    """
    mount = find(folder, parse(mounts))
    if mount is None:
        return Disk()
    return Disk(network=network(mount.kind), locked=locked(mount, sys))


def parse(mounts: str) -> tuple[Mount, ...]:
    """The table of mounts; lines that are not understood are left out."""
    found = []
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        left, right = before.split(" "), after.split(" ")
        if dash and len(left) > len(Mount._fields) and len(right) > 1:
            found.append(Mount(left[2], _plain(left[4]), right[0], _plain(right[1])))
    return tuple(found)


def find(folder: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """The mount that ``folder`` lies on: the deepest, and the last of several in one place."""
    over = [mount for mount in mounts if _is_over(mount.point, folder)]
    return max(enumerate(over), key=lambda one: (len(one[1].point), one[0]))[1] if over else None


def network(kind: str) -> Told:
    """Whether a kind of file system is that of another machine."""
    name = kind.removeprefix(_BY_A_PROGRAM)
    if name in _NETWORK:
        return Told.YES
    unsure = name in _NO_TELLING or (name != kind and name not in _LOCKED)
    return Told.UNKNOWN if unsure else Told.NO


def locked(mount: Mount, sys: Path) -> Told:
    """Whether everything below a mount is unreadable without a key."""
    if mount.kind.removeprefix(_BY_A_PROGRAM) in _LOCKED:
        return Told.YES
    block = _block(mount, sys)
    return Told.UNKNOWN if block is None else _chain(block)


def _block(mount: Mount, sys: Path) -> Path | None:
    """The folder of the block device. Some file systems hide its numbers, but give its name."""
    if not mount.device.startswith(_ANONYMOUS):
        return _there(sys / "dev" / "block" / mount.device)
    name = mount.source.rpartition("/")[2]
    if mount.source.startswith("/dev/mapper/"):
        mapped = (sys / "class" / "block").glob("dm-*")
        return next(
            (path.resolve() for path in mapped if _read(path / "dm" / "name") == name), None
        )
    return _there(sys / "class" / "block" / name) if mount.source.startswith("/dev/") else None


def _chain(block: Path) -> Told:
    if _read(block / "dm" / "uuid").startswith("CRYPT-"):
        return Told.YES
    below = sorted(path.resolve() for path in (block / "slaves").glob("*"))
    if below:
        told = {_chain(path) for path in below}
        return told.pop() if len(told) == 1 else Told.NO if Told.NO in told else Told.UNKNOWN
    disk = block.parent if (block / "partition").exists() else block
    return Told.NO if _REAL_DISK.fullmatch(disk.name) else Told.UNKNOWN


def _there(path: Path) -> Path | None:
    return path.resolve() if path.exists() else None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_over(point: str, folder: str) -> bool:
    return folder == point or folder.startswith(point.rstrip("/") + "/")


def _plain(text: str) -> str:
    """The kernel writes spaces and the like as three octal digits."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)
