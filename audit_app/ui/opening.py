"""From a vault that has just been opened to a session that every screen works with."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from audit_app.audit.session import Session
from audit_app.ui.context import Context
from audit_app.vault.vault import Vault

# Milliseconds after all is open, so that no first screen waits for it.
_PAUSE = 5_000


def opened(context: Context, unlock: Callable[[], Vault]) -> Callable[[], Session]:
    """Work for another thread: unlock, and read what is kept. What cannot be read is locked again.

    Raises what ``unlock`` raises, and Damaged.
    """

    def work() -> Session:
        vault = unlock()
        try:
            return context.parts.session(vault)
        except BaseException:
            vault.close()
            raise

    return work


def adopt(context: Context, session: Session) -> None:
    """Let the screens work with ``session``. If another way in was faster, it is locked again."""
    if context.session is None:
        context.session = session
        QTimer.singleShot(_PAUSE, context.tasks, lambda: _keep_copy(context, session))
    else:
        session.close()


def _keep_copy(context: Context, session: Session) -> None:
    """One more of the copies that are kept here, once a week. It may fail: next time, then."""
    if context.session is session:
        session.vault.copying.keep_if_due(context.parts.clock())
