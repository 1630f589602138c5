"""Locking: what is typed is kept, the screen covered, and the answers closed once all is saved."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_app.ui import typed
from audit_app.ui.frame import PAPER
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.notices import WayOn
from audit_app.ui.opening import call_off
from audit_app.ui.passwords import clipboard
from audit_app.ui.places import LOCKED, Name, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.audit.session import Session
    from audit_app.ui.frame import Frame
    from audit_app.ui.typed import Typed

# How long a task that saves something is waited for: a dead network drive must not keep the keys.
LONGEST_WAIT = 20_000


class Locking(QObject):
    """Locks one window. ``locked``: the keys are gone."""

    locked = Signal()

    def __init__(self, frame: Frame) -> None:
        """Nothing is under way."""
        super().__init__(frame.window)
        self._frame = frame
        self._window = frame.window
        self._context = frame.context
        self._session: Session | None = None
        self._under_way = False
        self._going: Callable[[], object] | None = None
        self._typed: Typed | None = None
        self._patience = QTimer(self, interval=LONGEST_WAIT, singleShot=True)
        self._patience.timeout.connect(self._save)

    def lock(self) -> None:
        """Cover the window at once; close the answers when what is on its way is on the disk.

        What is only being opened does not open any more. Nothing happens when they are locked
        already, or when what is typed cannot be kept: then the screen has said so, and the person
        stays there.
        """
        context, shown = self._context, self._frame.shown()
        if context.session is None or shown is None:
            if call_off(context) and shown is not None and shown.place.name is Name.UNLOCK:
                context.go(Place(name=Name.UNLOCK, part=LOCKED))
            return
        put_away(self._window)
        if not shown.leave() or context.notices.overlay is not None:
            return
        self._typed = typed.gather(shown) if shown.keeps_typed else None
        clipboard.take_back()
        part = shown.part_after_locking or shown.place.part
        context.resume = msgspec.structs.replace(shown.place, part=part)
        self._context.go(Place(name=Name.LOCKING))
        # From here on every screen takes the answers for locked.
        self._session, context.session = context.session, None
        call_off(context)
        self._frame.shell.forget()
        self._under_way = True
        self._patience.start()
        context.tasks.when_rested(self._on_rested)

    def then(self, going: Callable[[], object]) -> bool:
        """Do ``going`` once they are locked; False: locking is not under way."""
        if not self._under_way:
            return False
        self._going = going
        return True

    def _on_rested(self) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._save()

    def _save(self) -> None:
        if self._session is not None and self._typed is not None:
            kept = typed.keep(self._session, self._typed)
            self._context.tasks.watch(kept, self._on_typed_saved, self._on_not_saved)
        else:
            self._on_typed_saved(None)

    def _on_typed_saved(self, _nothing: None) -> None:
        if self._session is not None:
            kept = self._session.record.retry()
            self._context.tasks.watch(kept, self._on_saved, self._on_not_saved)

    def _on_saved(self, _nothing: None) -> None:
        self._close()

    def _on_not_saved(self, wrong: BaseException) -> None:
        """Told, not lost: the answers stay open behind the cover until the person has chosen."""
        words = self._context.words
        ways = (
            WayOn(words("lock.unsaved.back"), self._go_back),
            WayOn(words("lock.unsaved.lock"), self._close),
            WayOn(words("lock.unsaved.again"), self._save, filled=True),
        )
        self._context.notices.show(wrong, ways, "disk")

    def _go_back(self) -> None:
        self._context.session, self._session = self._session, None
        self._under_way, self._going = False, None
        place, self._context.resume = self._context.resume, None
        self._context.go(place or Place(name=Name.HOME))
        shown = self._frame.shown()
        if shown is not None and self._typed is not None:
            typed.fill(shown, self._typed)

    def _close(self) -> None:
        if self._session is not None:
            session, self._session, self._typed = self._session, None, None
            self._context.tasks.run(session.close, self._on_closed, self._on_closed)

    def _on_closed(self, _nothing: object) -> None:
        self._under_way = False
        put_away(self._window)
        for paper in self._window.findChildren(QObject, PAPER):
            paper.deleteLater()
        shown = self._frame.shown()
        if shown is not None and shown.place.name is Name.LOCKING:
            self._context.go(Place(name=Name.UNLOCK, part=LOCKED))
        # What held answers is gone from the window; let Python let go of it too.
        QTimer.singleShot(0, self, gc.collect)
        self.locked.emit()
        going, self._going = self._going, None
        if going is not None:
            going()


def put_away(window: QWidget) -> None:
    """Close every list, box and dialog over ``window``; a box with words typed in it keeps them."""
    popup = QApplication.activePopupWidget()
    while popup is not None and popup.close():
        popup = QApplication.activePopupWidget()
    for dialog in QApplication.topLevelWidgets():
        # By name: making Qt's class known costs each start some time.
        if dialog.inherits("QDialog") and dialog.isVisible():
            dialog.close()
    for box in window.findChildren(Overlay):
        if not box.isHidden():
            box.leave()
            box.dismiss()
