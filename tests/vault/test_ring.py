from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import secretstorage

from audit_app.vault import boxes, ring
from audit_app.vault.boxes import KeyringBox
from audit_app.vault.errors import KeyringTrouble, Reason
from audit_app.vault.header import Where
from audit_app.vault.ring import Ring
from tests.vault.parts import ROOT, MemoryBox, library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.vault.conftest import Session

# The keyring library leaves its connection open when writing on it fails.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SERVICE = "privacy-self-audit test"
WHERE = Where(backend=boxes.SECRET_SERVICE, service=SERVICE, account="a")


def real(limit: float = 10.0) -> Ring:
    return ring.of_this_machine(limit)


def reason_of(asked: Ring, where: Where = WHERE) -> Reason:
    with pytest.raises(KeyringTrouble) as caught:
        asked.fetch(where)
    return caught.value.reason


@pytest.mark.usefixtures("secret_service")
def test_a_real_keyring_keeps_a_secret_and_gives_it_back() -> None:
    where, secret = real().keep(SERVICE, "a")

    assert where == WHERE
    assert len(secret) == 32
    assert real().fetch(where) == secret
    assert library().get_password(SERVICE, "a") == base64.b64encode(secret).decode()
    assert (
        reason_of(real(), Where(backend=where.backend, service=SERVICE, account="b")) == "missing"
    )

    assert real().erase(where)
    assert reason_of(real()) is Reason.MISSING
    assert real().erase(where), "nothing there is as good as deleted"
    assert real().try_out("x") is None


@pytest.mark.usefixtures("secret_service")
def test_a_locked_keyring_is_told_apart_from_an_empty_one() -> None:
    real().keep(SERVICE, "a")
    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()

    assert reason_of(real()) is Reason.LOCKED
    assert real().try_out("x") is Reason.LOCKED
    assert not real().erase(WHERE)


@pytest.mark.usefixtures("secret_service")
def test_something_else_in_the_keyring_is_different() -> None:
    for text in ("not base64!", base64.b64encode(bytes(31)).decode(), ""):
        library().set_password(SERVICE, "a", text)
        assert reason_of(real()) is Reason.DIFFERENT


@pytest.mark.usefixtures("empty_service")
def test_a_keyring_that_was_never_made_is_not_made_by_reading() -> None:
    assert reason_of(real()) is Reason.MISSING
    assert real().erase(WHERE)
    assert real().try_out("x") is Reason.ABSENT


@pytest.mark.usefixtures("silent_service")
def test_a_keyring_that_never_answers_is_left_in_time() -> None:
    began = time.monotonic()

    assert reason_of(real(limit=0.5)) is Reason.SILENT
    assert real(limit=0.5).try_out("x") is Reason.SILENT

    assert time.monotonic() - began < 5


def test_a_program_whose_keyring_never_answers_can_still_end(silent_service: Session) -> None:
    code = """
from audit_app.vault import boxes, ring
print(ring.of_this_machine(3).try_out("x"), flush=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=silent_service.env,
        capture_output=True,
        timeout=20,
        check=True,
    )
    assert done.stdout.strip() == b"silent"


def test_no_bus_is_absent() -> None:
    assert reason_of(real()) is Reason.ABSENT
    assert real().try_out("x") is Reason.ABSENT


def test_configuration_cannot_choose_a_keyring(session: Session, tmp_path: Path) -> None:
    """The library would take this plain-text store, by variable, by file and by priority."""
    (tmp_path / "plain_store.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 99\n"
        "    def set_password(self, *said): open('kept.txt', 'a').write(repr(said))\n"
        "    def get_password(self, *said): return 'x'\n"
        "    def delete_password(self, *said): pass\n"
    )
    config = session.home / ".config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=plain_store.Plain\nkeyring-path={tmp_path}\n"
    )
    code = """
import keyring, sys
from audit_app.vault import boxes, ring
print(type(keyring.get_keyring()).__name__, ring.of_this_machine(5).try_out("x"))
"""
    session.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=session.env
        | {"PYTHON_KEYRING_BACKEND": "plain_store.Plain", "PYTHONPATH": f"{ROOT}:{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["Plain", "absent"]
    assert not (tmp_path / "kept.txt").exists()


@pytest.mark.usefixtures("secret_service")
def test_variables_cannot_bend_a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/nowhere")
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")

    assert real().try_out("x") is None


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyring.backends.libsecret.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
    ],
)
def test_only_listed_classes_are_made(name: str) -> None:
    with pytest.raises(KeyError):
        KeyringBox(name)


def test_the_allowed_classes_are_what_they_are_called() -> None:
    """Also those of other systems, as far as their modules load here."""
    for name in (boxes.SECRET_SERVICE, boxes.CREDENTIAL_MANAGER, boxes.KEYCHAIN):
        kind = type(KeyringBox(name)._backend()) if name != boxes.CREDENTIAL_MANAGER else None
        assert kind is None or f"{kind.__module__}.{kind.__qualname__}" == name


def test_windows_credentials_stay_on_the_machine() -> None:
    """The library's default roams with the profile (read in its source: no Windows here)."""
    from keyring.backends import Windows

    assert boxes._SETTINGS[boxes.CREDENTIAL_MANAGER] == {"persist": "local machine"}
    assert "persist" in vars(Windows.WinVaultKeyring)


def test_a_keyring_that_forgets_at_once_is_no_way_in() -> None:
    with pytest.raises(KeyringTrouble) as caught:
        Ring((MemoryBox(keeps=False),)).keep(SERVICE, "a")
    assert caught.value.reason is Reason.MISSING


def test_a_keyring_that_gives_back_something_else_is_no_way_in() -> None:
    class Other(MemoryBox):
        def read(self, *_: str) -> str | None:
            return base64.b64encode(os.urandom(32)).decode()

    with pytest.raises(KeyringTrouble) as caught:
        Ring((Other(),)).keep(SERVICE, "a")
    assert caught.value.reason is Reason.DIFFERENT


def test_the_recorded_keyring_is_asked_first_and_others_are_only_read() -> None:
    one, two = MemoryBox("one"), MemoryBox("two")
    where, secret = Ring((two,)).keep(SERVICE, "a")
    one.trouble = RuntimeError("must not be asked first")

    assert Ring((one, two)).fetch(where) == secret

    one.trouble, two.trouble = None, PermissionError()
    moved = Where(backend="two", service=SERVICE, account="a")
    one.kept[SERVICE, "a"] = base64.b64encode(secret).decode()
    assert Ring((one, two)).fetch(moved) == secret
    assert one.writes == 0


def test_with_several_troubles_the_recorded_keyring_has_the_word() -> None:
    one, two = MemoryBox("one"), MemoryBox("two")
    two.trouble = TimeoutError()

    assert reason_of(Ring((one, two)), Where(backend="two", service="s", account="a")) == "locked"
    assert reason_of(Ring(()), WHERE) is Reason.ABSENT
    with pytest.raises(KeyringTrouble):
        Ring(()).keep(SERVICE, "a")


def test_no_secret_is_in_what_is_raised(capfd: pytest.CaptureFixture[str]) -> None:
    class Loud(MemoryBox):
        def write(self, service: str, account: str, text: str) -> None:
            super().write(service, account, text)
            raise RuntimeError(text)

    loud = Loud()
    with pytest.raises(KeyringTrouble) as caught:
        Ring((loud,)).keep(SERVICE, "a")

    (secret,) = loud.kept.values()
    assert secret not in repr(caught.value) + str(caught.value)
    assert caught.value.__cause__ is None
    assert secret not in "".join(capfd.readouterr())
