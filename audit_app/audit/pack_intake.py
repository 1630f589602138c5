"""Taking packs in at a start: each is judged anew, and one that does not count is one line."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from audit_app.audit.pack_trust import Trust, behind
from audit_app.content.faults import Fault
from audit_app.content.packs import archive, folder, joining, limits, reading
from audit_app.content.packs.limits import refuse
from audit_app.domain.checklist import Checklist
from audit_app.domain.errors import AuditError
from audit_app.domain.pack import Added, Pack, PackRefused, Signer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audit_app.audit.pack_place import Source
    from audit_app.audit.pack_shelf import Memory, Shelf
    from audit_app.content.packs.reading import Contents
    from audit_app.domain.policy import Policy
    from audit_app.domain.words import Words


class TakenIn(msgspec.Struct, frozen=True):
    """The checklist with every pack that counts, and one line for each thing that does not."""

    checklist: Checklist
    added: Added
    faults: tuple[Fault, ...]


class Intake:
    """One start's judging: the school's packs first, then those that the person accepted."""

    def __init__(self, shelf: Shelf, policy: Policy, words: Words) -> None:
        """Nothing is read before ``take``."""
        self._shelf = shelf
        self._words = words
        self._memory = shelf.recall()
        self._trust = Trust(policy, self._memory)
        self._added: list[Pack] = []
        self._faults: list[Fault] = []

    def take(self, checklist: Checklist, sources: Iterable[Source]) -> TakenIn:
        """``checklist`` with every pack that counts. What was seen of them is remembered."""
        before = self._memory
        for name, read in sources:
            checklist = self._take(checklist, name, partial(read, self._trust))
        for name in sorted(before.accepted):
            checklist = self._take(checklist, name, partial(self._accepted, name), own=True)
        if self._memory != before:
            self._remember()
        return TakenIn(checklist, Added(packs=tuple(self._added)), tuple(self._faults))

    def _take(
        self,
        checklist: Checklist,
        name: str,
        read: Callable[[], tuple[Contents, Signer]],
        *,
        own: bool = False,
    ) -> Checklist:
        try:
            said, signer = read()
            if any(pack.head.id == said.head.id for pack in self._added):
                raise refuse("twice", name)
            check_age(said.head.id, said.head.number, signer, self._memory)
        except PackRefused as refused:
            self._faults.append(Fault(name, "", self._words(refused.key, **refused.values)))
            return checklist
        joined = joining.add(checklist, said, signer)
        self._added.append(msgspec.structs.replace(joined.pack, own=own))
        self._faults += [msgspec.structs.replace(f, file=f"{name}/{f.file}") for f in joined.faults]
        self._memory = seen(self._memory, joined.pack)
        return joined.checklist

    def _accepted(self, name: str) -> tuple[Contents, Signer]:
        """A pack as it was accepted, or nothing of it."""
        taken = self._memory.accepted[name]
        data = folder.read_file(self._shelf.pack(name), limits.MAX_ZIP)
        if hashlib.sha256(data).hexdigest() != taken.sha256:
            raise refuse("changed", name)
        said = reading.read(archive.unpack(data))
        signer = self._trust.own(said.head, data, self._shelf.signature(name))
        if signer.key != taken.key or said.head.id != name:
            raise refuse("changed", name)
        return said, signer

    def _remember(self) -> None:
        try:
            self._shelf.remember(self._memory)
        except AuditError:
            # A start goes on without room for it; the next one remembers.
            return


def check_age(name: str, number: int, signer: Signer, memory: Memory) -> None:
    """PackRefused: a later version of this pack, by the same hand, was seen here before."""
    if memory.versions.get(name, {}).get(behind(signer), 0) > number:
        raise refuse("older", name)


def seen(memory: Memory, pack: Pack) -> Memory:
    """``memory`` with the version of ``pack``."""
    of_pack = {**memory.versions.get(pack.head.id, {}), behind(pack.signer): pack.head.number}
    return msgspec.structs.replace(memory, versions={**memory.versions, pack.head.id: of_pack})
