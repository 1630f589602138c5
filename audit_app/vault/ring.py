"""The keyring of the operating system, asked with a time limit and never trusted to choose itself.

The library's own choice follows environment and configuration, and may end in a store that loses
or shows what it is given. Only the exact classes listed here are ever made.
"""

import base64
import binascii
import importlib
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from audit_app.vault.errors import KeyringTrouble, Reason
from audit_app.vault.header import Where

T = TypeVar("T")

LIMIT = 20.0
SECRET = 32
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105 - a name
CREDENTIAL_MANAGER = "keyring.backends.Windows.WinVaultKeyring"
KEYCHAIN = "keyring.backends.macOS.Keyring"

# What a backend may not take from the environment, or must not leave to its default: the Windows
# default roams with a school's profiles.
_SETTINGS: dict[str, dict[str, str | None]] = {
    SECRET_SERVICE: {},
    CREDENTIAL_MANAGER: {"persist": "local machine"},
    KEYCHAIN: {"keychain": None},
}
_HERE = {"win32": (CREDENTIAL_MANAGER,), "darwin": (KEYCHAIN,)}.get(sys.platform, (SECRET_SERVICE,))


class Box(Protocol):
    """One keyring. Whatever it raises is turned into a reason by ``why``."""

    name: str

    def read(self, service: str, account: str) -> str | None:
        """The text kept there, or None."""

    def write(self, service: str, account: str, text: str) -> None:
        """Keep a text there."""

    def erase(self, service: str, account: str) -> None:
        """Take it away."""


class KeyringBox:
    """One backend of the keyring library, by the exact name of its class."""

    def __init__(self, name: str) -> None:
        """``name`` is one of the three allowed. KeyError: any other."""
        self._settings = _SETTINGS[name]
        self.name = name

    def read(self, service: str, account: str) -> str | None:
        """The text kept there, or None."""
        found: str | None = self._backend().get_password(service, account)
        return found

    def write(self, service: str, account: str, text: str) -> None:
        """Keep a text there."""
        self._backend().set_password(service, account, text)

    def erase(self, service: str, account: str) -> None:
        """Take it away; nothing there is fine."""
        from keyring.errors import PasswordDeleteError

        try:
            self._backend().delete_password(service, account)
        except PasswordDeleteError:
            if self.read(service, account) is not None:
                raise

    def _backend(self) -> Any:
        module, _, kind = self.name.rpartition(".")
        backend = getattr(importlib.import_module(module), kind)()
        # The library copies KEYRING_PROPERTY_* variables into every backend it makes.
        vars(backend).clear()
        for setting, value in self._settings.items():
            setattr(backend, setting, value)
        return backend


class SecretServiceBox(KeyringBox):
    """The Secret Service of Linux desktops.

    Reading goes past the keyring library to the one below it: the same item, but 25 instead of
    110 ms at every start, and it never offers to make a keyring where there is none.
    """

    def __init__(self, limit: float) -> None:
        """``limit``: seconds a person has for a keyring's own password window."""
        super().__init__(SECRET_SERVICE)
        self._patience = 0.9 * limit

    def read(self, service: str, account: str) -> str | None:
        """The text kept there, or None."""
        import secretstorage
        from secretstorage import ItemNotFoundException, LockedException

        connection = secretstorage.dbus_init()
        try:
            collection = secretstorage.Collection(connection)
            if collection.is_locked() and collection.unlock(timeout=self._patience):
                raise LockedException
            found = collection.search_items({"service": service, "username": account})
            return next((item.get_secret().decode() for item in found), None)
        except ItemNotFoundException:
            return None
        finally:
            connection.close()

    def erase(self, service: str, account: str) -> None:
        """Take it away; nothing there is fine, and no keyring is made to find that out."""
        if self.read(service, account) is not None:
            super().erase(service, account)


