"""The one thread that touches the database: in order, acknowledged, all or nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

import apsw

from audit_app.vault import connection, records
from audit_app.vault.counter import Counter
from audit_app.vault.errors import Closed, DiskFull, VaultError
from audit_app.vault.jobs import Job, Jobs, Work

T = TypeVar("T")

_LONGEST_CLOSE = 10.0


class Writer:
    """Owns the connection from the first job to the last.

    A failed append fails everything appended before its future was done, newest first: what is
    sent again in order cannot end up out of order on the disk.
    """

    def __init__(
        self, db: apsw.Connection, counter: Counter, make_room: Callable[[], None]
    ) -> None:
        """``make_room`` is called, on this thread, when the disk is full."""
        self._db = db
        self._counter = counter
        self._make_room = make_room
        self._jobs = Jobs()
        # A daemon: a disk that hangs for ever must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    def change(self, work: Work[T], *, appends: bool = False) -> Future[T]:
        """Run a change in one commit; appends that wait side by side may share theirs."""
        return self._queue(Job(work, changes=True, appends=appends))

    def submit(self, work: Work[T]) -> Future[T]:
        """Run something that changes nothing, after all that was asked before."""
        return self._queue(Job(work))

    def ask(self, work: Work[T]) -> T:
        """Read, waiting for the result. Also from a callback on the writer's own thread."""
        if threading.current_thread() is self._thread:
            return self._outcome(work)
        return self.submit(work).result()

    def close(self) -> None:
        """Finish what was asked, close the database, end the thread. Safe to call again."""
        self._jobs.close()
        if threading.current_thread() is not self._thread:
            self._thread.join(_LONGEST_CLOSE)

    def _queue(self, job: Job[T]) -> Future[T]:
        if not self._jobs.add(job):
            job.future.set_exception(Closed())
        return job.future

    def _run(self) -> None:
        while jobs := self._jobs.take():
            begun = [job for job in jobs if job.begin()]
            if begun:
                self._work(begun)
        self._finish()

    def _work(self, jobs: list[Job[Any]]) -> None:
        try:
            results = self._commit(jobs) if jobs[0].changes else [self._outcome(jobs[0].work)]
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            self._refuse(jobs, error)
        else:
            for job, result in zip(jobs, results, strict=True):
                job.future.set_result(result)

    def _commit(self, jobs: list[Job[Any]]) -> list[Any]:
        results: list[Any] = []
        commits = 0
        try:
            with connection.transaction(self._db):
                results = [job.work(self._db) for job in jobs]
                commits = records.count(self._db)
                self._counter.begin(commits - 1)
        except VaultError:
            # The last step of a commit can be refused when the change is in the file already.
            commits = _commit_again(self._db, commits) if commits else 0
            if not commits:
                raise
        self._counter.note(commits)
        return results

    def _outcome(self, work: Work[T]) -> T:
        try:
            return work(self._db)
        except apsw.Error as error:
            raise connection.trouble(error) from None

    def _refuse(self, jobs: list[Job[Any]], error: Exception) -> None:
        if isinstance(error, DiskFull):
            self._make_room()
        behind = self._jobs.take_appends() if jobs[-1].appends else []
        _fail([*jobs, *behind], error)
        # More may have come before anybody heard that the first of these failed.
        while jobs[-1].appends and (late := self._jobs.take_appends()):
            _fail(late, error)

    def _finish(self) -> None:
        try:
            commits = records.commits(self._db)
            self._db.close()
        except apsw.Error:
            return
        self._counter.note(commits, clean=True, flush=True)


def _fail(jobs: list[Job[Any]], error: Exception) -> None:
    """Tell whoever waits for these, newest first."""
    for job in reversed(jobs):
        if job.future.running() or job.begin():
            job.future.set_exception(error)


def _commit_again(db: apsw.Connection, commits: int) -> int:
    """The number of one more, which makes ``commits`` last if it is in the file; else 0."""
    try:
        with connection.transaction(db):
            return records.count(db) if records.commits(db) == commits else 0
    except VaultError:
        return 0
