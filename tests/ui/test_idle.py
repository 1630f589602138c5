"""Being away: counted from the last touch, whatever the clock does."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.idle import STEP, Away, Idle
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.places import Name, Place
from tests.samples import NOW
from tests.ui.locks import is_locked, unlock, write_note
from tests.ui.person import EMAIL, Person, asking

ONE_STEP = timedelta(seconds=STEP)
TEN_MINUTES = 10 * 60 // STEP


def steps(away: Away, count: int, now: datetime = NOW) -> list[bool]:
    return [away.step(now + number * ONE_STEP) for number in range(1, count + 1)]


@pytest.mark.parametrize("minutes", [5, 10, 15, 30])
def test_it_is_time_after_exactly_so_many_minutes(minutes: int) -> None:
    enough = minutes * 60 // STEP
    assert steps(Away(minutes, NOW), enough) == [False] * (enough - 1) + [True]


def test_a_touch_begins_anew() -> None:
    away = Away(10, NOW)
    assert not any(steps(away, TEN_MINUTES - 1))
    away.touch()
    later = NOW + (TEN_MINUTES - 1) * ONE_STEP
    assert steps(away, TEN_MINUTES, later) == [False] * (TEN_MINUTES - 1) + [True]


def test_never_is_never() -> None:
    away = Away(0, NOW)
    assert not any(steps(away, 10_000))
    assert not away.step(NOW + timedelta(days=30))


def test_a_sleep_of_the_laptop_is_being_away() -> None:
    away = Away(30, NOW)
    assert not away.step(NOW + ONE_STEP)
    away.touch()
    assert away.step(NOW + timedelta(minutes=3))


@given(st.lists(st.integers(-(10**6), 60), min_size=TEN_MINUTES, max_size=TEN_MINUTES))
def test_no_clock_makes_it_longer(shifts: list[int]) -> None:
    """Put back as often as one likes, ten minutes of steps are ten minutes."""
    away, now = Away(10, NOW), NOW
    said = []
    for shift in shifts:
        now += timedelta(seconds=shift)
        said.append(away.step(now))
    assert said[-1]


def test_a_start_in_1970_and_a_change_of_clocks_are_no_trouble() -> None:
    away = Away(10, datetime(1970, 1, 1, tzinfo=UTC))
    assert away.step(NOW)
    away.touch()
    assert not away.step(datetime(1970, 1, 1, tzinfo=UTC))


@pytest.fixture
def idle(qtbot: QtBot) -> Idle:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Idle(window, lambda: NOW, 10)


def almost(idle: Idle) -> list[bool]:
    """Sit still for almost ten minutes. The list gets something each time that it is said."""
    said: list[bool] = []
    idle.passed.connect(lambda: said.append(True))
    idle.touch()
    for _ in range(TEN_MINUTES - 1):
        idle.step()
    return said


def test_keys_and_mouse_are_signs_of_life(idle: Idle, qtbot: QtBot) -> None:
    window = idle.parent()
    assert isinstance(window, QWidget)
    touches: list[Callable[[], object]] = [
        lambda: QTest.keyClick(window, Qt.Key.Key_Shift),
        lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
        lambda: QTest.mouseMove(window, QPoint(3, 3)),
        idle.touch,
    ]
    for touch in touches:
        said = almost(idle)
        touch()
        qtbot.wait(5)
        idle.step()
        assert said == []
    said = almost(idle)
    idle.step()
    assert said == [True]


def sit_still(person: Person) -> None:
    """For ten minutes, once nothing is on its way."""
    person.qtbot.waitUntil(lambda: not person.window.context.tasks.busy)
    person.window.out_of_sight.idle.touch()
    for _ in range(TEN_MINUTES):
        person.window.out_of_sight.idle.step()


def test_ten_minutes_lock_and_keep_what_is_half_typed(person: Person) -> None:
    person.go(asking(EMAIL))
    write_note(person, "half a sen")
    sit_still(person)
    person.qtbot.waitUntil(lambda: is_locked(person))
    unlock(person)
    person.on(Name.QUESTION)
    assert person.checkin.notes[EMAIL] == "half a sen"


def test_a_box_with_words_typed_in_it_keeps_them_first(person: Person) -> None:
    kept: list[str] = []

    class Asking(Overlay):
        def leave(self) -> None:
            kept.append("typed")

    person.go(Place(name=Name.HOME))
    box = Asking(person.window, "box")
    box.open(box)
    sit_still(person)
    assert kept == ["typed"]
    person.qtbot.waitUntil(lambda: is_locked(person))


def test_a_paper_that_is_being_saved_is_waited_for(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    go_on = threading.Event()
    tasks = person.window.context.tasks
    tasks.run(lambda: go_on.wait(10))
    for _ in range(TEN_MINUTES):
        person.window.out_of_sight.idle.step()
    person.qtbot.wait(20)
    assert person.window.context.session is not None
    assert person.at.name is Name.HOME
    go_on.set()
    person.qtbot.waitUntil(lambda: not tasks.busy)
    person.window.out_of_sight.idle.step()
    person.qtbot.waitUntil(lambda: is_locked(person))


def test_a_sleep_while_something_is_saved_locks_once_it_is(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    idle, tasks, go_on = (
        person.window.out_of_sight.idle,
        person.window.context.tasks,
        threading.Event(),
    )
    tasks.run(lambda: go_on.wait(10))
    idle._clock = lambda: datetime.now(UTC) + timedelta(hours=1)
    idle.step()
    idle.touch()
    idle.step()
    assert person.window.context.session is not None
    go_on.set()
    person.qtbot.waitUntil(lambda: is_locked(person))


def test_nothing_to_lock_is_nothing_to_do(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    sit_still(person)
    person.qtbot.waitUntil(lambda: is_locked(person))
    person.window.go(Place(name=Name.HELP))
    sit_still(person)
    person.qtbot.wait(20)
    assert person.at.name is Name.HELP
