from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from audit_app.domain.policy import Key, Policy
from audit_app.policy import linux
from audit_app.policy.protected import LARGEST, is_protected, is_roots
from audit_app.policy.settling import settle

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = (True, True, True)


def write(folder: Path, name: str, content: Any, level: str = "managed") -> Path:
    """A file of one level; ``content`` is JSON's or the text itself."""
    path = folder / level / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def policy(folder: Path) -> Policy:
    return settle(linux.layers(folder, lambda _: True))


def closed(found: Policy) -> tuple[bool, bool, bool]:
    return found.lookups_off, found.leak_lookup_off, found.update_lookup_off


def test_no_folder_is_an_empty_policy(tmp_path: Path) -> None:
    assert policy(tmp_path / "none") == Policy()


def test_a_later_file_wins_and_an_earlier_one_fills_in(tmp_path: Path) -> None:
    write(tmp_path, "10-trust.json", {"SchoolName": "A trust", "TrustName": "A trust"})
    write(tmp_path, "20-school.json", {"SchoolName": "Hill Primary"})
    found = policy(tmp_path)
    assert (found.school_name, found.trust, found.faults) == ("Hill Primary", "A trust", ())
    setting = found.setting(Key.SCHOOL_NAME)
    assert setting is not None
    assert setting.source.endswith("20-school.json")


def test_recommended_gives_way_to_managed(tmp_path: Path) -> None:
    write(tmp_path, "z.json", {"LockMinutes": 30, "TextSize": 175}, "recommended")
    write(tmp_path, "a.json", {"LockMinutes": 5})
    found = policy(tmp_path)
    assert (found.lock_minutes, found.text_size) == (5, 175)
    assert (found.is_locked(Key.LOCK_MINUTES), found.is_locked(Key.TEXT_SIZE)) == (True, False)


def test_what_binds_cannot_be_only_recommended(tmp_path: Path) -> None:
    write(tmp_path, "a.json", {"RequirePassphrase": True, "DisableLookups": True}, "recommended")
    found = policy(tmp_path)
    assert (found.require_passphrase, found.lookups_off) == (False, False)
    assert [fault.reason for fault in found.faults] == ["only-managed", "only-managed"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "not-json"),
        ("", "not-json"),
        ("[]", "not-json"),
        ("\ufeff{}", "not-json"),
        ("[" * 100_000, "not-json"),
        ('{"SchoolName":' + "[" * 100_000 + "]" * 100_000 + "}", "not-json"),
        (" " * (LARGEST + 1), "too-large"),
        (json.dumps({f"K{number}": 1 for number in range(201)}), "too-many"),
    ],
    ids=["cut", "empty", "list", "mark", "deep", "deep-value", "large", "wide"],
)
def test_a_file_that_makes_no_sense_turns_look_ups_off_and_nothing_else(
    tmp_path: Path, content: str, reason: str
) -> None:
    path = write(tmp_path, "a.json", content)
    write(tmp_path, "0.json", {"SchoolName": "Hill"})
    found = policy(tmp_path)
    assert closed(found) == CLOSED
    assert (found.require_passphrase, found.no_keyring, found.school_name) == (False, False, "Hill")
    assert [(fault.reason, fault.source) for fault in found.faults] == [(reason, str(path))]


def test_a_broken_recommendation_turns_nothing_off(tmp_path: Path) -> None:
    write(tmp_path, "a.json", "{", "recommended")
    found = policy(tmp_path)
    assert closed(found) == (False, False, False)
    assert [fault.reason for fault in found.faults] == ["not-json"]


def test_a_stronger_file_that_can_be_read_stands(tmp_path: Path) -> None:
    write(tmp_path, "a.json", "{")
    write(tmp_path, "b.json", {"DisableLookups": False})
    assert closed(policy(tmp_path)) == (False, True, True)


def test_not_utf8_a_pipe_a_folder_and_a_link_to_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "managed"
    folder.mkdir()
    (folder / "a.json").write_bytes(b'{"SchoolName": "\xff"}')
    os.mkfifo(folder / "b.json")
    (folder / "c.json").mkdir()
    (folder / "d.json").symlink_to(tmp_path / "nowhere")
    found = policy(tmp_path)
    reasons = {fault.source[-6]: fault.reason for fault in found.faults}
    assert reasons == {"a": "not-json", "b": "not-a-file", "c": "unreadable", "d": "unreadable"}
    assert closed(found) == CLOSED


def test_only_so_many_files_count_and_others_are_told_of(tmp_path: Path) -> None:
    for number in range(linux.MOST_FILES + 1):
        write(tmp_path, f"{number:03}.json", {"TrustName": f"Trust {number}"})
    found = policy(tmp_path)
    assert found.trust == f"Trust {linux.MOST_FILES - 1}"
    assert [fault.reason for fault in found.faults] == ["too-many-files"]
    assert closed(found) == CLOSED


def test_other_files_are_not_looked_at(tmp_path: Path) -> None:
    for name in ("README", ".hidden.json", "old.json.bak", "a.json~"):
        write(tmp_path, name, {"SchoolName": "Hill"})
    assert policy(tmp_path) == Policy()


def test_what_anyone_could_have_written_does_not_count(tmp_path: Path) -> None:
    """Neither its contacts nor its proxy. Look-ups are off until IT puts it right."""
    write(tmp_path, "a.json", {"Contacts": ["IT=;01632 960001;"], "DisableLookups": False})
    found = settle(linux.layers(tmp_path, lambda _: False))
    assert (found.contacts, closed(found)) == ((), CLOSED)
    assert [fault.reason for fault in found.faults] == ["unprotected"]


@pytest.mark.parametrize(
    ("mode", "uid", "gid", "counts"),
    [
        (0o100644, 0, 0, True),
        (0o100664, 0, 0, True),
        (0o100600, 0, 0, True),
        (0o100664, 0, 1000, False),
        (0o100646, 0, 0, False),
        (0o100644, 1000, 0, False),
        (0o041777, 0, 0, False),
    ],
)
def test_who_owns_a_file_and_who_may_write_to_it(
    mode: int, uid: int, gid: int, *, counts: bool
) -> None:
    assert is_roots(os.stat_result((mode, 0, 0, 0, uid, gid, 0, 0, 0, 0))) is counts


def test_every_folder_above_counts_as_well(tmp_path: Path) -> None:
    """A temporary folder lies under one that anyone may write to."""
    path = write(tmp_path, "a.json", {})
    assert not is_protected(path)
    (tmp_path / "link.json").symlink_to("/etc/passwd")
    assert is_protected(tmp_path / "link.json") is is_roots(os.stat("/etc/passwd"))  # noqa: PTH116
