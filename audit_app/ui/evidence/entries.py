"""One entry of a record as it is read: what was written, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.domain.evidence import Joint
from audit_app.export import evidence as paper
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CareCard
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from audit_app.domain.evidence import Entry
    from audit_app.domain.words import Words


class EntryCard(Card):
    """``added``: more is to be written about it. ``filed``: a file. ``deleted``: it should go.

    Each gives the entry's number.
    """

    added = Signal(int)
    filed = Signal(int)
    deleted = Signal(int)

    def __init__(self, entry: Entry, joint: Joint, words: Words) -> None:
        """``joint`` is how it holds on to the entry before."""
        super().__init__(space=Space.SMALL)
        self.add(Heading(paper.heading(entry, words), Role.CARD))
        self.add(muted(paper.kept_at(entry, words)))
        if joint is Joint.CHANGED:
            self.add(CareCard("", words("evidence.log.changed")))
        for part, said in _parts(entry, words):
            self.gap(Space.TINY).add(Column(muted(part, Role.SMALL), Label(said), space=0))
        ways = Flow(space=Space.CARD)
        for key, told in self._ways(entry):
            button = Button(words(f"evidence.log.{key}"), Kind.PLAIN, flush=True)
            button.setAccessibleDescription(paper.heading(entry, words))
            accessible.identify(button, f"{key}-{entry.number}")
            button.clicked.connect(lambda _=False, t=told: t.emit(entry.number))
            ways.add(button)
        self.gap(Space.SMALL).add(ways)

    def _ways(self, entry: Entry) -> tuple[tuple[str, SignalInstance], ...]:
        delete = ("delete", self.deleted)
        if entry.file:
            return (delete,)
        return (("add-about", self.added), ("add-file", self.filed), delete)


def _parts(entry: Entry, words: Words) -> tuple[tuple[str, str], ...]:
    if entry.file is None:
        return tuple((fact.label, fact.text) for fact in paper.facts(entry.says, words))
    return (
        (words("evidence.entry.file-name"), entry.file.name),
        ("SHA-256", entry.file.sha256),
    )
