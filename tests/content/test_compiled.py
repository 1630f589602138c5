from pathlib import Path

import pytest

from audit_app.content import compiled
from audit_app.domain.checklist import Checklist


def test_the_same_files_have_the_same_hash_in_any_order() -> None:
    one = compiled.fingerprint({"a": b"1", "b": b"2"})
    assert one == compiled.fingerprint({"b": b"2", "a": b"1"})
    assert len(one) == 64


@pytest.mark.parametrize(
    "other", [{"a": b"1"}, {"a": b"12", "b": b""}, {"a": b"1", "c": b"2"}, {"a1": b"", "b": b"2"}]
)
def test_any_change_changes_the_hash(other: dict[str, bytes]) -> None:
    assert compiled.fingerprint({"a": b"1", "b": b"2"}) != compiled.fingerprint(other)


def test_what_was_written_is_read_while_the_hash_matches(tmp_path: Path) -> None:
    path = tmp_path / "compiled.json"
    path.write_bytes(compiled.encode("hash", {"b": 1, "a": [2]}))
    assert compiled.decode(path, "hash", dict[str, object]) == {"a": [2], "b": 1}
    assert compiled.decode(path, "other", dict[str, object]) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"made_from": 1}',
        b"\xff\xfe",
        b'{"made_from":"","content":{"a":"\xff"}}',
    ],
)
def test_a_broken_copy_is_not_believed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "compiled.json"
    path.write_bytes(content)
    assert compiled.decode(path, "", dict[str, str]) is None


def test_a_copy_of_another_shape_is_not_believed(tmp_path: Path) -> None:
    """The files are the same, but the program that reads them has a new field."""
    path = tmp_path / "compiled.json"
    path.write_bytes(compiled.encode("hash", {"version": "1", "left-out": True}))
    assert compiled.decode(path, "hash", Checklist) is None


def test_a_missing_copy_is_not_believed(tmp_path: Path) -> None:
    assert compiled.decode(tmp_path / "none", "", dict[str, str]) is None


def test_the_bytes_do_not_depend_on_the_order_of_a_dictionary() -> None:
    assert compiled.encode("x", {"a": 1, "b": 2}) == compiled.encode("x", {"b": 2, "a": 1})
