import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.theme import Theme

KEYS = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_presses_once(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Next")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_double_click_presses_once(qtbot: QtBot) -> None:
    """Else it would press Next on the page after, too."""
    pressed: list[str] = []
    button = Button("Next")
    qtbot.addWidget(button)
    button.show()
    button.clicked.connect(lambda: pressed.append("Next"))
    middle, plain = button.rect().center(), Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(button.windowHandle(), Qt.MouseButton.LeftButton, plain, middle)
    assert pressed == ["Next"]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("percent", [100, 200])
def test_a_button_is_tall_and_wide_enough_to_press(theme: Theme, kind: Kind, percent: int) -> None:
    theme.wear("light", percent)
    size = Button("OK", kind, "tick").sizeHint()
    assert size.height() == 44 * percent // 100
    assert size.width() >= 24 * percent // 100


def test_words_that_do_not_fit_wrap_inside_the_button(qtbot: QtBot) -> None:
    button = Button("Done, show me the very next one of them now", Kind.FILLED)
    column = Column(button)
    qtbot.addWidget(column)
    column.resize(160, column.heightForWidth(160))
    column.show()
    assert button.width() <= 160
    assert button.height() >= button.heightForWidth(button.width()) > 44


def test_an_ampersand_is_an_ampersand() -> None:
    button = Button("Settings & privacy")
    name = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert name == "Settings & privacy"


def test_what_is_under_the_pointer_looks_different(qtbot: QtBot) -> None:
    button = Button("Skip")
    qtbot.addWidget(button)
    button.show()
    rest = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert button.grab().toImage() != rest


@pytest.mark.parametrize("key", KEYS)
def test_a_disclosure_opens_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    panel = QWidget()
    how = Disclosure("How do I do this?", panel)
    column = Column(how, panel)
    qtbot.addWidget(column)
    column.show()
    assert panel.isHidden()
    QTest.keyClick(how, key)
    assert panel.isVisible()
    QTest.keyClick(how, key)
    assert panel.isHidden()


def test_a_disclosure_tells_whether_it_is_open() -> None:
    how = Disclosure("How do I do this?")
    found = QAccessible.queryAccessibleInterface(how)
    assert found.role() == QAccessible.Role.Button
    assert found.text(QAccessible.Text.Name) == "How do I do this?"
    assert found.state().expandable
    assert (found.state().expanded, found.state().collapsed) == (0, 1)
    how.setChecked(True)
    assert (found.state().expanded, found.state().collapsed) == (1, 0)
    assert not found.state().checkable


def test_a_screen_reader_can_press_a_disclosure() -> None:
    how = Disclosure("How")
    found = QAccessible.queryAccessibleInterface(how).actionInterface()
    press = QAccessibleActionInterface.pressAction()
    assert press in found.actionNames()
    found.doAction(press)
    assert how.isChecked()
