"""Jobs for the writer's thread, waiting for their turn."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

import apsw

T = TypeVar("T")
Work = Callable[[apsw.Connection], T]


class Job(Generic[T]):
    """Work, who waits for it, and whether it changes anything. Appends may share a commit."""

    __slots__ = ("appends", "changes", "future", "work")

    def __init__(self, work: Work[T], *, changes: bool = False, appends: bool = False) -> None:
        self.work = work
        self.future: Future[T] = Future()
        self.changes = changes
        self.appends = appends

    def begin(self) -> bool:
        """From here on it cannot be taken back. False: it was."""
        return self.future.set_running_or_notify_cancel()


class Jobs:
    """The queue between the threads that ask and the one that writes."""

    def __init__(self) -> None:
        self._waiting: deque[Job[Any]] = deque()
        self._ready = threading.Condition()
        self._closed = False

    def add(self, job: Job[Any]) -> bool:
        """Let a job wait. False: it is too late."""
        with self._ready:
            if self._closed:
                return False
            self._waiting.append(job)
            self._ready.notify()
            return True

    def close(self) -> None:
        """Take no more jobs; those that wait still get their turn."""
        with self._ready:
            self._closed = True
            self._ready.notify()

    def take(self) -> list[Job[Any]]:
        """Wait for the next job, and take the appends right behind an append. Empty: the end."""
        with self._ready:
            while not self._waiting and not self._closed:
                self._ready.wait()
            taken: list[Job[Any]] = []
            while self._waiting and (not taken or self._shares(taken[-1])):
                taken.append(self._waiting.popleft())
            return taken

    def take_appends(self) -> list[Job[Any]]:
        """Take every append that still waits, in order."""
        with self._ready:
            appends = [job for job in self._waiting if job.appends]
            others = [job for job in self._waiting if not job.appends]
            self._waiting.clear()
            self._waiting.extend(others)
            return appends

    def _shares(self, job: Job[Any]) -> bool:
        return job.appends and self._waiting[0].appends
