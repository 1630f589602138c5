"""Who stands behind a pack, and whether that is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.content.packs import minisign
from audit_app.content.packs.limits import refuse
from audit_app.domain.pack import PackRefused, Signed, Signer
from audit_app.domain.policy import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.audit.pack_shelf import Memory
    from audit_app.content.packs.minisign import PublicKey
    from audit_app.domain.pack import PackHead
    from audit_app.domain.policy import Policy

SCHOOL = "school"


class Trust:
    """The keys that school IT has named or taken back, and those that the person has met."""

    def __init__(self, policy: Policy, memory: Memory) -> None:
        """A key of the policy that is none is as if it were not there."""
        self._revoked = frozenset(key.key for key in _keys(policy.revoked_pack_keys))
        # What is only recommended is no reason to trust anybody.
        named = policy.pack_keys if enforced(policy, Key.PACK_KEYS) else ()
        self.named = bool(named)
        self._school = [key for key in _keys(named) if key.key not in self._revoked]
        self._memory = memory

    def school(self, data: bytes, signature: str) -> Signer:
        """Who of the school signed. PackRefused: nobody, or it does not hold."""
        if not signature:
            raise refuse("not-signed")
        said = minisign.signature(signature)
        for key in self._school:
            if key.id == said.id:
                minisign.verify(data, said, key)
                return _signer(Signed.SCHOOL, key)
        raise refuse("not-by-school")

    def own(self, head: PackHead, data: bytes, signature: str) -> Signer:
        """Who signed, on a person's own laptop; where school IT names keys, only those count.

        PackRefused: a signature that does not hold, or by a key that was taken back.
        """
        if self.named:
            return self.school(data, signature)
        if not signature:
            return Signer(signed=Signed.NOBODY)
        said = minisign.signature(signature)
        for text in dict.fromkeys((head.key, *sorted(self._memory.signers))):
            for key in _keys([text]):
                if key.id == said.id:
                    minisign.verify(data, said, key)
                    return self._met(head, key)
        raise refuse("no-key")

    def _met(self, head: PackHead, key: PublicKey) -> Signer:
        if key.key in self._revoked:
            raise refuse("revoked")
        before = self._memory.accepted.get(head.id)
        if before is not None and before.key != key.text:
            return _signer(Signed.OTHER, key)
        known = key.text in self._memory.signers
        return _signer(Signed.KNOWN if known else Signed.NEW, key)


def enforced(policy: Policy, key: Key) -> bool:
    """Whether a setting is school IT's own word, and not one that anybody may change."""
    return policy.setting(key) is None or policy.is_locked(key)


def behind(signer: Signer) -> str:
    """Under which name a version is remembered: one signer cannot age another's packs."""
    return SCHOOL if signer.signed in (Signed.SCHOOL, Signed.FOLDER) else signer.key


def _signer(signed: Signed, key: PublicKey) -> Signer:
    return Signer(signed=signed, key=key.text, fingerprint=key.fingerprint)


def _keys(texts: Iterable[str]) -> list[PublicKey]:
    found = []
    for text in texts:
        try:
            found.append(minisign.public_key(text))
        except PackRefused:
            continue
    return found
