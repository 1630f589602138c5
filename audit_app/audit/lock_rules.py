"""What school asks of the lock on the answers. It keeps nobody from opening their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.errors import AuditError
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from audit_app.domain.policy import Policy
    from audit_app.vault.finding import Finding
    from audit_app.vault.vault import Vault


class SetBySchool(AuditError):
    """School has decided this, and it was not done. Nothing has changed."""

    key = "errors.set-by-school"


class LockRules(NamedTuple):
    """``passphrase``: there has to be one. ``keyring``: being signed in may open the answers.

    Answers that do not keep to the rules open as before; ``lacking`` says what to ask for.
    """

    passphrase: bool = False
    keyring: bool = True

    def lacking(self, kinds: Collection[SlotKind]) -> SlotKind | None:
        """The first thing to see to: a passphrase that is missing, a keyring that is too much."""
        if self.passphrase and SlotKind.PASSPHRASE not in kinds:
            return SlotKind.PASSPHRASE
        return SlotKind.KEYRING if SlotKind.KEYRING in kinds and not self.keyring else None

    def allows(self, *, keyring: bool, passphrase: bool) -> bool:
        """Whether new answers may have these ways in."""
        return (passphrase or not self.passphrase) and (self.keyring or not keyring)

    def add_keyring(self, vault: Vault) -> None:
        """Let being signed in open ``vault`` (see ``Vault.add_keyring``). SetBySchool."""
        if not self.keyring:
            raise SetBySchool
        vault.add_keyring()

    def may_drop(self, kind: SlotKind) -> bool:
        """Whether a way in may be taken away."""
        return kind is not SlotKind.PASSPHRASE or not self.passphrase

    def drop(self, vault: Vault, kind: SlotKind) -> tuple[Finding, ...]:
        """Take a way in away (see ``Vault.drop``). SetBySchool."""
        if not self.may_drop(kind):
            raise SetBySchool
        return vault.drop(kind)


FREE = LockRules()


def of(policy: Policy) -> LockRules:
    """Where being signed in may not open them, a passphrase has to."""
    needed = policy.require_passphrase or policy.no_keyring
    return LockRules(passphrase=needed, keyring=not policy.no_keyring)
