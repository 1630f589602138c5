"""Work happens elsewhere; what comes of it arrives here, or not at all."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.tasks import Tasks

pytestmark = pytest.mark.usefixtures("qapp")


class Heard(QObject):
    """Remembers what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: set[int] = set()

    def hear(self, what: object) -> None:
        self.told.append(what)
        self.threads.add(threading.get_ident())


@pytest.fixture
def fallback() -> Heard:
    return Heard()


@pytest.fixture
def tasks(fallback: Heard) -> Iterator[Tasks]:
    made = Tasks(failed=fallback.hear)
    yield made
    made.close()


def stumble() -> None:
    raise ValueError("x")


def test_a_result_arrives_on_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    tasks.run(threading.get_ident, heard.hear)
    assert heard.told == []
    qtbot.waitUntil(lambda: len(heard.told) == 1)
    assert heard.told != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}


def test_an_exception_arrives_there_too(tasks: Tasks, fallback: Heard, qtbot: QtBot) -> None:
    heard, done = Heard(), Heard()
    tasks.run(stumble, done.hear, heard.hear)
    qtbot.waitUntil(lambda: len(heard.told) == 1)
    assert isinstance(heard.told[0], ValueError)
    assert heard.threads == {threading.get_ident()}
    assert (done.told, fallback.told) == ([], [])


def test_an_exception_nobody_asked_for_goes_to_the_usual_place(
    tasks: Tasks, fallback: Heard, qtbot: QtBot
) -> None:
    tasks.run(stumble)
    qtbot.waitUntil(lambda: len(fallback.told) == 1)
    assert isinstance(fallback.told[0], ValueError)


def test_without_a_usual_place_it_reaches_the_excepthook(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, wrong, _where: caught.append(wrong))
    tasks = Tasks()
    tasks.run(stumble)
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert isinstance(caught[0], ValueError)
    tasks.close()


@pytest.mark.parametrize("settled_before", [True, False])
def test_a_future_of_somebody_else_is_waited_for(
    tasks: Tasks, qtbot: QtBot, *, settled_before: bool
) -> None:
    heard: Heard = Heard()
    future: Future[str] = Future()
    if settled_before:
        future.set_result("saved")
    tasks.watch(future, heard.hear)
    assert heard.told == []
    if not settled_before:
        threading.Thread(target=future.set_result, args=("saved",)).start()
    qtbot.waitUntil(lambda: heard.told == ["saved"])
    assert heard.threads == {threading.get_ident()}


def test_results_of_one_queue_arrive_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    futures: list[Future[int]] = [Future() for _ in range(50)]
    for future in futures:
        tasks.watch(future, heard.hear)

    def settle() -> None:
        for number, future in enumerate(futures):
            future.set_result(number)

    threading.Thread(target=settle).start()
    qtbot.waitUntil(lambda: len(heard.told) == 50)
    assert heard.told == list(range(50))


def test_nothing_is_delivered_after_closing(tasks: Tasks, qtbot: QtBot) -> None:
    heard, go = Heard(), threading.Event()
    running = tasks.run(lambda: go.wait(5), heard.hear, heard.hear)
    done = tasks.run(lambda: 1, heard.hear)
    done.result(5)
    tasks.close()
    go.set()
    running.result(5)
    qtbot.wait(20)
    assert heard.told == []


def test_a_widget_that_is_gone_is_told_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[object] = []

    class Screen(QWidget):
        def hear(self, what: object) -> None:
            told.append(what)

    screen = Screen()
    future: Future[int] = Future()
    tasks.watch(future, screen.hear, screen.hear)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    future.set_result(1)
    qtbot.wait(20)
    assert told == []


def test_a_cancelled_future_says_nothing(tasks: Tasks, fallback: Heard, qtbot: QtBot) -> None:
    heard, future = Heard(), Future[int]()
    tasks.watch(future, heard.hear, heard.hear)
    future.cancel()
    future.set_running_or_notify_cancel()
    qtbot.wait(20)
    assert (heard.told, fallback.told) == ([], [])


def test_work_that_never_ends_holds_nothing_up(tasks: Tasks, qtbot: QtBot) -> None:
    heard, go = Heard(), threading.Event()
    for _ in range(4):
        tasks.run_alone(go.wait, heard.hear)
    tasks.run(lambda: "others go on", heard.hear)
    qtbot.waitUntil(lambda: heard.told == ["others go on"])
    go.set()
    qtbot.waitUntil(lambda: len(heard.told) == 5)


def test_work_that_may_never_end_holds_nothing_up(tasks: Tasks, qtbot: QtBot) -> None:
    """As many as there are threads for ordinary work, and one more, and leaving waits for none."""
    ends = threading.Event()
    heard, late = Heard(), Heard()
    for _ in range(3):
        tasks.run_alone(lambda: ends.wait(10), late.hear)
    alone = [thread for thread in threading.enumerate() if thread.name == "alone"]
    assert len(alone) == 3
    assert all(thread.daemon for thread in alone)
    tasks.run(lambda: "done", heard.hear)
    qtbot.waitUntil(lambda: heard.told == ["done"])
    assert late.told == []
    ends.set()
    qtbot.waitUntil(lambda: late.told == [True] * 3)
    assert late.threads == {threading.get_ident()}


def test_what_goes_wrong_alone_is_told_too(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    tasks.run_alone(stumble, None, heard.hear)
    qtbot.waitUntil(lambda: len(heard.told) == 1)
    assert isinstance(heard.told[0], ValueError)
