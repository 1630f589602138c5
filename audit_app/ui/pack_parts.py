"""A pack on a card: who made it, who signed it, and everything that it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.domain.checklist import Link
from audit_app.logic import pack_lines
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Disclosure
from audit_app.ui.kit.cards import Card, NotePanel
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.question.link import LinkRow

if TYPE_CHECKING:
    from audit_app.audit.packs import Offer
    from audit_app.domain.checklist import Checklist
    from audit_app.domain.pack import Pack
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context


class PackCard(Card):
    """A pack that counts here."""

    def __init__(self, context: Context, pack: Pack) -> None:
        """What it adds is closed at first; its pages can be opened."""
        super().__init__(space=Space.SMALL)
        words = context.words
        _add_head(self, pack, words)
        for link in pack.links:
            row = Link(label=link.label, url=link.url)
            self.gap(Space.ROW).add(LinkRow(context, row, link.label))
        adds = Adds(pack, context.checklist, words)
        opener = Disclosure(words("pack.open-adds"), adds)
        accessible.identify(opener, f"adds-{pack.head.id}")
        self.gap(Space.ROW).add(opener, align=Qt.AlignmentFlag.AlignLeft).add(adds)
        self.gap(Space.ROW).add(muted(words("pack.own" if pack.own else "pack.managed")))


class OfferCard(Card):
    """A pack that was opened and is not here yet: everything to know before it is added."""

    def __init__(self, offer: Offer, words: Words) -> None:
        """All of it open."""
        super().__init__(space=Space.SMALL)
        _add_head(self, offer.pack, words)
        care = pack_lines.care(words, offer.pack.signer)
        if care:
            self.gap(Space.ROW).add(NotePanel(care))
        if offer.older is not None:
            older = pack_lines.version(words, offer.older.head)
            self.gap(Space.ROW).add(Label(words("pack.replaces", version=older)))
        self.gap(Space.ROW).add(Adds(offer.pack, offer.checklist, words))
        if offer.faults:
            self.gap(Space.PANEL).add(Heading(words("pack.left-out"), Role.STRONG))
            self.add(*(Label(str(fault), Role.SMALL) for fault in offer.faults))


class Adds(Column):
    """Everything that a pack adds, in words, kind by kind."""

    def __init__(self, pack: Pack, checklist: Checklist, words: Words) -> None:
        """``checklist`` is the one with the pack in it."""
        super().__init__(space=Space.TINY)
        found = pack_lines.changes(words, pack, checklist)
        if not found:
            self.add(Label(words("pack.nothing")))
        for heading, lines in found:
            self.gap(Space.ROW).add(Heading(heading, Role.STRONG))
            self.add(*(Label(line, Role.NOTE) for line in lines))


def _add_head(card: Card, pack: Pack, words: Words) -> None:
    card.add(Heading(pack.head.name, Role.CARD), muted(pack_lines.by(words, pack.head)))
    card.add(Label(pack.head.description))
    if pack.head.language.partition("-")[0] != words.language.partition("-")[0]:
        card.add(muted(words("pack.language", language=pack.head.language)))
    card.add(*(muted(line) for line in pack_lines.signer(words, pack.signer)))
