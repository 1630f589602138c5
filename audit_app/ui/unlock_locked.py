"""After locking answers that the laptop itself opens: one button, and the truth."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space


class LockedBox(Column):
    """Says plainly that this keeps out a glance and nobody who is signed in."""

    opened = Signal()

    def __init__(self, words: Words, another_way: QWidget | None) -> None:
        """``another_way`` stands beside the button, where there is one."""
        super().__init__(space=Space.PANEL)
        self.open = Button(words("unlock.open"), Kind.FILLED)
        accessible.identify(self.open, "unlock-open")
        self.open.clicked.connect(self.opened)
        ways = [self.open] if another_way is None else [self.open, another_way]
        self.add(Flow(*ways, space=Space.SMALL), Label(words("lock.one-press"), Role.NOTE))
