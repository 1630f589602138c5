"""The ways into open answers: looking at them, adding one, taking one away."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import msgspec

from audit_app.vault import keyfiles, keyring_list, keyslots
from audit_app.vault.errors import (
    Closed,
    KeyringTrouble,
    Mistyped,
    Reason,
    TooFewWays,
    VaultError,
    WeakPassphrase,
)
from audit_app.vault.header import Slot, SlotKind, Where
from audit_app.vault.keyring_list import Item, KeyringList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audit_app.vault.header import Copy
    from audit_app.vault.keys import Keys
    from audit_app.vault.keyslots import Cost
    from audit_app.vault.ring import Ring
    from audit_app.vault.spare_key import SpareKeyDraft

Slots = tuple[Slot, ...]

_FEWEST = 2


class Ways:
    """The key header of open answers. Each change is on the disk, twice, when its call returns."""

    def __init__(self, folder: Path, copy: Copy, keys: Keys) -> None:
        """``copy`` is the header that was proved with ``keys``, and ever after as on the disk."""
        self._folder = folder
        self.copy = copy
        self._keys = keys
        self._generation = copy.header.gen
        self._listed = KeyringList(folder)
        self._lock = threading.Lock()
        # A place that is noted and not in the header yet must not be tidied away meanwhile.
        self._keyring = threading.RLock()
        self._closed = False

    @property
    def kinds(self) -> tuple[SlotKind, ...]:
        """The ways in that there are."""
        return self.copy.header.kinds

    def add_passphrase(self, text: str, cost: Cost | None = None) -> None:
        """Add a passphrase, or put it in the place of the one there is.

        WeakPassphrase; DiskFull, NotAllowed, DiskTrouble: the old ways still hold.
        """
        slot = passphrase_slot(self.copy.header.vault, text, self._keys, cost)
        self._put(slot)

    def keep_spare_key(self, draft: SpareKeyDraft, last_group: str) -> None:
        """Make a spare key count once its last group was typed back; an older one stops working.

        Mistyped (group 8): it was not. DiskFull, NotAllowed, DiskTrouble: the old ways still hold.
        """
        from audit_app.vault import spare_key

        if not draft.ends_with(last_group):
            raise Mistyped((spare_key.GROUPS,))
        secret = spare_key.parse("".join(draft.groups))
        blank = keyslots.blank(SlotKind.SPARE_KEY)
        self._put(keyslots.seal(self.copy.header.vault, blank, secret, self._keys.data))

    def add_keyring(self, ring: Ring) -> None:
        """Keep a new wrapping secret in the keyring, under a name of its own: nothing is replaced.

        The old one is taken out once the new one counts. KeyringTrouble: it was not kept, or not
        read back. DiskFull, NotAllowed, DiskTrouble.
        """
        blank = keyslots.blank(SlotKind.KEYRING)
        new = Item(where=keyring_list.place(self.copy.header.vault, blank.id))
        with self._keyring:
            self._listed.note(new, *self._given_up(ring))
            self._put(keyring_slot(self.copy.header.vault, blank, self._keys, ring))
            self.tidy(ring)

    def drop(self, kind: SlotKind, ring: Ring) -> bool:
        """Take a way in away, out of the keyring too. False: the keyring kept what opens nothing.

        TooFewWays: fewer than two kinds would be left. DiskFull, NotAllowed, DiskTrouble.
        """

        def dropped(slots: Slots) -> Slots:
            left = tuple(slot for slot in slots if slot.kind != kind)
            if len(msgspec.structs.replace(self.copy.header, slots=left).kinds) < _FEWEST:
                raise TooFewWays
            return left

        dropped(self.copy.header.slots)
        if kind is not SlotKind.KEYRING:
            self._change(dropped)
            return True
        with self._keyring:
            self._listed.note(*self._given_up(ring))
            self._change(dropped)
            return self.tidy(ring)

    @property
    def is_tidy(self) -> bool:
        """Whether no place in a keyring has to be looked at."""
        return self._listed.is_empty

    def tidy(self, ring: Ring) -> bool:
        """Take out of the keyring what no header names any more. False: something is left there.

        Nothing is taken before the header that does without it lies on the disk twice. It may take
        as long as the keyring does; cut off, or refused, it is gone on with at the next opening.
        """
        with self._keyring, contextlib.suppress(VaultError):
            used = tuple(slot.where for slot in self.copy.header.slots if slot.where)
            found = keyfiles.read(self._folder)
            if found.copies == (self.copy,) and not found.damaged:
                return self._listed.sweep(used, ring.erase)
        return False

    def close(self) -> None:
        """Let a change that is being written end. None comes after it: the keys are wiped next."""
        self._listed.close()
        with self._lock:
            self._closed = True

    def _given_up(self, ring: Ring) -> tuple[Item, ...]:
        """The places that the header names now, each looked at: is what lies there ours?"""
        vault, slots = self.copy.header.vault, self.copy.header.of_kind(SlotKind.KEYRING)
        placed = ((slot, slot.where) for slot in slots if slot.where)
        return tuple(Item(where=at, ours=_is_ours(vault, slot, at, ring)) for slot, at in placed)

    def _put(self, new: Slot) -> None:
        self._change(lambda slots: (*(slot for slot in slots if slot.kind != new.kind), new))

    def _change(self, change: Callable[[Slots], Slots]) -> None:
        """Write what ``change`` makes of the slots there are once it is this change's turn."""
        with self._lock:
            if self._closed:
                raise Closed
            slots = change(self.copy.header.slots)
            # Counted also when writing fails: half of it may be on the disk.
            self._generation += 1
            copy = keyfiles.changed(self.copy, slots, self._keys.header, self._generation)
            keyfiles.write(self._folder, copy)
            self.copy = copy


def _is_ours(vault: str, slot: Slot, where: Where, ring: Ring) -> bool:
    """Whether what the keyring has for a slot is what we kept there, or nothing at all."""
    try:
        secret = ring.fetch(where)
    except KeyringTrouble as trouble:
        return trouble.reason is Reason.MISSING
    return keyslots.unseal(vault, slot, secret) is not None


def passphrase_slot(vault: str, text: str, keys: Keys, cost: Cost | None) -> Slot:
    """A slot for a passphrase (``cost`` None: what suits this machine). WeakPassphrase."""
    from audit_app.vault import strength

    if not strength.is_accepted(text):
        raise WeakPassphrase
    blank = keyslots.blank(SlotKind.PASSPHRASE, cost or keyslots.fitting_cost())
    return keyslots.seal(vault, blank, keyslots.passphrase_bytes(text), keys.data)


def keyring_slot(vault: str, blank: Slot, keys: Keys, ring: Ring) -> Slot:
    """``blank`` with a fresh secret that the keyring took and gave back. KeyringTrouble.

    Its place stands on the list of the keyring's places already.
    """
    where = keyring_list.place(vault, blank.id)
    where, secret = ring.keep(where.service, where.account)
    return keyslots.seal(vault, keyslots.placed(blank, where), secret, keys.data)
