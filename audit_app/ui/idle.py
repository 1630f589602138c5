"""How long nobody has touched the window, and whether the laptop slept meanwhile."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

STEP = 5
# More than this beyond a step: the laptop was asleep, or its clock was changed.
_SLEPT = timedelta(seconds=60)
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Away:
    """Counts from the last touch, in steps of ``STEP`` seconds. Holds no clock."""

    def __init__(self, minutes: int, now: datetime) -> None:
        """``minutes`` without a touch are enough; 0 never are."""
        self.minutes = minutes
        self.slept = False
        self._quiet = timedelta()
        self._at = now

    def touch(self) -> None:
        """Somebody is there."""
        self._quiet = timedelta()

    def step(self, now: datetime) -> bool:
        """A step has passed: whether that is long enough. A sleep always is.

        A clock that was put back cannot make it longer: at least the step itself counts.
        """
        passed = max(now - self._at, timedelta(seconds=STEP))
        self._at = now
        self._quiet += passed
        self.slept = bool(self.minutes) and passed > timedelta(seconds=STEP) + _SLEPT
        if not self.minutes:
            return False
        return self.slept or self._quiet >= timedelta(minutes=self.minutes)


class Idle(QObject):
    """``passed``: nobody has touched the window for as long as the settings say.

    It is said again with every step until somebody does. Listening to each event would cost every
    one of them some time, so after each step only the first touch is listened for.
    """

    passed = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], datetime], minutes: int) -> None:
        """``clock`` tells the time of day; ``minutes`` as in the settings."""
        super().__init__(window)
        self._clock = clock
        self._away = Away(minutes, clock())
        self._listening = False
        self._timer = QTimer(self, interval=STEP * 1000)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    @property
    def slept(self) -> bool:
        """Whether the laptop was asleep before the last step: that is said once only."""
        return self._away.slept

    def wait(self, minutes: int) -> None:
        """Count anew, to another number of minutes."""
        self._away = Away(minutes, self._clock())

    def touch(self) -> None:
        """Something was done that is no key and no mouse: a voice or a screen reader pressed."""
        self._away.touch()

    def step(self) -> None:
        """Called by the timer."""
        if self._away.step(self._clock()):
            self.passed.emit()
        app = QApplication.instance()
        if app is not None and not self._listening:
            self._listening = True
            app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._away.touch()
            self._listening = False
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        return False
