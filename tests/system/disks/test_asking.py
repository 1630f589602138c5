"""Asking the machine that the tests run on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audit_app.system.disks import asking
from audit_app.system.disks.told import Disk, Told


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert asking.disk_under(tmp_path / "not" / "there") == asking.disk_under(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_memory_is_no_other_machine() -> None:
    assert asking.disk_under(Path("/dev/shm")).network is Told.NO


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/shm")
    assert asking.disk_under(tmp_path / "link") == asking.disk_under(Path("/dev/shm"))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_folder_with_a_key_of_its_own_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_has_key_of_its_own", lambda _: True)
    assert asking.disk_under(tmp_path).locked is Told.YES


def test_what_cannot_be_asked_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_ASK", {})
    assert asking.disk_under(tmp_path) == Disk()

    def broken(_: Path) -> Disk:
        raise PermissionError

    monkeypatch.setattr(asking, "_ASK", {sys.platform: broken})
    assert asking.disk_under(tmp_path) == Disk()


def test_another_program_that_is_missing_slow_or_fails_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asking._said("/nowhere/mount") == ""
    assert asking._said(sys.executable, "-c", "print('half'); raise SystemExit(1)") == ""
    assert asking._said(sys.executable, "-c", "print('whole')") == "whole\n"

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("mount", 10)

    monkeypatch.setattr(subprocess, "run", slow)
    assert asking._said(sys.executable, "-c", "print('whole')") == ""


@pytest.mark.parametrize("drive", ["", "C", "CC:", "C:\\", "$(x):", "\\\\server\\share", "é:"])
def test_only_a_drive_letter_goes_into_a_command(
    drive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def said(*command: str) -> str:
        asked.append(command)
        return "1"

    monkeypatch.setattr(asking, "_said", said)
    assert asking._padlock(drive) == ""
    assert asked == []
    assert asking._padlock("C:") == "1"
    assert asked[0][-1].count("NameSpace('C:')") == 1
