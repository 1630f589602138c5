"""Answer, save, go on, paint: timed for every question of a full check-in. Prints the p95 in ms."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from audit_app import demo
from audit_app.domain.checkin import Depth
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from tests.ui import stage

SLOWEST_OF = 20


def button(window: QWidget, identifier: str) -> QAbstractButton:
    """The button that a person would press."""
    found = window.findChildren(QAbstractButton)
    return next(b for b in found if b.objectName() == identifier and b.isVisible())


def step(window: Window) -> float:
    """Choose the first answer of each row, press Next, and wait for the next screen's paint."""
    before = window.screen_shown
    assert before is not None
    begun = time.perf_counter()
    for row in before.findChildren(QRadioButton):
        if row.objectName() in {"answer-yes", "choice-yes"}:
            row.click()
    button(window, "question-next").click()
    while window.screen_shown is before:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0)
    window.repaint()
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        parts = stage.parts(Path(folder))
        theme = Theme(app, parts.resources)
        theme.wear("light")
        window = stage.window(parts, theme)
        ring = FocusRing(app)
        stage.begin(window, demo.PERSON, Depth.FULL)
        window.go(Place(name=Name.QUESTION))
        window.show()
        stage.wait(300)
        taken = []
        while window.screen_shown is not None and window.screen_shown.place.name is Name.QUESTION:
            taken.append(step(window))
            stage.wait(1)
        print(statistics.quantiles(taken, n=SLOWEST_OF)[-1])
        ring.deleteLater()
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
