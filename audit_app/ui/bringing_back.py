"""Other answers take the place of those here, wherever the person goes meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audit_app.ui.notices import WayOn
from audit_app.ui.opening import call_off, lock_again, opened
from audit_app.ui.places import Name, Place
from audit_app.vault.history import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.audit.session import Session
    from audit_app.ui.context import Context
    from audit_app.vault.restoring import Found, Restoring
    from audit_app.vault.vault import Vault


class BringingBack(QObject):
    """Locks what is here, lets the other answers take its place, and opens those."""

    def __init__(self, context: Context, window: QWidget) -> None:
        """``window`` keeps it."""
        super().__init__(window)
        self._context = context
        self._found: Found | None = None

    def from_backup(self, restoring: Restoring, found: Found, *, damaged: bool) -> None:
        """Bring back what was unpacked; what is here was ``damaged``, if that is known."""
        self._found = found
        backups = self._context.parts.backups
        self._run(lambda: backups.bring_back(restoring, damaged=damaged))

    def from_copy(self, put_in_place: Callable[[], Vault]) -> None:
        """Let one of the copies kept here take the place of what is damaged."""
        self._run(put_in_place)

    def go_back(self) -> None:
        """Go back to what was here before. It is locked: its way in may be another one."""
        session, self._context.session = self._context.session, None
        backups, coming = self._context.parts.backups, call_off(self._context)

        def work() -> None:
            lock_again(coming)
            _close(session)
            backups.go_back()

        self._context.tasks.run(work, self._on_gone_back, self._on_failed)

    def _run(self, put_in_place: Callable[[], Vault]) -> None:
        """From here on nobody may use the answers that are open: they are closed first."""
        session, self._context.session = self._context.session, None
        open_them, coming = opened(self._context, put_in_place), call_off(self._context)

        def work() -> Session:
            lock_again(coming)
            _close(session)
            return open_them()

        self._context.tasks.run(work, self._on_back, self._on_failed)

    def _on_back(self, session: Session) -> None:
        context, found = self._context, self._found
        context.session, context.resume = session, None
        if found is not None and found.relation is Relation.NOTHING:
            self._wear(found)
        context.go(Place(name=Name.HOME))
        over = found is not None and context.parts.backups.can_go_back()
        close = WayOn(context.words("kit.notice.close"), filled=True)
        context.notices.ask("backup.back-over" if over else "backup.back", (close,), "saved")
        self.deleteLater()

    def _wear(self, found: Found) -> None:
        """On a new laptop the readable settings come along."""
        from audit_app.ui.keeping import keep

        context = self._context
        keep(context, found.settings)
        settings = context.parts.effective
        context.theme.follow(settings)
        context.settings_changed()

    def _on_gone_back(self, _nothing: None) -> None:
        context = self._context
        context.resume = None
        context.go(Place(name=Name.UNLOCK))
        close = WayOn(context.words("kit.notice.close"), filled=True)
        context.notices.ask("backup.gone-back", (close,), "saved")
        self.deleteLater()

    def _on_failed(self, wrong: BaseException) -> None:
        """What is there now decides where to go; what was begun is finished by looking."""
        context = self._context

        def show(place: Place) -> None:
            context.go(place)
            context.notices.show(wrong)

        context.tasks.run(
            context.parts.protection.start,
            lambda start: show(Place(name=Name(start))),
            context.notices.show,
        )
        self.deleteLater()


def _close(session: Session | None) -> None:
    if session is not None:
        session.close()
