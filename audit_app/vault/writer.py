"""The one thread that touches the database: in order, acknowledged, all or nothing."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

import apsw

from audit_app.vault import connection, records
from audit_app.vault.counter import Counter
from audit_app.vault.errors import Closed, DiskFull

T = TypeVar("T")
Job = Callable[[apsw.Connection], T]

_LONGEST_CLOSE = 10.0


class _Item(Generic[T]):
    """A job, who waits for it, and whether it changes anything. Appends may share a commit."""

    __slots__ = ("appends", "changes", "future", "job")

    def __init__(self, job: Job[T], *, changes: bool = False, appends: bool = False) -> None:
        self.job = job
        self.future: Future[T] = Future()
        self.changes = changes
        self.appends = appends


class Writer:
    """Owns the connection from the first job to the last.

    A failed append fails everything appended behind it that is still waiting, newest first: what
    is sent again in order cannot end up out of order on the disk.
    """

    def __init__(
        self, db: apsw.Connection, counter: Counter, make_room: Callable[[], None]
    ) -> None:
        """``make_room`` is called, on this thread, when the disk is full."""
        self._db = db
        self._counter = counter
        self._make_room = make_room
        self._waiting: deque[_Item[Any]] = deque()
        self._ready = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    def append(self, job: Job[None]) -> Future[None]:
        """Run a change; it may share its commit with appends that wait beside it."""
        return self._queue(_Item(job, changes=True, appends=True))

    def change(self, job: Job[T]) -> Future[T]:
        """Run a change in a commit of its own."""
        return self._queue(_Item(job, changes=True))

    def submit(self, job: Job[T]) -> Future[T]:
        """Run something that changes nothing, after all that was asked before."""
        return self._queue(_Item(job))

    def ask(self, job: Job[T]) -> T:
        """Read, waiting for the result. Also from a callback on the writer's own thread."""
        if threading.current_thread() is self._thread:
            return self._outcome(job)
        return self.submit(job).result()

    def close(self) -> None:
        """Finish what was asked, close the database, end the thread. Safe to call again."""
        with self._ready:
            self._closing = True
            self._ready.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(_LONGEST_CLOSE)

    def _queue(self, item: _Item[T]) -> Future[T]:
        with self._ready:
            if not self._closing:
                self._waiting.append(item)
                self._ready.notify()
                return item.future
        item.future.set_exception(Closed())
        return item.future

    def _run(self) -> None:
        while items := self._next():
            running = [item for item in items if item.future.set_running_or_notify_cancel()]
            if running:
                self._work(running)
        self._finish()

    def _next(self) -> list[_Item[Any]]:
        """The job whose turn it is, with the appends right behind it; empty: the end."""
        with self._ready:
            while not self._waiting and not self._closing:
                self._ready.wait()
            items: list[_Item[Any]] = []
            while self._waiting and (not items or self._shares(items[-1])):
                items.append(self._waiting.popleft())
            return items

    def _shares(self, item: _Item[Any]) -> bool:
        return item.appends and self._waiting[0].appends

    def _work(self, items: list[_Item[Any]]) -> None:
        try:
            results = self._commit(items) if items[0].changes else [self._outcome(items[0].job)]
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            self._refuse(items, error)
        else:
            for item, result in zip(items, results, strict=True):
                item.future.set_result(result)

    def _commit(self, items: list[_Item[Any]]) -> list[Any]:
        with connection.transaction(self._db):
            results = [item.job(self._db) for item in items]
            commits = records.count(self._db)
            self._counter.begin(commits - 1)
        self._counter.note(commits)
        return results

    def _outcome(self, job: Job[T]) -> T:
        try:
            return job(self._db)
        except apsw.Error as error:
            raise connection.trouble(error) from None

    def _refuse(self, items: list[_Item[Any]], error: Exception) -> None:
        if isinstance(error, DiskFull):
            self._make_room()
        if items[-1].appends:
            items = items + self._appends_behind()
        for item in reversed(items):
            item.future.set_exception(error)

    def _appends_behind(self) -> list[_Item[Any]]:
        """Take out every append that still waits."""
        with self._ready:
            behind = [item for item in self._waiting if item.appends]
            kept = [item for item in self._waiting if not item.appends]
            self._waiting.clear()
            self._waiting.extend(kept)
        return [item for item in behind if item.future.set_running_or_notify_cancel()]

    def _finish(self) -> None:
        try:
            commits = records.commits(self._db)
            self._db.close()
        except apsw.Error:
            return
        self._counter.note(commits, clean=True, flush=True)
