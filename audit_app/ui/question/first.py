"""What stands below an answer that calls for help before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CareCard

if TYPE_CHECKING:
    from audit_app.domain.words import Words

# Where the words of a care card begin, beside its sign.
_LEVEL = 34


class HelpFirst(Column):
    """Hidden until it is wanted. ``asked``: the person wants to be shown what to do first."""

    asked = Signal()

    def __init__(self, words: Words) -> None:
        """Hidden."""
        super().__init__()
        self._words = words
        self.hide()

    def show_if(self, *, wanted: bool) -> None:
        """Show, or not, that an answer calls for help before anything else."""
        if wanted == (not self.isHidden()):
            return
        self.clear()
        if wanted:
            card = self._build()
            self.add(card)
            accessible.announce(card, self._words("question.first.says"))
        self.setVisible(wanted)

    def _build(self) -> CareCard:
        show = Button(self._words("question.first.show"), Kind.CARE)
        accessible.identify(show, "show-first")
        show.clicked.connect(self.asked)
        card = CareCard("", self._words("question.first.says"))
        card.add(Column(margins=(_LEVEL, 0, 0, 0)).add(show, align=Qt.AlignmentFlag.AlignLeft))
        return card
