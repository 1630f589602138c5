"""When the answers file is damaged: the newest automatic copy that is whole takes its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from audit_app.vault import (
    connection,
    copies,
    disk,
    instance,
    keyfiles,
    keyslots,
    opening,
    places,
    proving,
    records,
    spare_key,
    switch,
)
from audit_app.vault.counter import Counter
from audit_app.vault.errors import DiskFull, KeyringTrouble, NoRoom, Reason, WrongSecret
from audit_app.vault.header import SlotKind
from audit_app.vault.keyfiles import Made

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from audit_app.vault.copies import Kept
    from audit_app.vault.keys import Keys
    from audit_app.vault.opening import Means
    from audit_app.vault.proving import Secrets
    from audit_app.vault.vault import Vault


def put_copy_in_place(folder: Path, copy: Kept, vault: str, keys: Keys) -> None:
    """Let a copy take the place of answers that are damaged; those are put aside and kept.

    The caller holds the lock, and nothing is open. DiskFull, NotAllowed, DiskTrouble.
    """
    switch.finish(folder)
    incoming = folder / places.INCOMING
    places.make_private(incoming)
    target = incoming / places.ANSWERS
    with disk.told():
        disk.write(target, b"")
        shutil.copyfile(copy.path, target)
        disk.sync(target)
    db = connection.connect(target, keys.database)
    commits = records.commits(db)
    db.close()
    Counter(incoming, vault, keys.counter).note(commits, clean=True, flush=True)
    with disk.told():
        disk.sync_folder(incoming)
    switch.begin(folder, places.INCOMING, places.DAMAGED, switch.ANSWERS)


class Mending:
    """Over a folder whose key files are sound. Nothing is changed before ``put_in_place``."""

    def __init__(self, folder: Path, means: Means = opening.ORDINARY) -> None:
        """Read the key files. Damaged, NewerVersion, NotAllowed, DiskTrouble."""
        self._folder = folder
        self._means = means
        self._found = keyfiles.read(folder)
        self._made: Made | None = None
        self._copy: Kept | None = None

    @property
    def kinds(self) -> tuple[SlotKind, ...]:
        """The ways in that there are."""
        return self._found.copies[0].header.kinds

    def unlock_with_keyring(self) -> None:
        """Get the key from the keyring (KeyringTrouble, NoSuchWay)."""
        secrets = proving.from_keyring(self._found, self._means.keyring())
        try:
            self._prove(SlotKind.KEYRING, secrets)
        except WrongSecret:
            raise KeyringTrouble(Reason.DIFFERENT) from None

    def unlock(self, kind: SlotKind, text: str) -> None:
        """Get the key by passphrase or spare key (Mistyped, WrongSecret, NoSuchWay, Damaged)."""
        typed = kind is SlotKind.SPARE_KEY
        secret = spare_key.parse(text) if typed else keyslots.passphrase_bytes(text)
        proving.slots(self._found, kind)
        self._prove(kind, lambda _: secret)

    def newest(self) -> datetime | None:
        """When the newest copy was made that opens and is whole to its last page; None: none is.

        Slow. InUse, NotAllowed, DiskTrouble.
        """
        made = self._unlocked()
        self._copy = copies.newest_sound(self._folder, made.copy.header.vault, made.keys)
        return self._copy.made if self._copy else None

    def put_in_place(self) -> Vault:
        """Let that copy take the place of what is damaged, which is kept aside, and open it.

        InUse, NoRoom, NotAllowed, DiskTrouble: what was begun is finished by the next start.
        """
        if self._copy is None:
            raise ValueError("there is no copy")
        made = self._unlocked()
        with instance.held(self._folder, self._means.hold):
            try:
                put_copy_in_place(self._folder, self._copy, made.copy.header.vault, made.keys)
            except DiskFull:
                raise NoRoom from None
        return opening.open_proved(self._folder, made, self._means)

    def _prove(self, kind: SlotKind, secrets: Secrets) -> None:
        self._made = Made(*proving.prove(self._found, kind, secrets), ())

    def _unlocked(self) -> Made:
        if self._made is None:
            raise ValueError("it was not unlocked")
        return self._made
