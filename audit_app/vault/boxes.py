"""The keyrings that may hold a secret: three, by the exact names of their classes.

The keyring library's own choice follows environment and configuration, and may end in a store that
loses or shows what it is given. So it is never asked to choose.
"""

import importlib
import sys
from typing import Any, Protocol

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
_BUS_NAME = "org.freedesktop.secrets"
_INTERFACE = "org.freedesktop.Secret"


class Box(Protocol):
    """One keyring. It may raise anything, and take for ever: ``ring`` sees to both."""

    name: str

    def read(self, service: str, account: str) -> str | None:
        """The text kept there, or None."""

    def write(self, service: str, account: str, text: str) -> None:
        """Keep a text there."""

    def erase(self, service: str, account: str) -> None:
        """Take it away; nothing there is fine."""


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
    """The Secret Service of Linux desktops (specification 0.2 of freedesktop.org).

    Every start reads, so reading the ordinary way is done by three calls on the message bus: 9 ms
    of processor time, where loading the keyring library takes 110 and the one below it 40. Whatever
    is not ordinary (locked, not found, refused) is left to the library below.
    """

    def __init__(self, limit: float) -> None:
        """``limit``: seconds a person has for a keyring's own password window."""
        super().__init__(SECRET_SERVICE)
        self._patience = 0.9 * limit

    def read(self, service: str, account: str) -> str | None:
        """The text kept there, or None. No keyring is made where there is none."""
        attributes = {"service": service, "username": account}
        return self._read_unlocked(attributes) or self._read_patiently(attributes)

    def erase(self, service: str, account: str) -> None:
        """Take it away; nothing there is fine, and no keyring is made to find that out."""
        if self.read(service, account) is not None:
            super().erase(service, account)

    def _read_unlocked(self, attributes: dict[str, str]) -> str | None:
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        def call(path: str, what: str, signature: str, *values: object) -> Any:
            interface, _, method = what.rpartition(".")
            address = DBusAddress(path, _BUS_NAME, f"{_INTERFACE}.{interface}")
            reply = bus.send_and_get_reply(new_method_call(address, method, signature, values))
            return reply.body if reply.header.message_type is MessageType.method_return else None

        service = "/org/freedesktop/secrets"
        try:
            bus = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError):
            return None
        with bus:
            # "plain": whoever can listen on this socket can ask the keyring for the secret itself.
            opened = call(service, "Service.OpenSession", "sv", "plain", ("s", ""))
            found = call(service, "Service.SearchItems", "a{ss}", attributes)
            if not opened or not found or not found[0]:
                return None
            said = call(found[0][0], "Item.GetSecret", "o", opened[1])
            return bytes(said[0][2]).decode("utf-8", "replace") if said else None

    def _read_patiently(self, attributes: dict[str, str]) -> str | None:
        import secretstorage
        from secretstorage import ItemNotFoundException, LockedException

        connection = secretstorage.dbus_init()
        try:
            collection = secretstorage.Collection(connection)
            if collection.is_locked() and collection.unlock(timeout=self._patience):
                raise LockedException
            found = collection.search_items(attributes)
            return next((item.get_secret().decode() for item in found), None)
        except ItemNotFoundException:
            return None
        finally:
            connection.close()


def of_this_machine(limit: float) -> tuple[Box, ...]:
    """The allowed keyrings of this operating system."""
    if sys.platform == "win32":
        return (KeyringBox(CREDENTIAL_MANAGER),)
    if sys.platform == "darwin":
        return (KeyringBox(KEYCHAIN),)
    return (SecretServiceBox(limit),)
