from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.fields import LineField, PickList
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.page import Page


@pytest.fixture(autouse=True)
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    made.body.add(Button("One"), Button("Two"), LineField("text"), Column(Button("Three")))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def parts(page: Page) -> list[QWidget]:
    return [*page.findChildren(Button), *page.findChildren(LineField)]


def frame(ring: FocusRing) -> QWidget | None:
    return ring._frame


def test_a_key_shows_the_ring_round_what_it_goes_to(ring: FocusRing, page: Page) -> None:
    one, two, *_ = parts(page)
    one.setFocus()
    assert frame(ring) is None
    before = page.grab().toImage()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    shown = frame(ring)
    assert two.hasFocus()
    assert shown is not None
    assert page.grab().toImage() != before
    corner = two.mapTo(shown.parentWidget(), QPoint(0, 0))  # type: ignore[arg-type]
    assert shown.geometry().topLeft() == corner - QPoint(7, 7)
    assert shown.width() == two.width() + 14


def test_the_mouse_puts_the_ring_away(ring: FocusRing, page: Page) -> None:
    one, two, *_ = parts(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert frame(ring) is None
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert frame(ring) is None


def test_typing_does_not_count_as_moving_about(ring: FocusRing, page: Page) -> None:
    line = parts(page)[-1]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A)
    assert frame(ring) is None
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert frame(ring) is not None


def test_the_ring_follows_what_moves(ring: FocusRing, page: Page, qtbot: QtBot) -> None:
    one, *_ = parts(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    shown = frame(ring)
    assert shown is not None
    before = shown.y()
    one.hide()
    qtbot.waitUntil(lambda: shown.y() < before)


def test_the_ring_goes_with_what_it_is_round(ring: FocusRing, page: Page, qtbot: QtBot) -> None:
    one, *_ = parts(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    page.body.hide()
    qtbot.waitUntil(lambda: frame(ring) is None)


def test_the_ring_outlives_a_page_that_is_deleted(
    ring: FocusRing, page: Page, qtbot: QtBot
) -> None:
    one, two, *_ = parts(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    page.area.takeWidget().deleteLater()
    qtbot.wait(10)
    assert ring._target is None or ring._target is not two


def test_what_gets_the_keyboard_comes_into_view(page: Page, qtbot: QtBot) -> None:
    last = Button("Last")
    page.body.gap(2000).add(last)
    one = parts(page)[0]
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Shift)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.body.height() > 2000)
    last.setFocus()
    assert page.area.verticalScrollBar().value() > 1000


def test_what_has_just_been_made_comes_into_view(page: Page, qtbot: QtBot) -> None:
    """As on a page that is shown with the keyboard on something far down."""
    last = Button("Last")
    page.body.gap(2000).add(last)
    last.show()
    last.setFocus()
    qtbot.waitUntil(lambda: page.body.height() > 2000)
    corner = last.mapTo(page.area.viewport(), QPoint(0, 0))
    assert page.area.viewport().rect().contains(corner)


@pytest.mark.parametrize("kind", [Button, LineField])
def test_at_the_very_edge_room_is_made_for_the_ring(
    ring: FocusRing, page: Page, qtbot: QtBot, kind: type[QWidget]
) -> None:
    """Qt is content with a part that is just in view, and of a field with its cursor."""
    one, *_ = parts(page)
    part = next(each for each in reversed(parts(page)) if isinstance(each, kind))
    page.body.gap(2000).add(Button("Last"))
    view, sheet = page.area.viewport(), page.area.widget()
    assert sheet is not None
    below = part.mapTo(sheet, QPoint(0, part.height())).y()
    page.resize(page.width(), page.height() - view.height() + below + 2)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 1000)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Shift)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    part.setFocus()
    shown = frame(ring)
    assert shown is not None
    ground = shown.parentWidget()
    assert ground is not None
    assert ground.mapTo(view, shown.geometry().bottomLeft()).y() < view.height()


def test_what_the_mouse_goes_to_stays_where_it_is(page: Page, qtbot: QtBot) -> None:
    one, two, *_ = parts(page)
    last = Button("Last")
    page.body.gap(2000).add(last)
    qtbot.waitUntil(lambda: page.body.height() > 2000)
    one.setFocus()
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    page.area.verticalScrollBar().setValue(two.y())
    two.setFocus(Qt.FocusReason.MouseFocusReason)
    assert page.area.verticalScrollBar().value() == two.y()


@pytest.mark.qt_log_ignore("does not support grabbing")
def test_an_open_list_has_no_ring(ring: FocusRing, page: Page, qtbot: QtBot) -> None:
    """Its rows show which one has the keyboard."""
    roles = PickList([("ta", "Teaching assistant"), ("teacher", "Teacher")])
    page.body.add(roles)
    roles.show()
    roles.setFocus()
    QTest.keyClick(roles, Qt.Key.Key_Control)
    QTest.keyClick(roles, Qt.Key.Key_Down)
    assert frame(ring) is not None
    roles.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.waitUntil(lambda: frame(ring) is None)
    roles.hidePopup()


def test_a_part_that_is_gone_at_once_does_no_harm(
    ring: FocusRing, page: Page, qtbot: QtBot
) -> None:
    """A page can go with what has the keyboard before the focus moves on."""
    with qtbot.captureExceptions() as raised:
        button = page.findChildren(QPushButton)[0]
        button.setFocus()
        ring._watched.append(gone := QPushButton())
        shiboken6.delete(gone)
        button.clearFocus()
    assert raised == []
    assert ring._watched == []
