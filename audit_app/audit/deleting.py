"""Deleting one thing: a check-in or a note, as if it had never been asked or written."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

from audit_app.domain.checkin import Noted
from audit_app.vault.erasing import Left
from audit_app.vault.errors import NoSuchItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from audit_app.audit.record import Record
    from audit_app.domain.checkin import CheckInId, Event
    from audit_app.domain.checklist import QuestionId
    from audit_app.vault.erasing import Eraser


class Deleting:
    """Each future says what is left in the program's own folder.

    An error means that nothing was deleted. When a future is done, call ``settle`` on the thread
    that uses the record: until then the program still counts what is gone.
    """

    def __init__(self, record: Record, eraser: Eraser) -> None:
        """Delete from this record."""
        self._record = record
        self._eraser = eraser
        self._deleted: list[Callable[[Event], bool]] = []

    def check_in(self, checkin: CheckInId) -> Future[Left]:
        """A check-in, finished or not, with its notes and what was marked from it."""
        self._deleted.append(lambda event: event.checkin == checkin)
        return _done_if_never_kept(self._eraser.check_in(checkin, self._record.clock()))

    def check_ins(self, checkins: Iterable[CheckInId]) -> Future[Left]:
        """Several check-ins, one after the other. An error: those before it are deleted."""
        return _all_done([self.check_in(checkin) for checkin in checkins])

    def note(self, checkin: CheckInId, question: QuestionId) -> Future[Left]:
        """A private note with everything that was ever written in it."""
        self._deleted.append(
            lambda event: (
                isinstance(event, Noted) and (event.checkin, event.question) == (checkin, question)
            )
        )
        return _done_if_never_kept(self._eraser.note(checkin, question, self._record.clock()))

    def settle(self, *, kept: bool = False) -> None:
        """Count only what is left. ``kept``: it was not deleted after all."""
        deleted, self._deleted = ([] if kept else self._deleted), []
        self._record.let_go(lambda event: any(was(event) for was in deleted))


def _all_done(erased: Sequence[Future[Left]]) -> Future[Left]:
    """Done when the last of them (there is one) is; says what is left of any."""
    outcome: Future[Left] = Future()
    waiting, one_by_one = list(erased), threading.Lock()

    def _on_erased(done: Future[Left]) -> None:
        with one_by_one:
            waiting.remove(done)
            if waiting:
                return
        wrong = next((each.exception() for each in erased if each.exception()), None)
        if wrong:
            outcome.set_exception(wrong)
        else:
            outcome.set_result(max((each.result() for each in erased), key=tuple(Left).index))

    for each in erased:
        each.add_done_callback(_on_erased)
    return outcome


def _done_if_never_kept(erased: Future[Left]) -> Future[Left]:
    """What never reached the disk, because that was full, needs no deleting there."""
    outcome: Future[Left] = Future()

    def _on_erased(done: Future[Left]) -> None:
        error = done.exception()
        if error and not isinstance(error, NoSuchItem):
            outcome.set_exception(error)
        else:
            outcome.set_result(Left.NOTHING if error else done.result())

    erased.add_done_callback(_on_erased)
    return outcome
