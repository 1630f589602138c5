"""Keeps count of what is on its way to the disk, and only goes on once it is there."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from audit_app.ui.kit.foot import SavedLine, SavedState
from audit_app.ui.notices import WayOn

if TYPE_CHECKING:
    from audit_app.ui.context import Context


class Saving(QObject):
    """Says "Saved on this laptop" only when it is true.

    ``saved``: what the person did is on the disk, and they are still here.

    What failed stays with the record, which sends it again, first, with whatever comes next.
    """

    saved = Signal()

    def __init__(self, context: Context, line: SavedLine, screen: QWidget) -> None:
        """``line`` of the foot of ``screen`` shows how it stands."""
        super().__init__(screen)
        self._screen = screen
        self._context = context
        self._record = context.opened.record
        self._line = line
        self._under_way: set[Future[None]] = set()
        self._asked = False
        self._typing = False
        self._going: Callable[[], object] | None = None

    def wait_for_more(self) -> None:
        """Something is being typed that is not on its way yet: "Saved" would be untrue."""
        self._typing = True
        if not self._record.unsaved:
            self._line.show_state(SavedState.QUIET)

    def keep(self, future: Future[None]) -> None:
        """Watch the save of something the person did, and say how it went."""
        self._asked = True
        self._typing = False
        self._line.show_state(SavedState.QUIET)
        self.keep_quietly(future)

    def keep_quietly(self, future: Future[None]) -> None:
        """Watch the save of what nobody asked for: if it fails, the next one takes it along."""
        self._under_way.add(future)
        self._context.tasks.watch(future, self._on_saved, self._on_failed)

    def then(self, going: Callable[[], object]) -> None:
        """Do ``going`` once everything is on the disk; what could not be saved is tried again."""
        self._going = going
        if self._under_way:
            return
        if self._record.unsaved:
            self._try_again()
        else:
            self._go()

    def _settled(self) -> bool:
        """Whether nothing is under way any more."""
        self._under_way = {future for future in self._under_way if not future.done()}
        return not self._under_way

    def _on_saved(self, _: None) -> None:
        if not self._settled() or self._record.unsaved:
            return
        if self._asked:
            self._asked = False
            if not self._typing:
                self._line.show_state(SavedState.SAVED)
            if self._going is None:
                self.saved.emit()
        self._go()

    def _on_failed(self, wrong: BaseException) -> None:
        if not self._settled():
            return
        self._line.show_state(SavedState.UNSAVED)
        going, self._going = self._going, None
        # Who has left, for example for help, is not stopped there.
        if self._screen.isVisible() and (self._asked or going is not None):
            self._context.notices.show(wrong, self._ways(going), "disk")

    def _ways(self, going: Callable[[], object] | None) -> tuple[WayOn, ...]:
        words = self._context.words
        again = words("question.unsaved.again")
        if going is None:
            later = WayOn(words("question.unsaved.later"))
            return later, WayOn(again, self._try_again, filled=True)
        stay = WayOn(words("question.unsaved.stay"))
        leave = WayOn(words("question.unsaved.leave"), going)
        return stay, leave, WayOn(again, lambda: self.then(going), filled=True)

    def _try_again(self) -> None:
        self.keep(self._record.retry())

    def _go(self) -> None:
        going, self._going = self._going, None
        if going is not None:
            going()
