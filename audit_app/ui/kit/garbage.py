"""Python's garbage collector, kept to the window's thread."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Garbage(QObject):
    """Collects garbage every second, when there is enough of it. One for each program.

    Python collects in whichever thread happens to make the next object. There it may drop the
    last hold on a widget, and Qt's parts must not go on another thread than the window's.
    """

    def __init__(self, parent: QObject) -> None:
        """From now on nothing is collected elsewhere."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect what is due by Python's own thresholds, the oldest generation first."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
