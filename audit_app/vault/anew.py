"""Locking open answers anew, and opening them again with what opens them now."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from audit_app.vault import opening
from audit_app.vault.errors import KeyringTrouble
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.opening import Means
    from audit_app.vault.renewing import Secrets
    from audit_app.vault.vault import Vault


def lock_anew(vault: Vault, folder: Path, chosen: Secrets, means: Means) -> Vault:
    """Lock the answers of ``folder``, open as ``vault``, with a new key. Slow.

    The laptop's own key is kept anew where there was one; should its keyring refuse, it is left
    out. Mistyped, WeakPassphrase: nothing was done, and ``vault`` is still open. After that it is
    closed whatever comes. DiskFull, NotAllowed, DiskTrouble, InUse: the answers lie there as
    before, or the next start finishes.
    """
    had_keyring = SlotKind.KEYRING in vault.slots
    made = vault.renewing.renew(chosen, means.hold, means.cost)
    opened = opening.open_proved(folder, made, means)
    if had_keyring:
        with suppress(KeyringTrouble):
            opened.add_keyring()
    return opened
