"""Turning the laptop's own reminder on and off in Settings."""

import os
from pathlib import Path

import pytest

from audit_app.system import schedule
from audit_app.ui.places import Name, Place
from audit_app.ui.reminder_row import ReminderRow
from tests.ui.person import Person

pytestmark = pytest.mark.skipif(os.name != "posix", reason="systemd's units are Linux's")


def a_systemctl(folder: Path, code: int) -> str:
    folder.mkdir()
    fake = folder / "systemctl"
    fake.write_text(f"#!/bin/sh\nexit {code}\n")
    fake.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def turn(person: Person) -> str:
    """What the button says once it can be pressed."""
    (row,) = person.window.findChildren(ReminderRow)
    person.qtbot.waitUntil(row.turn.isEnabled)
    return row.turn.text()


def test_on_and_off_and_with_everything_deleted_gone(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", a_systemctl(tmp_path / "bin", 0))
    timer = Path.home() / f".config/systemd/user/{schedule.NAME}.timer"
    person.go(Place(name=Name.SETTINGS))
    assert turn(person) == "Turn it on"
    person.click("settings-reminder")
    person.qtbot.waitUntil(lambda: turn(person) == "Turn it off")
    assert timer.exists()
    person.click("settings-reminder")
    person.qtbot.waitUntil(lambda: turn(person) == "Turn it on")
    assert not timer.exists()
    person.parts.reminders.turn_on()
    session = person.window.context.session
    assert session is not None
    session.close()
    person.window.context.session = None
    person.parts.forget()
    assert not timer.exists()


def test_a_laptop_that_takes_none_says_so_and_stays_off(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", a_systemctl(tmp_path / "bin", 1))
    person.go(Place(name=Name.SETTINGS))
    assert turn(person) == "Turn it on"
    person.click("settings-reminder")
    person.wait_to_see("This laptop would not take a reminder")
    assert turn(person) == "Turn it on"
