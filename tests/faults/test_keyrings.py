"""The keyring in every state it was ever found in: the answers are untouched, the spare key opens.

Each on a message bus of its own, with a real gnome-keyring or a fake service.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import keyring.core
import pytest
import secretstorage

from audit_app.vault import boxes, keyfiles, opening
from audit_app.vault.errors import KeyringTrouble, Reason
from audit_app.vault.header import SlotKind, Where
from audit_app.vault.opening import Means
from tests.faults.figures import Figures
from tests.faults.parts import DRAFT, look_through
from tests.vault.conftest import BUS, Session
from tests.vault.parts import (
    CHEAP,
    MemoryBox,
    answered,
    contents,
    keep,
    library,
    make,
    means,
    started,
)

# The keyring library leaves its connection open when writing on it fails.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

LIMIT = 3.0
# Far above the limit, for a machine under load; far below a person's patience with a dead window.
FROZEN = 30.0
ORDINARY = Means(cost=CHEAP, limit=LIMIT)


class Life:
    """A vault that opens by keyring and by spare key, and the bus its keyring is on."""

    def __init__(self, folder: Path, session: Session) -> None:
        self.folder = folder
        self.session = session
        self.service: subprocess.Popen[bytes] | None = None

    def make(self, with_means: Means = ORDINARY) -> None:
        """As a person who signs in."""
        with make(self.folder, with_means, passphrase=None) as vault:
            vault.keep_spare_key(DRAFT, DRAFT.groups[-1])
            keep(vault, started(), answered(0))

    @property
    def where(self) -> Where:
        """Where the secret is kept."""
        (slot,) = keyfiles.read(self.folder).copies[0].header.of_kind(SlotKind.KEYRING)
        assert slot.where is not None
        return slot.where

    def start(self, *how: str, said: bytes = b"") -> None:
        """A real keyring, once it says that it runs."""
        command = ("gnome-keyring-daemon", *how, "--components=secrets", "--foreground")
        daemon = self.session.run(*command, said=said)
        assert daemon.stdout is not None
        daemon.stdout.readline()
        self.service = daemon

    def fake(self, how: str) -> None:
        """A service that misbehaves."""
        fake = self.session.run(sys.executable, "-m", "tests.faults.fake_service", how)
        assert fake.stdout is not None
        assert fake.stdout.readline() == b"ready\n"

    def signal(self, number: int) -> None:
        """Send the keyring a signal, if there is a real one."""
        if self.service:
            self.service.send_signal(number)

    def end_service(self, number: int) -> None:
        """End the keyring with a signal."""
        assert self.service is not None
        self.signal(number)
        self.service.wait(5)


Arrange = Callable[[Life, pytest.MonkeyPatch], None]


def signed_in(life: Life) -> None:
    """The ordinary beginning."""
    life.start("--unlock", said=b"test\n")
    life.make()


def absent(life: Life, patch: pytest.MonkeyPatch) -> None:
    signed_in(life)
    patch.setenv(BUS, "unix:path=/nonexistent/bus")


def null_backend(life: Life, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    loaded = keyring.core.load_env()
    assert loaded is not None
    assert type(loaded).__module__ == "keyring.backends.null", "the library would take it"
    absent(life, patch)


def plain_backend(life: Life, patch: pytest.MonkeyPatch) -> None:
    store = life.folder.parent / "plain_store.py"
    store.write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 99\n"
        f"    def set_password(self, *said): open('{store}.kept', 'a').write(repr(said))\n"
        f"    def get_password(self, *said): open('{store}.kept', 'a'); return 'x'\n"
        "    def delete_password(self, *said): pass\n"
    )
    patch.syspath_prepend(str(store.parent))
    patch.setenv("PYTHON_KEYRING_BACKEND", "plain_store.Plain")
    assert type(keyring.core.load_env()).__name__ == "Plain", "the library would take it"
    absent(life, patch)


def locked(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()


def wrong_password(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    life.end_service(signal.SIGTERM)
    life.start("--unlock", said=b"another sign-in password\n")


def no_collection(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox(boxes.SECRET_SERVICE)))
    life.start("--start")


def killed(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    life.end_service(signal.SIGKILL)


def killed_midway(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    life.signal(signal.SIGSTOP)
    threading.Timer(0.7, life.signal, (signal.SIGKILL,)).start()


def stopped(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    life.signal(signal.SIGSTOP)


def silent(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox(boxes.SECRET_SERVICE)))
    fake = life.session.run(sys.executable, "-m", "tests.vault.silent_service")
    assert fake.stdout is not None
    assert fake.stdout.readline() == b"silent\n"


def returns_none(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    library().delete_password(life.where.service, life.where.account)


def fake_has_nothing(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox(boxes.SECRET_SERVICE)))
    life.fake("nothing")


def changed_backend(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox("kwallet")))
    life.start("--unlock", said=b"test\n")


def denied(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox(boxes.SECRET_SERVICE)))
    life.fake("denied")


def another_vaults(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    other = Life(life.folder.with_name("another"), life.session)
    other.make()
    theirs = library().get_password(other.where.service, other.where.account)
    library().set_password(life.where.service, life.where.account, theirs)


def no_secret(life: Life, _: pytest.MonkeyPatch) -> None:
    signed_in(life)
    library().set_password(life.where.service, life.where.account, "not a secret of ours")


def reads_back_different(life: Life, _: pytest.MonkeyPatch) -> None:
    life.make(means(MemoryBox(boxes.SECRET_SERVICE)))
    life.fake("different")


class State(NamedTuple):
    """How the keyring comes to be so, and what a person may be told."""

    arrange: Arrange
    reasons: frozenset[Reason]


def told(arrange: Arrange, *reasons: Reason) -> State:
    """A state and its reasons."""
    return State(arrange, frozenset(reasons))


STATES = {
    "absent": told(absent, Reason.ABSENT),
    "the null backend configured": told(null_backend, Reason.ABSENT),
    "a plain-text backend configured": told(plain_backend, Reason.ABSENT),
    "locked": told(locked, Reason.LOCKED),
    "another sign-in password": told(wrong_password, Reason.LOCKED),
    "no collection": told(no_collection, Reason.MISSING),
    "killed": told(killed, Reason.ABSENT),
    "killed midway": told(killed_midway, Reason.ABSENT, Reason.SILENT),
    "stopped": told(stopped, Reason.SILENT),
    "never answering": told(silent, Reason.SILENT),
    "the item is gone": told(returns_none, Reason.MISSING),
    "a service that has nothing": told(fake_has_nothing, Reason.MISSING),
    "another keyring than the one recorded": told(changed_backend, Reason.MISSING),
    "denied": told(denied, Reason.ABSENT, Reason.LOCKED),
    "the item of another vault": told(another_vaults, Reason.DIFFERENT),
    "something else in the item": told(no_secret, Reason.DIFFERENT),
    "it reads back different": told(reads_back_different, Reason.DIFFERENT),
}


@pytest.mark.parametrize("what", STATES)
def test_the_answers_are_untouched_and_the_spare_key_opens(
    what: str, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Figures
) -> None:
    life = Life(tmp_path / "answers", session)
    STATES[what].arrange(life, monkeypatch)
    before = contents(life.folder)
    began = time.monotonic()

    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(life.folder, ORDINARY)

    took = time.monotonic() - began
    life.signal(signal.SIGCONT)
    reason = caught.value.reason
    assert reason in STATES[what].reasons
    assert took < FROZEN
    assert contents(life.folder) == before, "no byte changed, no new key made"
    keys = {name: before[name] for name in ("keys.a", "keys.b")}
    assert look_through(life.folder).numbers == [0]
    assert {name: contents(life.folder)[name] for name in keys} == keys
    assert not list(tmp_path.glob("*.kept"))
    figures.tell(
        f"keyring: {what}", 1, f"told as {reason} in time, nothing changed, the spare key opened"
    )


@pytest.mark.parametrize("how", ["denied", "nothing", "different"])
def test_a_keyring_that_does_not_give_back_what_it_took_is_no_way_in(
    how: str, session: Session, folder: Path, figures: Figures
) -> None:
    life = Life(folder, session)
    life.fake(how)
    with pytest.raises(KeyringTrouble):
        life.make()
    assert not [path for path in folder.glob("*") if path.name != "lock"]
    with make(folder) as vault:
        before = contents(folder)["keys.a"]
        with pytest.raises(KeyringTrouble):
            vault.add_keyring()
        assert vault.slots == (SlotKind.PASSPHRASE,)
    assert contents(folder)["keys.a"] == before
    figures.tell(f"a first start with a keyring: {how}", 1, "no vault made, no way in added")


def test_a_working_keyring_opens_whatever_is_configured(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with none of these faults the same steps open."""
    life = Life(folder, session)
    signed_in(life)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    before = library().get_password(life.where.service, life.where.account)
    opening.open_with_keyring(folder, ORDINARY).close()
    assert library().get_password(life.where.service, life.where.account) == before
