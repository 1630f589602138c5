"""Copies to take away, bringing answers back from one, and mending what is damaged."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from audit_app.vault.errors import DiskFull, KeyringTrouble, NoRoom, NoWayToTake, VaultError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from audit_app.audit.protection import Protection
    from audit_app.domain.settings import PublicSettings
    from audit_app.vault.mending import Mending
    from audit_app.vault.restoring import Restoring
    from audit_app.vault.vault import Vault

SUFFIX = ".psabackup"


class Backups:
    """All may be slow but those that ask: no other belongs on the window's thread."""

    def __init__(self, protection: Protection, clock: Callable[[], datetime]) -> None:
        """Over the folder of ``protection``, and with its means."""
        self._protection = protection
        self._clock = clock

    def save(
        self, vault: Vault, path: Path, settings: PublicSettings, *, replace: bool = False
    ) -> None:
        """Save a backup, which only counts once it was read back to its end.

        NoWayToTake; FileThere, FileNotSaved; BackupNotSound; NoRoom; NotAllowed, DiskTrouble.
        """
        from audit_app.system import files

        if not vault.copying.can_be_taken:
            raise NoWayToTake
        digests: list[bytes] = []

        def write(file: BinaryIO) -> None:
            digests.append(vault.copying.back_up(file, self._clock(), settings))

        # Before it gets its name, so that it never takes the place of a sound one; and after.
        files.fill(path, write, lambda part: vault.copying.prove(part, digests[0]), replace=replace)
        vault.copying.prove(path, digests[0])

    def open(self, path: Path) -> Restoring:
        """A backup to bring answers back from (NotABackup, BackupDamaged, NewerVersion ...)."""
        from audit_app.vault.restoring import Restoring

        return Restoring(self._protection.folder, path, self._protection.means)

    def bring_back(self, restoring: Restoring, *, damaged: bool = False) -> Vault:
        """Let a backup that was unpacked take the place of what is here, and open it.

        What is here must be closed; it can be gone back to until the start after this one, or is
        kept for good where it was ``damaged``. This laptop opens the answers by itself, if it can;
        not where somebody had chosen to be asked each time, here or there.
        """
        had_one = restoring.found is not None and restoring.found.keyring
        allowed = self._protection.rules.keyring
        keyring = had_one and allowed and self._keyring_is_wanted()
        with _told():
            vault = restoring.put_in_place(damaged=damaged)
        self._stay()
        if keyring:
            with suppress(KeyringTrouble, VaultError):
                vault.add_keyring()
        return vault

    def can_go_back(self) -> bool:
        """Whether what was here before can be gone back to."""
        from audit_app.vault import switch

        return switch.can_go_back(self._protection.folder)

    def go_back(self) -> None:
        """Go back to what was here before; the answers must be closed (NothingToGoBackTo ...)."""
        from audit_app.vault import instance, switch

        protection = self._protection
        with _told(), instance.held(protection.folder, protection.means.hold):
            switch.go_back(protection.folder)
        self._stay()

    def has_copies(self) -> bool:
        """Whether any automatic copy lies here, sound or not."""
        from audit_app.vault import copies

        return bool(copies.kept(self._protection.folder))

    def mend(self) -> Mending:
        """A way to a sound copy (Damaged: what opens the answers is damaged too)."""
        from audit_app.vault.mending import Mending

        return Mending(self._protection.folder, self._protection.means)

    def _keyring_is_wanted(self) -> bool:
        """On a new laptop, or where being signed in opened the answers so far."""
        from audit_app.vault.header import SlotKind

        try:
            return SlotKind.KEYRING in self._protection.ways()
        except VaultError:
            return True

    def _stay(self) -> None:
        """Until the program ends, opening lets nothing go that was put aside."""
        self._protection.means = self._protection.means._replace(keeps=True)


@contextmanager
def _told() -> Iterator[None]:
    """A full disk in words that speak of no answer being typed."""
    try:
        yield
    except DiskFull:
        raise NoRoom from None
