"""Laptops whose own key store works, is locked, never answers, or is not there."""

import threading

from audit_app.vault.errors import Reason
from audit_app.vault.opening import Means
from tests.vault.parts import MemoryBox, means


class KeyringLocked(Exception):
    """As the keyring library calls it: reasons go by the name."""


class SilentBox(MemoryBox):
    """Answers only once it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = threading.Event()

    def _fail(self) -> None:
        self.answers.wait(10)


class ForeignBox(MemoryBox):
    """Gives back something else than it was given."""

    def read(self, service: str, account: str) -> str | None:
        return "bm90IGEga2V5" if super().read(service, account) else None


def laptop_that_is(reason: Reason) -> Means:
    """A laptop that has exactly this trouble with keys. A silent one stays so for a while."""
    box = MemoryBox(keeps=reason is not Reason.MISSING)
    if reason is Reason.DIFFERENT:
        box = ForeignBox()
    elif reason is Reason.SILENT:
        return means(SilentBox(), limit=0.3)
    elif reason is Reason.LOCKED:
        box.trouble = KeyringLocked()
    elif reason is Reason.ABSENT:
        box.trouble = RuntimeError()
    return means(box)
