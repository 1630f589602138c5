"""Folders, vaults, and real keyrings on message buses of their own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.vault.parts import ROOT, answered, back_up, keep, make, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_app.vault.vault import Vault

BUS = "DBUS_SESSION_BUS_ADDRESS"
# A session bus that starts nothing by itself: what it started would outlive the test.
CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks the keyring of whoever runs it."""
    monkeypatch.setenv(BUS, "unix:path=/nonexistent/bus")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault may be made."""
    return tmp_path / "answers"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """An open vault with a passphrase."""
    with make(folder) as opened:
        yield opened


@pytest.fixture
def kept(folder: Path) -> Path:
    """A closed vault with one check-in, a passphrase and a spare key."""
    with make(folder) as vault:
        keep(vault, started(), answered(1))
    return folder


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    """A backup of two answers; since then a third was given in ``folder``."""
    path = tmp_path / "backup"
    with make(folder) as vault:
        keep(vault, started(), answered(1))
        keep(vault, answered(2))
        back_up(vault, path)
        keep(vault, answered(3))
    return path


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """Another vault with one answer, closed."""
    with make(tmp_path / "lived-in") as vault:
        keep(vault, started(), answered(9))
    return tmp_path / "lived-in"


class Session:
    """A message bus with a home of its own, and what runs on it."""

    def __init__(self, home: Path) -> None:
        names = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
        self.home = home
        keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.env = keep | {name: str(home / part) for name, part in names.items()}
        for part in names.values():
            (home / part).mkdir(mode=0o700, parents=True, exist_ok=True)
        self._running: list[subprocess.Popen[bytes]] = []
        config = home / "bus.conf"
        config.write_text(CONFIG)
        bus = self.run("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address")
        assert bus.stdout is not None
        self.env[BUS] = bus.stdout.readline().decode().strip()

    def run(self, *command: str, said: bytes = b"") -> subprocess.Popen[bytes]:
        """Start a program of this session, and tell it something."""
        process = subprocess.Popen(
            command,
            env=self.env,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin is not None
        process.stdin.write(said)
        process.stdin.close()
        self._running.append(process)
        return process

    def close(self) -> None:
        """End what was started, the bus last."""
        for process in reversed(self._running):
            process.terminate()
            process.wait(5)
            if process.stdout:
                process.stdout.close()


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A message bus with no keyring on it yet, that this process talks to."""
    running = Session(tmp_path / "session")
    monkeypatch.setenv(BUS, running.env[BUS])
    yield running
    running.close()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(5)
    gc.collect()


@pytest.fixture
def secret_service(session: Session) -> Session:
    """A real Secret Service with an unlocked login keyring."""
    daemon = session.run(
        "gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground", said=b"test\n"
    )
    # It says where its control socket is once the keyring is open.
    assert daemon.stdout is not None
    daemon.stdout.readline()
    return session


@pytest.fixture
def empty_service(session: Session) -> Session:
    """A real Secret Service that was never given a keyring."""
    daemon = session.run("gnome-keyring-daemon", "--start", "--components=secrets", "--foreground")
    assert daemon.stdout is not None
    daemon.stdout.readline()
    return session


@pytest.fixture
def silent_service(session: Session) -> Session:
    """A service that has the name of the keyring and never answers."""
    fake = session.run(sys.executable, "-m", "tests.vault.silent_service")
    assert fake.stdout is not None
    assert fake.stdout.readline() == b"silent\n"
    return session
