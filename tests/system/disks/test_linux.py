"""Tables of mounts and trees of block devices as real laptops have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.system.disks import linux
from audit_app.system.disks.told import Disk, Told

HOME = "/home/ann/.local/share/privacy-self-audit"
MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
23 22 0:21 / /proc rw - proc proc rw
30 22 254:0 / /home rw,relatime shared:2 - ext4 /dev/mapper/luks-home rw
31 30 0:50 / /home/ann/School\040drive rw - cifs //server/staff rw
32 30 0:51 / /home/ann/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
33 30 0:52 / /home/ann/safe rw - fuse.gocryptfs /home/ann/safe.lock rw
34 30 0:53 / /home/ann/odd rw - fuse.somethingnew odd rw
35 30 0:54 / /home/ann/btrfs rw - btrfs /dev/mapper/luks-home rw
36 30 0:55 / /home/ann/plain rw - btrfs /dev/nvme0n1p2 rw
37 30 8:17 / /media/stick rw - vfat /dev/sdb1 rw
38 30 252:1 / /virtual rw - ext4 /dev/vda1 rw
39 30 0:56 / /host rw - 9p host rw
40 30 254:1 / /mixed rw - ext4 /dev/mapper/group-mixed rw
41 30 254:3 / /volume rw - ext4 /dev/mapper/group-volume rw
42 30 9:0 / /raid rw - ext4 /dev/md0 rw
43 30 0:57 / /zfs rw - zfs pool/home rw
44 22 0:58 / /late rw - tmpfs tmpfs rw
45 22 0:59 / /late rw - nfs4 server:/late rw
"""


@pytest.fixture
def sys(tmp_path: Path) -> Path:
    """A small /sys: a laptop's disk, a stick, encryption above a partition, and above that LVM."""
    made = tmp_path / "sys"

    def device(path: str, numbers: str, *, below: tuple[str, ...] = (), uuid: str = "") -> None:
        folder = made / "devices" / path
        (folder / "slaves").mkdir(parents=True)
        name = folder.name
        if name[-1].isdecimal() and path.count("/") > 1:
            (folder / "partition").write_text("1\n")
        if uuid:
            (folder / "dm").mkdir()
            (folder / "dm" / "uuid").write_text(f"{uuid}\n")
            (folder / "dm" / "name").write_text(f"{uuid.partition(' ')[2]}\n")
        for under in below:
            (folder / "slaves" / under.rpartition("/")[2]).symlink_to(made / "devices" / under)
        for kind, named in (("dev/block", numbers), ("class/block", name)):
            (made / kind).mkdir(parents=True, exist_ok=True)
            (made / kind / named).symlink_to(folder)

    device("pci/nvme0n1", "259:0")
    device("pci/nvme0n1/nvme0n1p2", "259:2")
    device("pci/nvme0n1/nvme0n1p3", "259:3")
    device("usb/sdb", "8:16")
    device("usb/sdb/sdb1", "8:17")
    device("virtio/vda", "252:0")
    device("virtio/vda/vda1", "252:1")
    locked = "CRYPT-LUKS2-0123-luks luks-home"
    device("virtual/dm-0", "254:0", below=("pci/nvme0n1/nvme0n1p3",), uuid=locked)
    both = ("virtual/dm-0", "pci/nvme0n1/nvme0n1p2")
    device("virtual/dm-1", "254:1", below=both, uuid="LVM-mixed")
    device("virtual/dm-3", "254:3", below=("virtual/dm-0",), uuid="LVM-volume")
    device("virtual/md0", "9:0", below=("virtual/dm-0", "virtual/dm-3"))
    return made


@pytest.mark.parametrize(
    ("folder", "network", "locked"),
    [
        (HOME, Told.NO, Told.YES),
        ("/home", Told.NO, Told.YES),
        ("/homework", Told.NO, Told.NO),
        ("/var/lib", Told.NO, Told.NO),
        ("/home/ann/School drive/me", Told.YES, Told.UNKNOWN),
        ("/home/ann/gvfs/x", Told.YES, Told.UNKNOWN),
        ("/home/ann/safe", Told.NO, Told.YES),
        ("/home/ann/odd", Told.UNKNOWN, Told.UNKNOWN),
        ("/home/ann/btrfs", Told.NO, Told.YES),
        ("/home/ann/plain", Told.NO, Told.NO),
        ("/media/stick/x", Told.NO, Told.NO),
        ("/virtual", Told.NO, Told.UNKNOWN),
        ("/host/x", Told.UNKNOWN, Told.UNKNOWN),
        ("/mixed", Told.NO, Told.NO),
        ("/volume", Told.NO, Told.YES),
        ("/raid", Told.NO, Told.YES),
        ("/zfs", Told.NO, Told.UNKNOWN),
        ("/late/x", Told.YES, Told.UNKNOWN),
    ],
)
def test_what_can_be_told(sys: Path, folder: str, network: Told, locked: Told) -> None:
    assert linux.look(folder, MOUNTS, sys) == Disk(network=network, locked=locked)


def test_without_tables_nothing_is_claimed(tmp_path: Path) -> None:
    assert linux.look(HOME, "", tmp_path) == Disk()
    assert linux.look(HOME, MOUNTS, tmp_path) == Disk(network=Told.NO, locked=Told.UNKNOWN)


@given(st.text())
def test_no_table_is_too_odd(text: str) -> None:
    linux.find(HOME, linux.parse(text + "\n" + text.replace(" ", " - ")))


def test_a_line_that_is_cut_short_is_left_out() -> None:
    lines = MOUNTS.strip().splitlines()
    for length in range(len(lines[0])):
        for mount in linux.parse(lines[0][:length]):
            assert mount.point == "/"


def test_this_machine_has_a_root() -> None:
    here = str(Path.cwd())
    found = linux.find(here, linux.parse(Path("/proc/self/mountinfo").read_text("utf-8")))
    assert found is not None
    assert here.startswith(found.point)
