"""The steps of bringing answers back, each of them what a card holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CareCard
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.unlock_ways import TypedWays
from audit_app.vault.history import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.vault.header import SlotKind
    from audit_app.vault.restoring import Found

_TELL = (Relation.OLDER, Relation.APART, Relation.OTHER, Relation.UNKNOWN)


class Step(Column):
    """A heading and what belongs to it. ``first`` has the keyboard."""

    def __init__(self, heading: str) -> None:
        super().__init__(Heading(heading, Role.CARD), space=Space.ROW)
        self.heading = heading
        self.first: QWidget | None = None


class ChooseFile(Step):
    """``chosen``: the person wants to choose a file."""

    chosen = Signal()

    def __init__(self, words: Words) -> None:
        """One button."""
        super().__init__(words("backup.restore.choose"))
        self.add(Label(words("backup.restore.choose-about")))
        choose = Button(words("backup.restore.choose"), Kind.FILLED)
        accessible.identify(choose, "restore-choose")
        choose.clicked.connect(self.chosen)
        self.gap(Space.PANEL).add(choose, align=Qt.AlignmentFlag.AlignLeft)
        self.first = choose


class OpenFile(Step):
    """The file's name, and a form for each key that opens it."""

    def __init__(self, words: Words, name: str, kinds: Sequence[SlotKind]) -> None:
        """``kinds`` are the ways in that the file has."""
        super().__init__(words("backup.restore.key"))
        self.typed = TypedWays(words, kinds, "backup.restore.open")
        self.add(muted(words("backup.restore.file", name=name))).gap(Space.SMALL).add(self.typed)
        self.first = self.typed.start()


class FoundCopy(Step):
    """What is in it, and how it stands to what is here. ``meant`` and ``left``: what to do."""

    meant = Signal()
    left = Signal()

    def __init__(self, words: Words, found: Found, *, damaged: bool) -> None:
        """``damaged``: what is here stays for good."""
        day = words.date(found.made.astimezone().date())
        super().__init__(words("backup.found", count=found.checkins, date=day))
        tell = found.relation in _TELL
        # More may go than comes back: then Enter leaves all as it is.
        loses = tell and not damaged
        if found.relation is not Relation.NOTHING:
            said = words(f"backup.relation.{found.relation}")
            self.add(CareCard("", said, icon="history") if tell else Label(said))
            self.add(Label(words(f"backup.restore.stays{'-damaged' if damaged else ''}")))
        go = Button(words("backup.restore.meant"), Kind.CARE if loses else Kind.FILLED)
        leave = Button(words("backup.restore.leave"), Kind.FILLED if loses else Kind.OUTLINED)
        accessible.identify(go, "restore-meant")
        accessible.identify(leave, "restore-leave")
        go.clicked.connect(self.meant)
        leave.clicked.connect(self.left)
        self.gap(Space.PANEL).add(Flow(go, leave, space=Space.PANEL))
        self.first = leave if loses else go


class Busy(Step):
    """It is under way."""

    def __init__(self, words: Words) -> None:
        """Nothing to press."""
        super().__init__(words("backup.restore.busy"))
        self.add(Label(words("backup.restore.busy-about")))
