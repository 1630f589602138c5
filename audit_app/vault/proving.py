"""From a secret to the keys: which header somebody with the data key wrote, and that key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from audit_app.vault import keyslots
from audit_app.vault.errors import Damage, Damaged, KeyringTrouble, NoSuchWay, Reason, WrongSecret
from audit_app.vault.header import Copy, Slot, SlotKind
from audit_app.vault.keyfiles import Found
from audit_app.vault.keys import Keys

if TYPE_CHECKING:
    from audit_app.vault.ring import Ring

Secrets = Callable[[Slot], bytes | None]


def slots(found: Found, kind: SlotKind) -> tuple[Slot, ...]:
    """Every slot of a kind, of all sound copies. NoSuchWay: none."""
    there = [slot for copy in found.copies for slot in copy.header.of_kind(kind)]
    if not there:
        raise NoSuchWay(kind)
    return tuple(dict.fromkeys(there))


def from_keyring(found: Found, keyrings: "Ring") -> Secrets:
    """What the keyring gives for each of its slots. KeyringTrouble: nothing for any."""
    asked: dict[str, bytes] = {}
    troubles: list[KeyringTrouble] = []
    for slot in slots(found, SlotKind.KEYRING):
        try:
            if slot.where:
                asked[slot.id] = keyrings.fetch(slot.where)
        except KeyringTrouble as trouble:
            troubles.append(trouble)
    if not asked:
        raise troubles[0] if troubles else KeyringTrouble(Reason.MISSING)
    return lambda slot: asked.get(slot.id)


def prove(found: Found, kind: SlotKind, secrets: Secrets) -> tuple[Copy, Keys]:
    """The newest header that was written with the data key, and that key.

    A secret that only opens an older copy was replaced: WrongSecret. Damaged: the secret is
    right, and no copy is what somebody with the key wrote.
    """
    tried: dict[Slot, bytes | None] = {}
    for copy in found.copies:
        for slot in copy.header.of_kind(kind):
            secret = secrets(slot)
            if slot not in tried:
                tried[slot] = keyslots.unseal(copy.header.vault, slot, secret) if secret else None
            data_key = tried[slot]
            if data_key is None:
                continue
            keys = Keys(data_key)
            proved = found.newest_proved(keys.header)
            if proved is None:
                raise Damaged(Damage.KEYS)
            if slot in proved.header.slots:
                return proved, keys
    raise WrongSecret(kind)
