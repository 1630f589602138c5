"""The operating system's own scheduler, asked to run ``--remind`` once a day. Off leaves nothing.

Linux: a systemd user timer (tried). macOS: a launch agent; Windows: a scheduled task. Their files
are checked for form by tests; on those systems nobody has tried them yet.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol
from xml.sax.saxutils import escape

from audit_app.domain.errors import AuditError

NAME = "privacy-self-audit-reminder"
LABEL = "uk.privacy-self-audit.reminder"
HOUR, MINUTE = 16, 45
_PATIENCE = 30
# Windows shows a console window for a moment otherwise.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_WEEKEND = ("Sat,Sun *-*-* 10:00",)
_DAYS = (f"Mon..Fri *-*-* {HOUR}:{MINUTE}", *_WEEKEND)


class NoScheduler(AuditError):
    """This machine's scheduler would not take the reminder; nothing was left behind."""

    key = "errors.reminder.no-scheduler"


class Schedule(Protocol):
    """One system's scheduler."""

    @property
    def is_on(self) -> bool:
        """Whether the reminder is there."""

    def turn_on(self, command: Sequence[str]) -> None:
        """Run ``command`` every day after school. NoScheduler."""

    def turn_off(self) -> None:
        """Take the reminder away, with every file of it. NoScheduler: it could not be."""


class Systemd:
    """A timer of the person's own systemd. A run that was missed comes at the next sign-in."""

    def __init__(self, config: Path) -> None:
        """``config`` is the folder of the person's settings."""
        units = config / "systemd" / "user"
        self.service = units / f"{NAME}.service"
        self.timer = units / f"{NAME}.timer"

    @property
    def is_on(self) -> bool:
        """Whether the timer is there."""
        return self.timer.exists()

    def turn_on(self, command: Sequence[str]) -> None:
        """Write both units and start the timer."""
        try:
            self.service.parent.mkdir(parents=True, exist_ok=True)
            self.service.write_text(service_unit(command), "utf-8")
            self.timer.write_text(timer_unit(), "utf-8")
        except OSError as wrong:
            self._remove()
            raise NoScheduler from wrong
        if not (_systemctl("daemon-reload") and _systemctl("enable", "--now", self.timer.name)):
            self.turn_off()
            raise NoScheduler

    def turn_off(self) -> None:
        """Stop the timer and remove both units."""
        _systemctl("disable", "--now", self.timer.name)
        try:
            self._remove()
        except OSError as wrong:
            raise NoScheduler from wrong
        _systemctl("daemon-reload")

    def _remove(self) -> None:
        for unit in (self.service, self.timer):
            unit.unlink(missing_ok=True)


class Launchd:
    """A launch agent of the person's own."""

    def __init__(self, agents: Path) -> None:
        """``agents`` is the folder of launch agents."""
        self.agent = agents / f"{LABEL}.plist"

    @property
    def is_on(self) -> bool:
        """Whether the agent is there."""
        return self.agent.exists()

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the agent and load it."""
        try:
            self.agent.parent.mkdir(parents=True, exist_ok=True)
            self.agent.write_bytes(launch_agent(command))
        except OSError as wrong:
            raise NoScheduler from wrong
        if not _run("launchctl", "load", "-w", str(self.agent)):
            self.turn_off()
            raise NoScheduler

    def turn_off(self) -> None:
        """Unload the agent and remove it."""
        _run("launchctl", "unload", "-w", str(self.agent))
        try:
            self.agent.unlink(missing_ok=True)
        except OSError as wrong:
            raise NoScheduler from wrong


class TaskScheduler:
    """A task of the person's own, which needs no administrator."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is where the task's file may lie while it is registered."""
        self._file = folder / f"{NAME}.xml"

    @property
    def is_on(self) -> bool:
        """Whether the task is there."""
        return _run("schtasks", "/Query", "/TN", NAME)

    def turn_on(self, command: Sequence[str]) -> None:
        """Register the task."""
        try:
            self._file.write_text(task(command), encoding="utf-16")
            if not _run("schtasks", "/Create", "/F", "/TN", NAME, "/XML", str(self._file)):
                raise NoScheduler
        except OSError as wrong:
            raise NoScheduler from wrong
        finally:
            self._file.unlink(missing_ok=True)

    def turn_off(self) -> None:
        """Remove the task."""
        if not _run("schtasks", "/Delete", "/F", "/TN", NAME) and self.is_on:
            raise NoScheduler


def of_this_machine(folder: Path) -> Schedule:
    """The scheduler here. ``folder`` is the program's own."""
    home = Path.home()
    if sys.platform == "darwin":
        return Launchd(home / "Library" / "LaunchAgents")
    if sys.platform == "win32":
        return TaskScheduler(folder)
    return Systemd(Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config"))


def own_command(env: Mapping[str, str] = os.environ) -> list[str]:
    """How this program is started to look whether it should remind.

    Of the two frozen programs it is the one with a window, also when the terminal asks: that one
    opens no console on Windows. A folder of the person's own choosing is an argument: no scheduler
    but systemd could be given it in the environment.
    """
    home = env.get("PRIVACY_SELF_AUDIT_HOME")
    asked = ["--remind", *(["--home", home] if home else [])]
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "audit_app", *asked]
    running = Path(sys.executable)
    return [str(running.with_stem(running.stem.removesuffix("-cli"))), *asked]


def service_unit(command: Sequence[str]) -> str:
    """What the timer runs."""
    # In a command line a dollar would be the beginning of a variable.
    run = " ".join(_quoted(word).replace("$", "$$") for word in command)
    return f"[Unit]\nDescription=Check-in reminder\n\n[Service]\nType=oneshot\nExecStart={run}\n"


def timer_unit() -> str:
    """When: after school on weekdays, and at ten at weekends; what was missed comes later."""
    days = "".join(f"OnCalendar={day}\n" for day in _DAYS)
    return (
        f"[Unit]\nDescription=Check-in reminder\n\n[Timer]\n{days}Persistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def launch_agent(command: Sequence[str]) -> bytes:
    """The agent's file; ``launchd.plist(5)`` names its keys."""
    when = {"Hour": HOUR, "Minute": MINUTE}
    return plistlib.dumps(
        {"Label": LABEL, "ProgramArguments": list(command), "StartCalendarInterval": when}
    )


def task(command: Sequence[str]) -> str:
    """The task's file (Task Scheduler schema 1.2).

    StartWhenAvailable is only honoured for a trigger that ends, so it ends in fifty years.
    """
    program, *arguments = command
    said = subprocess.list2cmdline(arguments)
    start = f"2026-01-01T{HOUR}:{MINUTE}:00"
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Check-in reminder</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{start}</StartBoundary>
      <EndBoundary>2076-01-01T00:00:00</EndBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec><Command>{escape(program)}</Command><Arguments>{escape(said)}</Arguments></Exec>
  </Actions>
</Task>
"""


def _quoted(text: str) -> str:
    """As systemd reads it: nothing in ``text`` is a specifier or a second word."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{plain}"'


def _systemctl(*words: str) -> bool:
    return _run("systemctl", "--user", *words)


def _run(*command: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - the system's own tools, arguments of our own
            command,
            capture_output=True,
            check=False,
            creationflags=_NO_WINDOW,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
