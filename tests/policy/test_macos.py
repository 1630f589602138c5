from __future__ import annotations

import plistlib
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from audit_app.domain.policy import Policy
from audit_app.policy import macos
from audit_app.policy.settling import settle

if TYPE_CHECKING:
    from pathlib import Path


def forced(folder: Path, values: dict[str, object], name: str = "") -> None:
    """What a profile has set, for the machine or for somebody."""
    (folder / name).mkdir(exist_ok=True)
    (folder / name / macos.FILE).write_bytes(plistlib.dumps(values, fmt=plistlib.FMT_BINARY))


def policy(folder: Path, name: str = "sam") -> Policy:
    return settle(macos.layers(name, folder, lambda _: True))


def test_no_profile_is_an_empty_policy(tmp_path: Path) -> None:
    assert policy(tmp_path) == Policy()


def test_forced_values_are_read_and_the_machine_beats_the_person(tmp_path: Path) -> None:
    starts = [datetime(2027, 1, 5), "2026-09-02"]  # noqa: DTZ001 - as a property list gives it
    forced(tmp_path, {"SchoolName": "Hill", "TermStarts": starts, "PayloadUUID": "x"})
    forced(tmp_path, {"SchoolName": "Other", "DisableLookups": True}, "sam")
    found = policy(tmp_path)
    assert (found.school_name, found.lookups_off, found.faults) == ("Hill", True, ())
    assert found.term_starts == (date(2026, 9, 2), date(2027, 1, 5))


def test_recommended_values_stand_beside(tmp_path: Path) -> None:
    forced(tmp_path, {"LockMinutes": 5, "Recommended": {"LockMinutes": 30, "TextSize": 150}})
    found = policy(tmp_path)
    assert (found.lock_minutes, found.text_size) == (5, 150)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bplist00",
        b"\xff" * 100,
        b"<plist><array/></plist>",
        b'<!DOCTYPE p [<!ENTITY a "b">]><plist><dict><key>&a;</key><true/></dict></plist>',
        b"<plist>" + b"<array>" * 10_000,
    ],
    ids=["empty", "cut", "noise", "list", "entity", "deep"],
)
def test_a_broken_list_turns_look_ups_off_and_nothing_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / macos.FILE).write_bytes(content)
    found = policy(tmp_path)
    assert found.lookups_off
    assert not found.require_passphrase
    assert [fault.reason for fault in found.faults] == ["not-a-property-list"]


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    inner = tmp_path / "managed"
    inner.mkdir()
    forced(tmp_path, {"SchoolName": "Outside"})
    assert policy(inner, "..") == Policy()
    assert policy(inner, "a/../..") == Policy()
