"""What takes the answers out of sight: keys, buttons, time, and the laptop going to sleep."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from audit_app.logic.hide_keys import usable
from audit_app.ui.kit.overlay import ALWAYS
from audit_app.ui.places import Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.ui.frame import Frame
    from audit_app.ui.idle import Idle
    from audit_app.ui.locking import Locking

LOCK_KEYS = "Ctrl+L"
# After the first paint of any start.
_SOON = 2000
# Before these nothing is kept yet that could be seen.
_BEFORE = (Name.WELCOME, Name.PROTECT)


class OutOfSight(QObject):
    """Hides and locks one window."""

    def __init__(self, frame: Frame) -> None:
        """Listens from the start."""
        super().__init__(frame.window)
        self._frame = frame
        self._window = frame.window
        self._shell = frame.shell
        self._context = frame.context
        settings = self._context.parts.effective
        self.lock_keys = self._shortcut(LOCK_KEYS, self.lock)
        self.hide_keys = self._shortcut(usable(settings.hide_keys), self.hide)
        frame.shell.lock_chosen.connect(self.lock)
        frame.shell.hide_chosen.connect(self.hide)
        QTimer.singleShot(_SOON, self, lambda: self.idle)

    @cached_property
    def locking(self) -> Locking:
        """Made when first needed: no start locks anything."""
        from audit_app.ui.locking import Locking

        return Locking(self._frame)

    @cached_property
    def idle(self) -> Idle:
        """Made soon after the start."""
        from audit_app.ui.idle import Idle

        parts = self._context.parts
        made = Idle(self._window, parts.clock, parts.effective.lock_minutes)
        made.passed.connect(self._on_idle)
        return made

    def lock(self) -> None:
        """Lock the answers."""
        self.locking.lock()

    def then(self, going: Callable[[], object]) -> bool:
        """Do ``going`` once they are locked; False: locking is not under way."""
        return "locking" in self.__dict__ and self.locking.then(going)

    def follow_settings(self) -> None:
        """The minutes or the keys have changed."""
        settings = self._context.parts.effective
        self.idle.wait(settings.lock_minutes)
        self.hide_keys.setKey(QKeySequence(usable(settings.hide_keys)))

    def arrive(self, name: Name) -> None:
        """Offer what there is reason for on a screen, and count anew: somebody is there."""
        if "idle" in self.__dict__:
            self.idle.touch()
        can_lock = self._context.session is not None and name is not Name.LOCKING
        self._shell.offer_exits(hide=name not in _BEFORE, lock=can_lock)

    def hide(self) -> None:
        """Take the window out of sight, and lock. Whatever cannot be kept yet is hidden too."""
        self.lock()
        # What a task bar shows of a small window is what was painted last.
        self._window.repaint()
        self._window.showMinimized()

    def _on_idle(self) -> None:
        tasks = self._context.tasks
        if not tasks.busy:
            self.lock()
        elif self.idle.slept:
            # Whoever wakes the laptop moves its mouse: no later step says it again.
            tasks.when_rested(self.lock)
        # Else it is a paper that is being saved, say, and the next step comes soon.

    def _shortcut(self, keys: str, goes: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setObjectName(ALWAYS)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(goes)
        return shortcut
