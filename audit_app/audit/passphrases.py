"""A passphrase: how hard it is to guess for somebody who knows the person, and keeping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.vault.errors import WeakPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit_app.vault.strength import Strength
    from audit_app.vault.vault import Vault


class Passphrases:
    """Judges and keeps. Every call may be slow: none belongs on the window's thread."""

    def __init__(self, known: Callable[[], Sequence[str]] = tuple) -> None:
        """``known``: what somebody who knows the person would try first."""
        self._known = known

    def strength(self, text: str) -> Strength:
        """How hard a passphrase is to guess, honestly."""
        from audit_app.vault import strength  # loads a word list

        return strength.judge(text, self._known())

    def check(self, text: str) -> str:
        """``text`` itself, if it may protect answers. WeakPassphrase."""
        from audit_app.vault.strength import Strength

        if self.strength(text) is Strength.WEAK:
            raise WeakPassphrase
        return text

    def keep(self, vault: Vault, text: str) -> None:
        """Add or change the passphrase of open answers (see ``Vault.add_passphrase``)."""
        vault.add_passphrase(self.check(text))
