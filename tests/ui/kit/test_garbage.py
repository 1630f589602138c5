"""Nothing of Qt's is collected on another thread than the window's."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from audit_app.ui.kit import garbage


class _Tied(QObject):
    """Held by nothing but itself: only the collector takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def _work() -> None:
    """Enough new objects for Python to collect a hundred times."""
    for _ in range(100):
        _kept = [[] for _ in range(1_000)]  # type: ignore[var-annotated]


def test_what_another_thread_makes_collects_nothing_of_qts(qtbot: QtBot) -> None:
    program = QObject()
    garbage.Garbage(program)
    went_in: list[str] = []
    tied = _Tied()
    gone = weakref.ref(tied, lambda _: went_in.append(threading.current_thread().name))
    del tied
    worker = threading.Thread(target=_work, name="worker")
    worker.start()
    worker.join()
    assert gone() is not None
    _kept = [[] for _ in range(1_000)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: gone() is None)
    assert went_in == [threading.main_thread().name]
    program.deleteLater()


def test_only_what_is_due_is_collected() -> None:
    gc.collect()
    garbage.collect()
    assert gc.get_count()[1] == 0, "nothing was due"
    _kept = [[] for _ in range(gc.get_threshold()[0] + 1)]  # type: ignore[var-annotated]
    garbage.collect()
    assert gc.get_count()[1] == 1, "the youngest were due"
