"""Who else could get at the folder: what can be told of the disk it lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.audit import whereabouts
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from audit_app.audit.whereabouts import Remark, Whereabouts
    from audit_app.ui.context import Context


class WhoElse(Card):
    """A line for each thing. The disk is asked on another thread: it can take seconds.

    ``looked``: the lines are there.
    """

    looked = Signal()

    def __init__(self, context: Context) -> None:
        """Begins to look."""
        super().__init__(Heading(context.words("my-data.where.title"), Role.CARD))
        self._words = context.words
        self._lines = Column(muted(self._words("my-data.where.looking")), space=Space.ROW)
        self.add(self._lines)
        folder = context.parts.folder
        context.tasks.run_alone(lambda: whereabouts.look(folder), self._on_looked)

    def _on_looked(self, where: Whereabouts) -> None:
        self._lines.clear()
        for remark in whereabouts.remarks(where):
            self._lines.add(self._build_line(remark))
        self.looked.emit()

    def _build_line(self, remark: Remark) -> TopRow:
        sign = Icon("eye" if remark.care else "laptop", self._ink(remark), 22)
        text = Column(space=2)
        if remark.care:
            # Not by colour and picture alone.
            text.add(Label(self._words("my-data.where.care"), Role.SMALL_STRONG, token=Token.CARE))
        text.add(Label(self._words(remark.key), emphasised=True))
        line = TopRow(sign, space=14).add(text, stretch=1)
        accessible.identify(line, "where-care" if remark.care else "where-line")
        return line

    def _ink(self, remark: Remark) -> Token:
        return Token.CARE if remark.care else Token.ACCENT
