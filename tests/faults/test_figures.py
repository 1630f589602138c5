from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.faults.figures import Figure, Figures, circumstances, file_system, table


def test_a_row_says_what_was_done_and_whether_it_held() -> None:
    said = table([Figure("killed", 2000, "0 lost"), Figure("cut", 5, "1 lost", held=False)])
    assert said.splitlines()[2:] == [
        "| killed | 2,000 | 0 lost |",
        "| cut | 5 | **NOT HELD**: 1 lost |",
    ]


def test_the_form_decides_how_often() -> None:
    told: list[object] = []
    figures = Figures(lambda *said: told.append(said), long=False)
    assert figures.times(3, 300) == 3
    assert Figures(print, long=True).times(3, 300) == 300

    figures.tell("killed", 3, "0 lost")
    assert told == [("figure", ("killed", 3, "0 lost"))]


def test_the_circumstances_are_told(tmp_path: Path) -> None:
    said = circumstances(tmp_path, datetime(2026, 11, 26, tzinfo=UTC))
    assert said.startswith("2026-11-26, Python 3.")
    assert "apsw-sqlite3mc 3." in said


def test_the_nearest_mount_names_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\ntmpfs /tmp/small tmpfs rw 0 0\n")
    assert file_system(Path("/tmp/small/deep"), mounts) == "tmpfs"
    assert file_system(Path("/home/me"), mounts) == "ext4"
    assert file_system(Path("/home/me"), tmp_path / "none") == "unknown file system"
