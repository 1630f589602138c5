"""What the schedulers are given, and that turning a reminder off leaves nothing."""

import os
import plistlib
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from audit_app.system import schedule
from audit_app.system.schedule import NoScheduler, Schedule, Systemd

ODD = ["/opt/a b/py$thon", "-m", "audit_app", '100% "sure"', "--remind"]


def a_systemctl(folder: Path, code: int) -> str:
    """A PATH with a systemctl that writes down what it was asked: no user's systemd runs here."""
    folder.mkdir()
    fake = folder / "systemctl"
    fake.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/asked"\nexit {code}\n')
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    return f"{folder}:{os.environ['PATH']}"


def is_on(scheduler: Schedule) -> bool:
    """Asked anew each time, whatever a type checker remembers."""
    return scheduler.is_on


def test_on_writes_both_units_and_starts_the_timer_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", a_systemctl(tmp_path / "bin", 0))
    timer = Systemd(tmp_path / "config")
    assert not is_on(timer)
    timer.turn_on(ODD)
    assert is_on(timer)
    assert "enable --now privacy-self-audit-reminder.timer" in (tmp_path / "bin/asked").read_text()
    timer.turn_off()
    assert not is_on(timer)
    assert not [path for path in (tmp_path / "config").rglob("*") if path.is_file()]
    assert "disable --now privacy-self-audit-reminder.timer" in (tmp_path / "bin/asked").read_text()


def test_a_scheduler_that_refuses_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", a_systemctl(tmp_path / "bin", 1))
    timer = Systemd(tmp_path / "config")
    with pytest.raises(NoScheduler):
        timer.turn_on(ODD)
    assert not is_on(timer)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoScheduler):
        timer.turn_on(ODD)
    assert not [path for path in (tmp_path / "config").rglob("*") if path.is_file()]


def test_a_dollar_in_a_folder_is_a_dollar() -> None:
    """systemd.service(5): in a command line it begins a variable, and two are one."""
    assert 'ExecStart="/opt/x" "/home/a$$b"' in schedule.service_unit(["/opt/x", "/home/a$b"])


def test_systemd_understands_the_units_and_the_times(tmp_path: Path) -> None:
    """The command is one that exists: systemd-analyze looks for it."""
    command = ["/usr/bin/env", "printf", '100% "sure" $HOME', "--remind", "--home", '/a "b"/1%']
    service = tmp_path / f"{schedule.NAME}.service"
    service.write_text(schedule.service_unit(command))
    (tmp_path / f"{schedule.NAME}.timer").write_text(schedule.timer_unit())
    for unit in tmp_path.iterdir():
        checked = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(unit)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert str(tmp_path) not in checked.stderr, checked.stderr
    for line in schedule.timer_unit().splitlines():
        if line.startswith("OnCalendar="):
            when = line.removeprefix("OnCalendar=")
            told = subprocess.run(
                ["systemd-analyze", "calendar", "--base-time=2027-01-01", when],
                capture_output=True,
                text=True,
                check=True,
            )
            assert "2027-01-0" in told.stdout


def test_the_launch_agent_is_one() -> None:
    agent = plistlib.loads(schedule.launch_agent(ODD))
    assert agent["ProgramArguments"] == ODD
    assert agent["StartCalendarInterval"] == {"Hour": 16, "Minute": 45}
    assert set(agent) == {"Label", "ProgramArguments", "StartCalendarInterval"}


def test_the_task_is_well_formed_and_holds_the_command_whole() -> None:
    text = schedule.task(ODD).replace('encoding="UTF-16"', "")
    task = ET.fromstring(text)  # noqa: S314 - our own text
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext(".//t:Command", namespaces=space) == ODD[0]
    said = task.findtext(".//t:Arguments", namespaces=space)
    assert said == subprocess.list2cmdline(ODD[1:])
    assert task.findtext(".//t:StartWhenAvailable", namespaces=space) == "true"
    assert task.find(".//t:EndBoundary", space) is not None
    assert task.find(".//t:Principals", space) is None  # the person's own rights, nobody else's


def test_the_program_starts_itself_to_look() -> None:
    command = schedule.own_command({})
    assert Path(command[0]).exists()
    assert command[1:] == ["-m", "audit_app", "--remind"]


def test_a_folder_of_the_persons_own_choosing_goes_along() -> None:
    """The schedulers of macOS and Windows give a program no environment of ours."""
    command = schedule.own_command({"PRIVACY_SELF_AUDIT_HOME": "/home/a b"})
    assert command[-3:] == ["--remind", "--home", "/home/a b"]


@pytest.mark.parametrize("started", ["privacy-self-audit", "privacy-self-audit-cli"])
def test_a_frozen_program_starts_the_one_with_a_window(
    started: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / started))
    assert schedule.own_command({}) == [str(tmp_path / "privacy-self-audit"), "--remind"]
