"""What Windows answers, as documented: none was at hand."""

import pytest

from audit_app.system.disks import windows
from audit_app.system.disks.told import Disk, Told

HERE = r"C:\Users\Ann\AppData\Local\privacy-self-audit"
ROAMING = r"C:\Users\Ann\AppData\Roaming"


@pytest.mark.parametrize(
    ("folder", "kind", "said", "network", "locked"),
    [
        (HERE, 3, "1\n", Told.NO, Told.YES),
        (HERE, 3, "2\r\n", Told.NO, Told.NO),
        (HERE, 3, "3", Told.NO, Told.UNKNOWN),
        (HERE, 3, "5", Told.NO, Told.UNKNOWN),
        (HERE, 3, "", Told.NO, Told.UNKNOWN),
        (HERE, 3, "Access is denied.", Told.NO, Told.UNKNOWN),
        (r"H:\me", 4, "", Told.YES, Told.UNKNOWN),
        (r"\\server\home\ann", 0, "", Told.YES, Told.UNKNOWN),
        ("//server/home/ann", 1, "", Told.YES, Told.UNKNOWN),
        ("\\\\?\\" + HERE, 3, "1", Told.NO, Told.YES),
        (r"E:\me", 2, "2", Told.UNKNOWN, Told.NO),
    ],
)
def test_what_can_be_told(folder: str, kind: int, said: str, network: Told, locked: Told) -> None:
    assert windows.look(folder, kind, said) == Disk(network=network, locked=locked)


@pytest.mark.parametrize(
    ("folder", "roaming", "expected"),
    [
        (ROAMING + r"\privacy-self-audit", ROAMING, True),
        (ROAMING.upper() + "\\x", ROAMING, True),
        (ROAMING.replace("\\", "/") + "/x", ROAMING + "\\", True),
        (ROAMING, ROAMING, True),
        (HERE, ROAMING, False),
        (ROAMING + "2", ROAMING, False),
        (HERE, "", False),
    ],
)
def test_a_roaming_profile(folder: str, roaming: str, expected: bool) -> None:  # noqa: FBT001
    assert windows.is_roaming(folder, roaming) is expected
