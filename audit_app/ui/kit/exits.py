"""Out of sight at once: hide the window, or lock the answers. Beside the door, on every screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.tokens import Role, Space


class Exits(Row):
    """Two calm buttons; while the answers are locked there is nothing more to lock."""

    hide_chosen = Signal()
    lock_chosen = Signal()

    def __init__(self, words: Words, *, equal: bool = False) -> None:
        """``equal``: both are as wide as there is room."""
        super().__init__(space=Space.SMALL)
        self._hide = self._build(words, "hide")
        self._lock = self._build(words, "lock")
        self._hide.clicked.connect(self.hide_chosen)
        self._lock.clicked.connect(self.lock_chosen)
        for button in (self._hide, self._lock):
            if equal:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self.add(button, stretch=int(equal))
        self._short = False
        self.can_lock = False
        self.offer(hide=False, lock=False)

    def offer(self, *, hide: bool, lock: bool) -> None:
        """Which of them there is reason for now."""
        self.can_lock = lock
        self._hide.setVisible(hide)
        self._lock.setVisible(lock and not self._short)
        self.setVisible(hide or lock)

    def fold(self, *, short: bool) -> None:
        """Where there is little room only hiding shows, which locks too; the menu has the other."""
        self._short = short
        self._lock.setVisible(self.can_lock and not short)

    def _build(self, words: Words, key: str) -> Button:
        button = Button(words(f"kit.exits.{key}"), icon=key)
        button.role = Role.SMALL_STRONG
        button.padding = 10
        button.setAccessibleName(words(f"kit.exits.{key}-spoken"))
        accessible.identify(button, f"exit-{key}")
        return button
