"""Events on their way to the disk: in order, and again when the disk refused them."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from audit_app.audit.store import Store
    from audit_app.domain.checkin import Event


class Sending:
    """Sends events. What failed goes first with the next ones."""

    def __init__(self, store: Store) -> None:
        """To this store."""
        self._store = store
        self._settled = threading.Condition()
        self._under_way = 0
        self._failed: dict[int, Event] = {}
        self._numbers = itertools.count()

    @property
    def failed(self) -> tuple[Event, ...]:
        """What is not on the disk because saving failed, in order."""
        with self._settled:
            return tuple(self._failed[number] for number in sorted(self._failed))

    def send(self, events: tuple[Event, ...]) -> Future[None]:
        """Send events behind what failed; done when all of them are safe."""
        with self._settled:
            # What failed goes first. Everything queued behind a failure fails too, and soon: wait
            # for that, so that nothing newer overtakes it.
            self._settled.wait_for(lambda: not self._failed or not self._under_way)
            batch = {**self._failed, **{next(self._numbers): event for event in events}}
            # Still holding on: a failure that comes to be known now finds this in the queue.
            future = self._store.append([batch[number] for number in sorted(batch)])
            self._failed = {}
            self._under_way += 1
        future.add_done_callback(lambda done: self._settle(done, batch))
        return future

    def let_go(self, deleted: Callable[[Event], bool]) -> None:
        """Never send again what was ``deleted``."""
        with self._settled:
            kept = {number: event for number, event in self._failed.items() if not deleted(event)}
            self._failed = kept

    def _settle(self, future: Future[None], batch: dict[int, Event]) -> None:
        with self._settled:
            self._under_way -= 1
            if in_vain(future):
                self._failed |= batch
            self._settled.notify_all()


def in_vain(future: Future[None]) -> bool:
    """Whether nothing of it was kept."""
    return future.cancelled() or future.exception() is not None
