"""What the window does when one thing is deleted, wherever the person has gone meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.vault.erasing import Left


def watch(
    context: Context,
    deleted: Future[Left],
    done: Callable[[Left], object],
    failed: Callable[[BaseException], object],
) -> None:
    """Count without it from now on, and tell ``done`` or ``failed`` if they are still there."""
    session = context.opened

    def settle(*, kept: bool) -> None:
        # Locked meanwhile: the next opening counts anew.
        if context.session is session:
            session.deleting.settle(kept=kept)

    context.tasks.watch(deleted, lambda _: settle(kept=False), lambda _: settle(kept=True))
    context.tasks.watch(deleted, done, failed)


def still_there(left: Left, words: Words) -> str:
    """What became of the program's own copies, and where else it may still be."""
    return f"{words(f'my-data.deleted.left.{left}')} {words('my-data.deleted.stays')}"


def is_untold(context: Context) -> bool:
    """Whether a report is still to be made: then what is deleted may be needed for it."""
    return bool(context.opened.actions.plan(context.parts.today()).pending)
