from pathlib import Path

import pytest

from audit_app.system.synced import is_synced


@pytest.mark.parametrize(
    "folder",
    [
        "/Users/a/OneDrive - Hill School/Documents",
        "C/Users/a/OneDrive/Desktop",
        "/Users/a/Library/Mobile Documents/com~apple~CloudDocs",
        "/Users/a/Library/CloudStorage/GoogleDrive-a@example.com/My Drive",
        "/home/a/Dropbox (Personal)",
        "/home/a/iCloudDrive",
        "G/My Drive/private",
        "/home/a/Nextcloud",
        "/home/a/Box",
    ],
)
def test_folders_that_leave_the_laptop_are_known_by_name(folder: str) -> None:
    assert is_synced(Path(folder, "sheet-to-print.pdf"))


@pytest.mark.parametrize(
    "folder", ["/media/a/STICK", "/home/a/Documents", "/home/a/boxes", "/home/a/syncopation"]
)
def test_other_folders_are_left_alone(folder: str) -> None:
    assert not is_synced(Path(folder, "sheet-to-print.pdf"))


def test_a_file_may_be_called_anything() -> None:
    assert not is_synced(Path("/media/a/STICK/dropbox.pdf"))


def test_a_folder_behind_a_link_counts(tmp_path: Path) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    link = tmp_path / "stick"
    link.symlink_to(cloud, target_is_directory=True)
    assert is_synced(link / "sheet-to-print.pdf")
