"""What a Mac prints, as documented: none was at hand."""

import pytest

from audit_app.system.disks import macos
from audit_app.system.disks.told import Disk, Told

MOUNTS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//ann@server/staff on /Volumes/staff (smbfs, nodev, nosuid, mounted by ann)
/dev/disk4s1 on /Volumes/My (old) stick (msdos, local, nodev, nosuid)
"""
ON, OFF = "FileVault is On.\n", "FileVault is Off.\n"


@pytest.mark.parametrize(
    ("folder", "said", "network", "locked"),
    [
        ("/Users/ann/Library", ON, Told.NO, Told.YES),
        ("/Users/ann/Library", OFF, Told.NO, Told.NO),
        ("/System/Volumes/Data/Users/ann", ON, Told.NO, Told.YES),
        (
            "/Users/ann",
            ON + "Encryption in progress: Percent completed = 52.11\n",
            Told.NO,
            Told.UNKNOWN,
        ),
        (
            "/Users/ann",
            OFF + "Decryption in progress: Percent completed = 9\n",
            Told.NO,
            Told.UNKNOWN,
        ),
        ("/Users/ann", "Error: not allowed", Told.NO, Told.UNKNOWN),
        ("/Users/ann", "", Told.NO, Told.UNKNOWN),
        ("/Volumes/staff/ann", ON, Told.YES, Told.UNKNOWN),
        ("/Volumes/My (old) stick/x", ON, Told.NO, Told.UNKNOWN),
    ],
)
def test_what_can_be_told(folder: str, said: str, network: Told, locked: Told) -> None:
    assert macos.look(folder, MOUNTS, said) == Disk(network=network, locked=locked)


def test_without_a_table_nothing_is_claimed() -> None:
    assert macos.look("/Users/ann", "", ON) == Disk()
