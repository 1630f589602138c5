"""One group to look for on a list: what belongs to it, how many, and what to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CareCard, Panel
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.review.counter import Counter

if TYPE_CHECKING:
    from audit_app.domain.review import Group
    from audit_app.domain.words import Words

_LEAST = 300


class GroupRow(Column):
    """``changed``: the number is another. ``help_asked``: the page of what to do first."""

    changed = Signal()
    help_asked = Signal()

    def __init__(self, words: Words, group: Group, count: int) -> None:
        """``count`` is how many were counted so far."""
        super().__init__(space=Space.ROW, margins=(0, Space.PANEL, 0, Space.PANEL))
        self.group = group
        self._words = words
        self.counter = Counter(words, group.name, count)
        accessible.identify(self.counter.more, f"more-{group.id}")
        accessible.identify(self.counter.fewer, f"fewer-{group.id}")
        self.counter.changed.connect(self.changed)
        text = Column(Label(group.name, Role.STRONG), muted(group.look), space=0)
        self._inside = Column()
        self.add(Beside(text, self.counter, least=_LEAST), self._inside)
        self._inside.hide()

    @property
    def count(self) -> int:
        """How many."""
        return self.counter.count

    def show_steps(self, *, held: bool) -> None:
        """What to do, once there is one. ``held``: what removes waits until somebody is told."""
        self._inside.clear()
        self._inside.setVisible(self.count > 0)
        if not self.count:
            return
        group, words = self.group, self._words
        panel = Panel(space=Space.SMALL)
        if held:
            panel.add(CareCard("", words("review.held")))
        shown = group.steps if held else (*group.steps, *group.removing)
        panel.add(Steps(list(shown)))
        if group.first and held:
            show = Button(words("question.how.see-help"), Kind.CARE)
            accessible.identify(show, f"help-{group.id}")
            show.clicked.connect(self.help_asked)
            panel.add(show, align=Qt.AlignmentFlag.AlignLeft)
        self._inside.add(panel)
        panel.show()