class Ring:
    """The keyrings allowed on this machine. Every call ends within the time limit."""

    def __init__(self, boxes: tuple[Box, ...], limit: float = LIMIT) -> None:
        """``limit``: seconds for each call."""
        self._boxes = boxes
        self._limit = limit

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keyrings asked, in order."""
        return tuple(box.name for box in self._boxes)

    def keep(self, service: str, account: str) -> tuple[Where, bytes]:
        """Make a wrapping secret and keep it; it counts only when it was read back.

        KeyringTrouble: no keyring took it and gave it back (the reason of the first one asked).
        """
        secret = os.urandom(SECRET)
        troubles = []
        for box in self._boxes:
            where = Where(backend=box.name, service=service, account=account)
            try:
                self._keep_in(box, where, secret)
            except KeyringTrouble as trouble:
                troubles.append(trouble)
            else:
                return where, secret
        raise troubles[0] if troubles else KeyringTrouble(Reason.ABSENT)

    def fetch(self, where: Where) -> bytes:
        """The secret kept at ``where``: in the keyring recorded, else in the other allowed ones.

        Only reads. KeyringTrouble: absent, locked, silent, missing, or different from a secret.
        """
        troubles = []
        for box in sorted(self._boxes, key=lambda box: box.name != where.backend):
            try:
                return self._secret(box, where)
            except KeyringTrouble as trouble:
                troubles.append(trouble)
        raise troubles[0] if troubles else KeyringTrouble(Reason.ABSENT)

    def erase(self, where: Where) -> bool:
        """Take the item away in every allowed keyring; False when any of them would not say so."""
        said_so = [self._erase_in(box, where) for box in self._boxes]
        return all(said_so)

    def try_out(self, account: str) -> Reason | None:
        """Keep, read back and take away an item of no meaning; None when all went well."""
        try:
            where, _ = self.keep("privacy-self-audit try-out", account)
        except KeyringTrouble as trouble:
            return trouble.reason
        self.erase(where)
        return None

    def _keep_in(self, box: Box, where: Where, secret: bytes) -> None:
        text = base64.b64encode(secret).decode()
        self._ask(lambda: box.write(where.service, where.account, text))
        if self._secret(box, where) != secret:
            raise KeyringTrouble(Reason.DIFFERENT)

    def _secret(self, box: Box, where: Where) -> bytes:
        text = self._ask(lambda: box.read(where.service, where.account))
        if text is None:
            raise KeyringTrouble(Reason.MISSING)
        try:
            secret = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if len(secret) != SECRET:
            raise KeyringTrouble(Reason.DIFFERENT)
        return secret

    def _erase_in(self, box: Box, where: Where) -> bool:
        try:
            self._ask(lambda: box.erase(where.service, where.account))
        except KeyringTrouble:
            return False
        return True

    def _ask(self, call: Callable[[], T]) -> T:
        return within(self._limit, call)


def of_this_machine(limit: float = LIMIT) -> Ring:
    """The allowed keyrings of this operating system."""
    boxes = tuple(
        SecretServiceBox(limit) if name == SECRET_SERVICE else KeyringBox(name) for name in _HERE
    )
    return Ring(boxes, limit)


def within(limit: float, call: Callable[[], T]) -> T:
    """What ``call`` returns, if it does so within ``limit`` seconds.

    A keyring that never answers keeps its thread; being a daemon, it does not keep the program.
    KeyringTrouble: silent, or the reason behind what ``call`` raised.
    """
    results: list[T] = []
    reasons: list[Reason] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001 - libraries of every kind raise here
            reasons.append(why(error))

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(limit)
    if results:
        return results[0]
    raise KeyringTrouble(reasons[0] if reasons else Reason.SILENT)


def why(error: BaseException) -> Reason:
    """The reason behind what a keyring library raised, by the name of its class."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return Reason.LOCKED
    if "TimeoutError" in names:
        return Reason.LOCKED
    if getattr(error, "name", "") == "org.freedesktop.Secret.Error.IsLocked":
        return Reason.LOCKED
    return Reason.ABSENT
