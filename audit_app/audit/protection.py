"""How the answers are locked, opened and deleted."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from audit_app.audit.lock_rules import FREE, LockRules, SetBySchool
from audit_app.domain.value import Value
from audit_app.vault import opening, places, state
from audit_app.vault.opening import ORDINARY
from audit_app.vault.state import Condition

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from audit_app.vault.errors import Reason
    from audit_app.vault.finding import Finding
    from audit_app.vault.header import SlotKind
    from audit_app.vault.opening import Means
    from audit_app.vault.spare_key import SpareKeyDraft
    from audit_app.vault.vault import Vault


class Start(StrEnum):
    """What a start of the program finds."""

    WELCOME = "welcome"
    UNLOCK = "unlock"
    DAMAGED = "damaged"


class KeptFile(Value):
    """One file of the folder, for "where is my data". ``part`` names its words."""

    name: str
    part: str
    size: int


class Protection:
    """The lock on one folder. Every call may be slow: none belongs on the window's thread."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        means: Means = ORDINARY,
        rules: LockRules = FREE,
    ) -> None:
        """``means`` holds the folder's lock when the program already took it.

        ``rules`` are what school asks of the lock.
        """
        self.folder = folder
        self.means = means
        self.rules = rules
        self._clock = clock

    def start(self) -> Start:
        """What lies in the folder; deleting or bringing back that was cut off is finished first."""
        found = state.look(self.folder)
        if found.condition is Condition.DELETING:
            self.forget()
            return Start.WELCOME
        if places.is_half_way(self.folder):
            _go_on(self.folder, self.means)
            found = state.look(self.folder)
        if found.condition is Condition.NONE:
            return Start.WELCOME
        return Start.UNLOCK if found.condition is Condition.READY else Start.DAMAGED

    def ways(self) -> tuple[SlotKind, ...]:
        """The ways in that there are, read without unlocking."""
        return opening.slot_kinds(self.folder)

    def try_keyring(self) -> Reason | None:
        """Why this laptop's keyring cannot be used, or None when it can: it is tried for real."""
        return opening.try_keyring(self.means)

    def create(self, *, keyring: bool, passphrase: str | None) -> Vault:
        """Begin: make the place for the answers and open it. SetBySchool: not in this way."""
        if not self.rules.allows(keyring=keyring, passphrase=passphrase is not None):
            raise SetBySchool
        return opening.create(
            self.folder,
            keyring=keyring,
            passphrase=passphrase,
            now=self._clock(),
            means=self.means,
        )

    def open_with_keyring(self) -> Vault:
        """Open by being signed in to the laptop."""
        return opening.open_with_keyring(self.folder, self.means)

    def open_with_passphrase(self, text: str) -> Vault:
        """Open with the passphrase."""
        return opening.open_with_passphrase(self.folder, text, self.means)

    def open_with_spare_key(self, text: str) -> Vault:
        """Open with the spare key, typed in any case, with or without dashes."""
        return opening.open_with_spare_key(self.folder, text, self.means)

    def typed(self, text: str) -> int:
        """How many of the 32 characters of a spare key are typed."""
        from audit_app.vault import spare_key

        return spare_key.count(text)

    def files(self) -> tuple[KeptFile, ...]:
        """What lies in the folder, with sizes in bytes; a folder inside it counts as one."""
        rows = []
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            inside = path.rglob("*") if path.is_dir() else (path,)
            size = sum(each.stat().st_size for each in inside if each.is_file())
            part = _PARTS.get(_ENDING.sub("", path.name), "other")
            rows.append(KeptFile(name=path.name, part=part, size=size))
        return tuple(rows)

    def forget(self) -> tuple[Finding, ...]:
        """Delete everything in the folder and its item in the keyring; goes on if interrupted."""
        from audit_app.vault import forget

        return forget.forget(self.folder, self.means)


class SpareKeys:
    """A new spare key: shown as a draft, and kept once its last group was typed back."""

    def __init__(self, vault: Vault) -> None:
        """For these open answers."""
        self._vault = vault

    @property
    def exists(self) -> bool:
        """Whether there is one already."""
        from audit_app.vault.header import SlotKind

        return SlotKind.SPARE_KEY in self._vault.slots

    def draft(self) -> SpareKeyDraft:
        """One to show; it opens nothing yet."""
        return self._vault.draft_spare_key()

    def keep(self, draft: SpareKeyDraft, last_group: str) -> None:
        """Make it count. Mistyped: the last group does not match."""
        self._vault.keep_spare_key(draft, last_group)

    def lock_anew(
        self, protection: Protection, draft: SpareKeyDraft, last_group: str, passphrase: str | None
    ) -> Vault:
        """Lock the answers with a new key, for when somebody may know a way in (see ``anew``).

        From then on only this spare key opens them, and ``passphrase`` where one is given.
        """
        from audit_app.vault.anew import lock_anew
        from audit_app.vault.renewing import Secrets

        chosen = Secrets(draft, last_group, passphrase)
        return lock_anew(self._vault, protection.folder, chosen, protection.means)


def _go_on(folder: Path, means: Means) -> None:
    from audit_app.vault import instance, switch

    with instance.held(folder, means.hold):
        switch.finish(folder)


# The answers file's own journal, empty between two saves; and the numbers of what was put aside.
_ENDING = re.compile(r"-journal$|-\d+$")
_PARTS = {
    places.LOCK: "lock",
    places.KEYS[0]: "keys",
    places.KEYS[1]: "keys",
    places.ANSWERS: "answers",
    places.COUNTER: "counter",
    places.KEYRING: "keyring",
    places.COPIES: "copies",
    places.BALLAST: "ballast",
    places.PUBLIC: "public",
    places.BEFORE: "before",
    places.UNDONE: "before",
    places.DAMAGED: "damaged",
}
