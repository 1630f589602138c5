"""Making a vault: everything or nothing, whatever cuts it off."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from audit_app.vault import (
    connection,
    disk,
    header,
    keyfiles,
    keyring_list,
    keyslots,
    places,
    schema,
    ways,
)
from audit_app.vault.counter import Counter
from audit_app.vault.errors import KeyringTrouble, VaultError
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import Header, Slot, SlotKind, Where
from audit_app.vault.keyfiles import Made
from audit_app.vault.keyring_list import Item, KeyringList
from audit_app.vault.keys import Keys
from audit_app.vault.keyslots import Cost
from audit_app.vault.ring import Ring


class Choice(NamedTuple):
    """The first ways in: ``ring`` None leaves the keyring out, ``passphrase`` None likewise."""

    ring: Ring | None
    passphrase: str | None
    cost: Cost | None


def make(folder: Path, choice: Choice, now: datetime) -> Made:
    """Make a vault in a folder where the caller holds the lock and saw that there is none.

    KeyringTrouble, WeakPassphrase, DiskFull, NotAllowed, DiskTrouble: nothing is left.
    """
    vault = os.urandom(16).hex()
    keys = Keys.fresh()
    listed = KeyringList(folder)
    slots: tuple[Slot, ...] = ()
    try:
        slots, findings = _first_slots(vault, keys, choice, listed)
        copy = header.encode(Header(v=1, vault=vault, gen=1, slots=slots), keys.header)
        _make_answers(folder, vault, keys, now)
        keyfiles.write(folder, copy)
        # The answers file gets its name last: whatever cuts this off, nothing is half a vault.
        with disk.told():
            disk.swap(folder / places.UNFINISHED, folder / places.ANSWERS)
    except BaseException:
        _discard(folder, slots, choice.ring)
        raise
    Counter(folder, vault, keys.counter).note(0, clean=True, flush=True)
    with suppress(VaultError):
        # What an earlier start left behind is taken out when the keyring is next looked after.
        listed.sweep(_places(slots), lambda _: False)
    return Made(copy, keys, findings)


def _first_slots(
    vault: str, keys: Keys, choice: Choice, listed: KeyringList
) -> tuple[tuple[Slot, ...], tuple[Finding, ...]]:
    slots: list[Slot] = []
    if choice.passphrase is not None:
        slots.append(ways.passphrase_slot(vault, choice.passphrase, keys, choice.cost))
    if choice.ring:
        blank = keyslots.blank(SlotKind.KEYRING)
        listed.note(Item(where=keyring_list.place(vault, blank.id)))
        try:
            slots.append(ways.keyring_slot(vault, blank, keys, choice.ring))
        except KeyringTrouble:
            if not slots:
                raise
            return tuple(slots), (Finding(noticed=Noticed.KEYRING_NOT_USED),)
    return tuple(slots), ()


def _make_answers(folder: Path, vault: str, keys: Keys, now: datetime) -> None:
    path = folder / places.UNFINISHED
    db = connection.make(path, keys.database)
    try:
        schema.begin(db, vault, now.isoformat())
    finally:
        db.close()
    with disk.told():
        disk.remove(path.with_name(path.name + "-journal"))


def _discard(folder: Path, slots: tuple[Slot, ...], ring: Ring | None) -> None:
    """Nothing was answered yet, so what was begun can go: first the name that would make it count.

    The answers have that name where only making it last was refused.
    """
    with suppress(OSError):
        (folder / places.ANSWERS).replace(folder / places.UNFINISHED)
    for name in (*places.KEYS, places.UNFINISHED, f"{places.UNFINISHED}-journal", places.KEYRING):
        with suppress(OSError):
            disk.remove(folder / name)
    for where in _places(slots):
        if ring:
            ring.erase(where)


def _places(slots: tuple[Slot, ...]) -> tuple[Where, ...]:
    return tuple(slot.where for slot in slots if slot.where)
