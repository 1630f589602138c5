"""Hostile input: no file of a folder can harm the program or reach outside the folder."""

import os
from pathlib import Path

import pytest

from audit_app.content import checklists, files
from audit_app.content.files import MAX_BYTES, MAX_FILES
from tests.content.conftest import Change


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in checklists.load(root=folder).faults]


def test_names_come_in_one_order_on_every_machine(small: Path) -> None:
    found, faults = files.gather(small, files.CHECKLIST_PLACES)
    assert list(found) == [
        "bullets.toml",
        "contacts.toml",
        "coverage.toml",
        "hosts.toml",
        "help/abuse.toml",
        "platforms/facebook.toml",
        "topics/tags.toml",
    ]
    assert faults == []


def test_a_giant_file_is_left_out(small: Path, change: Change) -> None:
    change("topics/giant.toml", "", "#" * (MAX_BYTES + 1))
    assert told(small) == [f"topics/giant.toml: too large; expected at most {MAX_BYTES} bytes"]


def test_a_file_of_the_largest_size_is_read(small: Path, change: Change) -> None:
    text = (small / "topics/tags.toml").read_text("utf-8")
    change("topics/tags.toml", "", text + "#" * (MAX_BYTES - len(text.encode())))
    assert told(small) == []


def test_too_many_files_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    for number in range(MAX_FILES + 5):
        (tmp_path / "topics" / f"{number:03}.toml").touch()
    found, faults = files.gather(tmp_path, files.CHECKLIST_PLACES)
    assert len(found) == MAX_FILES
    assert [fault.what for fault in faults] == ["too many files"]


def test_a_link_out_of_the_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('hosts = ["secret.example"]\n')
    (small / "topics" / "link.toml").symlink_to(secret)
    assert told(small) == ["topics/link.toml: a link that leaves the folder"]


def test_a_linked_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (small / "help").rename(outside)
    (small / "help").symlink_to(outside)
    assert told(small) == ["help: a link that leaves the folder"]


def test_a_link_inside_the_folder_is_followed(small: Path) -> None:
    (small / "topics" / "tags.toml").rename(small / "tags.txt")
    (small / "topics" / "tags.toml").symlink_to(small / "tags.txt")
    assert told(small) == []


def test_a_broken_link_is_told(small: Path) -> None:
    (small / "topics" / "gone.toml").symlink_to(small / "nothing")
    assert told(small) == ["topics/gone.toml: not a plain file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_make_the_program_wait(small: Path) -> None:
    os.mkfifo(small / "topics" / "pipe.toml")
    assert told(small) == ["topics/pipe.toml: not a plain file"]


def test_a_folder_named_like_a_file_is_told(small: Path) -> None:
    (small / "topics" / "folder.toml").mkdir()
    assert told(small) == ["topics/folder.toml: not a plain file"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xff\xfe", "not UTF-8 text at byte 0"),
        (b"x = " + b"[" * 100_000, "nested too deeply"),
        (b"x = " + b"{a=" * 100_000, "nested too deeply"),
        (b"x = = 1", "not TOML: "),
        (b"x = 1\nx = 2", "not TOML: "),
        (b"x = " + b"9" * 5_000, "not TOML: "),
        (b"d = 2026-13-45", "not TOML: "),
        (b"\x00", "not TOML: "),
    ],
)
def test_what_is_not_toml_is_one_line(small: Path, content: bytes, what: str) -> None:
    (small / "topics" / "odd.toml").write_bytes(content)
    (line,) = told(small)
    assert line.startswith(f"topics/odd.toml: {what}")
    assert "\n" not in line


def test_dotted_names_cannot_keep_the_program_busy(small: Path) -> None:
    """The parser needs the square of the depth: minutes for a file of this size."""
    dotted = ".".join("a" for _ in range(400_000))
    (small / "topics" / "deep.toml").write_text(f"x = 1\n{dotted} = 1\n")
    assert told(small) == ["topics/deep.toml: nested too deeply"]


def test_tables_deep_within_the_limit_are_told_as_unknown(small: Path) -> None:
    dotted = ".".join("a" for _ in range(150))
    (small / "topics" / "deep.toml").write_text(f"{dotted} = 1\n")
    assert 'topics/deep.toml: unknown field "a"; expected one of' in "\n".join(told(small))


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TOTAL", 100)
    for number in range(4):
        (tmp_path / f"{number}.toml").write_bytes(b"#" * 60)
    found, faults = files.gather(tmp_path)
    assert list(found) == ["0.toml", "1.toml"]
    assert [fault.what for fault in faults] == ["too many files"]


def test_a_file_name_cannot_break_the_line(small: Path) -> None:
    (small / "topics" / "a\nb\x1b.toml").write_bytes(b"=")
    (line,) = told(small)
    assert line.isprintable()


def test_names_that_mean_nothing_are_told_with_the_nearest(small: Path) -> None:
    (small / "topic").mkdir()
    (small / "host.toml").touch()
    (small / "README.md").touch()
    assert [fault.nearest for fault in files.strays(small)] == ["hosts.toml", "topics"]


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert files.gather(tmp_path / "none", files.CHECKLIST_PLACES) == ({}, [])
