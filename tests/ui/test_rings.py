"""A ring that is hidden or faint is found, side by side."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit import look
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.tokens import Token
from tests.ui import rings

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def page(qtbot: QtBot, ring: FocusRing) -> Page:
    """With the keyboard on the second of two buttons, and a ring round it."""
    made = Page()
    one, two = Button("One"), Button("Two")
    made.body.gap(40).add(one).gap(40).add(two)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert ring._frame is not None
    return made


@pytest.mark.usefixtures("page")
def test_a_ring_in_full_sight_is_not_faulted(ring: FocusRing) -> None:
    assert min(rings.sides(ring).values()) > 0.99
    assert rings.hidden(ring) == []


def test_a_side_under_something_is_found(ring: FocusRing, page: Page) -> None:
    frame = ring._frame
    assert frame is not None
    over = QWidget(frame.parentWidget())
    over.setAutoFillBackground(True)
    over.setGeometry(0, frame.geometry().bottom() - 4, page.width(), 40)
    over.show()
    frame.stackUnder(over)
    assert rings.hidden(ring) == ["0.00 of its bottom"]


def test_a_faint_ring_is_found(ring: FocusRing, page: Page) -> None:
    dressed = page.palette()
    dressed.setColor(look.PLACES[Token.FOCUS], QColor("#c8c8c8"))
    page.setPalette(dressed)
    for part in page.findChildren(QWidget):
        part.setPalette(QPalette(dressed))
    assert len(rings.hidden(ring)) == 4
