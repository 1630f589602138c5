"""The keyring of the operating system: asked with a time limit, believed when read back."""

import base64
import binascii
import os
import threading
from collections.abc import Callable
from typing import TypeVar

from audit_app.vault import boxes
from audit_app.vault.boxes import Box
from audit_app.vault.errors import KeyringTrouble, Reason
from audit_app.vault.header import Where

T = TypeVar("T")

LIMIT = 20.0
SECRET = 32


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
    return Ring(boxes.of_this_machine(limit), limit)


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
