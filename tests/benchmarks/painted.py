"""Telling when a window has been painted, for programs that measure how long that takes."""

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Watches one window."""

    _seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting = False
        window.installEventFilter(self)

    def wait(self) -> None:
        """Let the window work until all that has changed in it is on the screen."""
        self._waiting = True
        wait_for(self._seen)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if self._waiting and event.type() == QEvent.Type.UpdateRequest:
            self._waiting = False
            QTimer.singleShot(0, self._seen.emit)
        return False


def wait_for(signal: SignalInstance) -> None:
    """Let the window work until ``signal`` comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)
