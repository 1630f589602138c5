"""Guards the PySide6 pins: 6.12 on Python 3.11 loses a reference to None with each Qt call.

Such a program aborts ("deallocating None") after some thousand calls; short tests never get there.
"""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1000
# Other code may hold or drop a few; the fault takes one for each call.
NOISE = 100


def test_qt_calls_keep_the_reference_count_of_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.parent()

    assert abs(sys.getrefcount(None) - before) < NOISE
