"""School packs on this laptop: those that school IT has put here, and those that were accepted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from audit_app.audit import pack_place as place
from audit_app.audit.pack_intake import Intake, TakenIn, check_age, seen
from audit_app.audit.pack_shelf import Accepted, Memory, Shelf
from audit_app.audit.pack_trust import Trust, enforced
from audit_app.content.faults import Fault
from audit_app.content.packs import archive, folder, joining, reading
from audit_app.content.packs.limits import refuse
from audit_app.domain.pack import Pack
from audit_app.domain.policy import Key
from audit_app.system.guarded import is_guarded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audit_app.domain.checklist import Checklist
    from audit_app.domain.policy import Policy
    from audit_app.domain.words import Words


class Offer(msgspec.Struct, frozen=True):
    """A pack that was opened to be looked at: everything it would change here.

    ``faults`` are what would be left out of it; ``older`` the pack that it takes the place of.
    """

    pack: Pack
    checklist: Checklist
    faults: tuple[Fault, ...]
    data: bytes
    signature: str
    older: Pack | None = None


class Packs:
    """Nothing here stops the program: a pack that does not count is a line, and the rest works."""

    def __init__(self, home: Path, policy: Policy, shipped: Checklist, words: Words) -> None:
        """``home`` is the person's own folder; ``shipped`` is what packs add to."""
        self._shelf = Shelf(home)
        self._policy = policy
        self._shipped = shipped
        self._words = words
        self._is_guarded: Callable[[Path], bool] = is_guarded

    @property
    def only_by_school(self) -> bool:
        """Whether only packs that school IT has signed can be added here."""
        return Trust(self._policy, Memory()).named

    def take_in(self) -> TakenIn:
        """Every pack that counts, judged anew. Never fails."""
        sources = place.sources(self._school_folder, self._is_guarded)
        return Intake(self._shelf, self._policy, self._words).take(self._shipped, sources)

    def offer(self, path: Path) -> Offer:
        """What a zip or a folder would change. Nothing is kept.

        PackRefused: it does not count, and why.
        """
        if path.is_dir():
            data, signature = archive.build(folder.gather(path)), ""
        else:
            data, signature = place.read_zip(path)
        memory, said = self._shelf.recall(), reading.read(archive.unpack(data))
        now = self.take_in().added.packs
        older = next((pack for pack in now if pack.head.id == said.head.id), None)
        signer = Trust(self._policy, memory).own(said.head, data, signature)
        if older is not None and not older.own:
            raise refuse("school-has-it")
        check_age(said.head.id, said.head.number, signer, memory)
        found = joining.add(self._shipped, said, signer)
        return Offer(found.pack, found.checklist, found.faults, data, signature, older)

    def accept(self, offer: Offer) -> None:
        """Keep an offered pack (DiskFull, NotAllowed, DiskTrouble, NotYours)."""
        name, signer = offer.pack.head.id, offer.pack.signer
        memory = seen(self._shelf.recall(), offer.pack)
        sha256 = hashlib.sha256(offer.data).hexdigest()
        taken = Accepted(sha256=sha256, key=signer.key)
        self._shelf.keep(name, offer.data, offer.signature)
        accepted = {**memory.accepted, name: taken}
        self._shelf.remember(msgspec.structs.replace(memory, accepted=accepted))

    def remove(self, name: str) -> bool:
        """Take an accepted pack away; False: there is none (as ``accept``).

        The version that was seen stays remembered.
        """
        memory = self._shelf.recall()
        if name not in memory.accepted:
            return False
        accepted = {each: taken for each, taken in memory.accepted.items() if each != name}
        self._shelf.remember(msgspec.structs.replace(memory, accepted=accepted))
        self._shelf.remove(name)
        return True

    @property
    def _school_folder(self) -> str:
        named = self._policy.pack_folder or ""
        return named if enforced(self._policy, Key.PACK_FOLDER) else ""
