"""From a vault that has just been opened to a session that every screen works with."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress

from PySide6.QtCore import QTimer

from audit_app.audit.session import Session
from audit_app.ui.context import Context
from audit_app.vault.vault import Vault

# Milliseconds after all is open, so that no first screen waits for it.
_PAUSE = 5_000
# Seconds: a laptop that never answers must not keep anybody from deleting.
_LONGEST = 30


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


def open_by(
    context: Context, unlock: Callable[[], Vault], *, alone: bool = False
) -> Future[Session]:
    """Open the answers on another thread; whatever is shown by then, what was opened is open.

    ``alone``: it may never end. What is called off meanwhile is locked again.
    """
    turn, run = context.turn, context.tasks.run_alone if alone else context.tasks.run
    coming = run(
        opened(context, unlock), lambda session: adopt(context, session, turn), lambda _: None
    )
    context.coming = [*(each for each in context.coming if not each.done()), coming]
    return coming


def call_off(context: Context) -> Sequence[Future[Session]]:
    """Nobody wants the answers open any more. Gives what is being opened all the same."""
    coming, context.coming = context.coming, []
    context.opening = None
    context.turn += 1
    return coming


def lock_again(coming: Sequence[Future[Session]]) -> None:
    """Work for another thread: wait for what was called off, and lock it."""
    for each in coming:
        # What did not open, or never will, needs no locking; what comes later still is, by adopt.
        with suppress(Exception):
            each.result(_LONGEST).close()


def adopt(context: Context, session: Session, turn: int | None = None) -> None:
    """Let the screens work with ``session``.

    It is locked again if another way in was faster, or if the ``turn`` it was opened in is over.
    """
    if context.session is None and turn in {None, context.turn}:
        context.session = session
        QTimer.singleShot(_PAUSE, context.tasks, lambda: _keep_copy(context, session))
    else:
        session.close()


def _keep_copy(context: Context, session: Session) -> None:
    """One more of the copies that are kept here, once a week. It may fail: next time, then."""
    if context.session is session:
        session.vault.copying.keep_if_due(context.parts.clock())
