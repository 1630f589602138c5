"""Slow work away from the window. What comes of it, good or bad, arrives on the window's thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from audit_app.ui.kit.accessible import is_there

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Done = Callable[[T], object]
Failed = Callable[[BaseException], object]
_THREADS = 2


class Tasks(QObject):
    """Runs work and waits for the vault. One for each window; ``close`` when the window closes.

    Nothing is delivered after ``close``, nor to a method of a widget that is gone by then.
    """

    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None, failed: Failed | None = None) -> None:
        """``failed`` is told of every exception whose task names nobody else.

        Without it they are raised on the window's thread, where the excepthook finds them.
        """
        super().__init__(parent)
        self._failed = failed
        self._lock = threading.Lock()
        self._closed = False
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Future[Any]] = set()
        self._rested: list[Callable[[], object]] = []
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
    ) -> Future[T]:
        """Do ``work`` on another thread, then tell ``done`` its result or ``failed`` its exception.

        ``work`` must not touch a widget.
        """
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="task")
        future = self._pool.submit(work)
        self._running.add(future)
        return self.watch(future, done, failed)

    @property
    def busy(self) -> bool:
        """Whether anything given to ``run`` is not done, or its end not told yet."""
        return bool(self._running)

    def when_rested(self, told: Callable[[], object]) -> None:
        """Call ``told`` once nothing given to ``run`` is under way any more."""
        self._rested.append(told)
        self._rest()

    def run_alone(
        self,
        work: Callable[[], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
    ) -> Future[T]:
        """As ``run``, for work that may never end: nothing waits behind it, nor does leaving."""
        future: Future[T] = Future()
        thread = threading.Thread(target=_settle, args=(future, work), name="alone", daemon=True)
        thread.start()
        return self.watch(future, done, failed)

    def watch(
        self,
        future: Future[T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
    ) -> Future[T]:
        """Tell ``done`` or ``failed`` when ``future`` settles. A cancelled one says nothing."""
        future.add_done_callback(lambda settled: self._hand_over((settled, done, failed)))
        return future

    def close(self) -> None:
        """Deliver nothing more. Work that has begun goes on; work that has not is dropped."""
        with self._lock:
            self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _hand_over(self, settled: tuple[Future[Any], Done[Any] | None, Failed | None]) -> None:
        # On whichever thread settled it. The lock keeps ``close`` from pulling this object away.
        with self._lock:
            if not self._closed and is_there(self):
                self._settled.emit(settled)

    def _on_settled(self, settled: tuple[Future[Any], Done[Any] | None, Failed | None]) -> None:
        try:
            self._tell(*settled)
        finally:
            self._running.discard(settled[0])
            self._rest()

    def _rest(self) -> None:
        if not self._running and not self._closed:
            rested, self._rested = self._rested, []
            for told in rested:
                told()

    def _tell(self, future: Future[Any], done: Done[Any] | None, failed: Failed | None) -> None:
        if self._closed or future.cancelled():
            return
        wrong = future.exception()
        if wrong is None:
            if done is not None and _can_tell(done):
                done(future.result())
            return
        told = failed or self._failed
        if told is None:
            raise wrong
        if _can_tell(told):
            told(wrong)


def _can_tell(told: Callable[..., object]) -> bool:
    owner = getattr(told, "__self__", None)
    return not isinstance(owner, QObject) or is_there(owner)


def _settle(future: Future[T], work: Callable[[], T]) -> None:
    try:
        future.set_result(work())
    except BaseException as wrong:  # noqa: BLE001 - whoever watches is told
        future.set_exception(wrong)
