"""The bill of materials: parts inside parts, and the texts of their licences."""

from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

import bill
from shipped import CPYTHON, Shipped

PART = {"name": "sums", "licence": "MIT", "file": "libsums", "marker": r"sums (\d\.\d)"}


def library(*reviewed: str, name: str = "msgspec") -> Mapping[str, Any]:
    return {"name": name, "reviewed": reviewed, "source": "https://example.org", "part": [PART]}


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    (tmp_path / "libsums.so.1").write_bytes(b"\x7fELF\x00\x00sums 4.2\x00\x01")
    return tmp_path


def test_a_part_is_found_with_its_version(frozen: Path) -> None:
    version = metadata.version("msgspec")
    (found,) = bill._inside(library(version), frozen)
    assert (found["name"], found["version"]) == ("sums", "4.2")
    assert found["properties"][0]["value"] == f"msgspec@{version}, libsums.so.1"


def test_a_part_that_is_not_shipped_here_is_not_on_the_bill(tmp_path: Path) -> None:
    assert list(bill._inside(library(metadata.version("msgspec")), tmp_path)) == []


def test_a_library_in_a_new_version_stops_the_build(frozen: Path) -> None:
    with pytest.raises(bill.NotReviewedError, match=r"example\.org"):
        list(bill._inside(library("0.1"), frozen))


def test_a_library_of_another_system_is_passed_over(frozen: Path) -> None:
    assert list(bill._inside(library("1", name="not-installed-anywhere"), frozen)) == []


def test_the_hand_kept_parts_were_reviewed_for_what_is_locked() -> None:
    locks = (bill.ROOT / "packaging" / "requirements" / "runtime.txt").read_text("utf-8")
    locked: dict[str, list[str]] = {}
    for name, version in bill._LOCKED.findall(locks):
        locked.setdefault(name, []).append(version)
    for each in bill._libraries():
        if each["name"] != CPYTHON:
            assert set(locked[bill._key(each["name"])]) <= set(each["reviewed"]), each["name"]


def test_a_wheel_in_another_version_than_locked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Shipped("a.so", "msgspec"), Shipped("b.so", CPYTHON)]
    assert bill.unlocked(found) == []
    monkeypatch.setattr(metadata, "version", lambda _: "0.0.1")
    assert bill.unlocked(found) == ["msgspec 0.0.1"]


def test_licence_texts_of_a_wheel_are_written(tmp_path: Path) -> None:
    bill._put_licences([metadata.distribution("msgspec")], tmp_path / "licences")
    texts = {path.relative_to(tmp_path / "licences").as_posix() for path in _files(tmp_path)}
    assert {"cpython.txt", "LGPL-3.0.txt", "QT-LIBRARIES.txt", "msgspec/LICENSE"} <= texts


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
