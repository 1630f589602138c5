"""Waiting until something is safe on the disk, and what to do when the disk refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.ask import GaveUp, InputEnded, Stopped
from audit_app.vault.errors import DiskFull, DiskTrouble, NotAllowed

if TYPE_CHECKING:
    from concurrent.futures import Future

    from audit_app.audit.record import Record
    from audit_app.cli.ask import Ask

_TRY_AGAIN = (DiskFull, NotAllowed, DiskTrouble)


def wait(ask: Ask, record: Record, future: Future[None]) -> None:
    """Come back when ``future`` is done, or what it tried has been done on a later try.

    GaveUp: the person would rather stop.
    """
    while True:
        try:
            future.result()
        except _TRY_AGAIN as trouble:
            ask.console.trouble(trouble)
            try:
                ask.line(ask.console.words("cli.saving.again"))
            except (Stopped, InputEnded):
                raise GaveUp(trouble, "cli.saving.not-saved") from None
            future = record.retry()
        else:
            return
