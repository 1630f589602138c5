"""A private desktop for one test: screen, window manager, message buses and keyring."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
WAIT = 30.0
AT_SPI = "/usr/libexec/at-spi-bus-launcher"


def wait_for(what: str, look: Callable[[], T | None], seconds: float = WAIT) -> T:
    """The first answer of ``look`` that is neither None nor False. AssertionError: none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    msg = f"waited {seconds:.0f} s for {what}"
    raise AssertionError(msg)


class Desktop:
    """Everything a person's desktop gives a program, in a home folder of its own."""

    def __init__(self, home: Path, *, screen: str = "1366x768x24", keyring: bool = True) -> None:
        """``home`` must not exist yet; ``screen`` is width x height x depth."""
        self.home = home
        self._keyring = keyring
        self._screen = screen
        self._running: list[subprocess.Popen[bytes]] = []
        self.leaving = contextlib.ExitStack()
        self.env = environment(home)
        self._errors = (home / "run" / "errors").open("ab")

    def __enter__(self) -> Self:
        """Start the parts in the order in which they need each other."""
        try:
            self.env["DISPLAY"] = ":" + self._display()
            if not self._keyring:
                hide_keyring(self.env)
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
            self.run(["openbox"])
            wait_for("the window manager", self._is_managed)
            if self._keyring:
                unlock_keyring(self.env)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End everything that was started."""
        self.close()

    def _is_managed(self) -> bool:
        """Whether there is a window manager yet: a window shown before never gets the keyboard."""
        asked = ["xdotool", "get_desktop"]
        done = subprocess.run(asked, env=self.env, check=False, capture_output=True)
        return done.returncode == 0

    def close(self) -> None:
        """Leave what is listened to; end what runs, newest first. The keyring ends with its bus."""
        self.leaving.close()
        for process in reversed(self._running):
            stop(process)
        self._errors.close()

    def _display(self) -> str:
        """Start a virtual screen on a free number; the server says which."""
        read, write = os.pipe()
        # Of itself it begins anew when its last client leaves: a look for the window manager, say,
        # just as the manager comes in.
        screen = ["-screen", "0", self._screen, "-nolisten", "tcp", "-noreset"]
        command = ["Xvfb", "-displayfd", str(write), *screen]
        self._running.append(
            subprocess.Popen(command, pass_fds=[write], stderr=self._errors, env=self.env)
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            return pipe.readline().strip()

    def _bus(self) -> str:
        """Start a message bus; it says its address."""
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self._errors, env=self.env)
        self._running.append(bus)
        assert bus.stdout is not None
        with bus.stdout as said:
            return said.readline().decode().strip()

    def run(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it is ended with the desktop."""
        process = subprocess.Popen(
            command,
            env=self.env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
        )
        self._running.append(process)
        return process

    def start(self, *before: str, demo: bool = False) -> subprocess.Popen[bytes]:
        """Start the program's window; ``before`` goes before its command.

        ``demo``: with the invented person.
        """
        after = ["--demo"] if demo else []
        return self.run([*before, sys.executable, "-m", "audit_app.app", *after])

    def errors(self) -> str:
        """What the programs printed on standard error."""
        return (self.home / "run" / "errors").read_text(errors="replace")


class Hands:
    """Keys and windows of a desktop."""

    def __init__(self, desktop: Desktop) -> None:
        """On this desktop."""
        self._env = desktop.env

    def keys(self, *names: str) -> None:
        """Press keys, as xdotool names them."""
        self._xdotool("key", "--delay", "40", *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "40", text)

    def windows(self, title: str) -> list[str]:
        """The visible windows of this title."""
        found = self._xdotool("search", "--onlyvisible", "--name", f"^{title}$", check=False)
        return found.split()

    def active(self) -> str:
        """The window that has the keyboard; empty: none."""
        return self._xdotool("getactivewindow", check=False).strip()

    def minimise(self, window: str) -> None:
        """Put a window away."""
        self._xdotool("windowminimize", window)

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self._env, check=check, capture_output=True, text=True)
        return done.stdout


def environment(home: Path) -> dict[str, str]:
    """The environment of a person whose home folder is ``home``; the folders are made."""
    keep = {k: os.environ[k] for k in ("PATH", "LANG", "TZ") if k in os.environ}
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        **keep,
        **{name: str(folder) for name, folder in folders.items()},
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONUNBUFFERED": "1",
    }


def hide_keyring(env: dict[str, str]) -> None:
    """As on a laptop without one: the bus, which would start one by itself, cannot."""
    services = Path(env["XDG_DATA_HOME"]) / "dbus-1" / "services"
    services.mkdir(parents=True)
    named = services / "org.freedesktop.secrets.service"
    named.write_text("[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/false\n")


def unlock_keyring(env: dict[str, str]) -> None:
    """Start a real Secret Service with an unlocked login keyring."""
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--daemonize"],
        input=b"test\n",
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program, kindly first."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def missing_programs() -> list[str]:
    """Programs of the test package list that are not installed."""
    needed = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "gnome-keyring-daemon", AT_SPI)
    return [name for name in needed if shutil.which(name) is None]
