"""Tab and Shift+Tab, over parts that were not made in the order in which they are read."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit import tab_order
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.fields import Field, SecretField
from audit_app.ui.kit.segments import Segments


class Ground(QMainWindow):
    """A window as the program's own."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        return tab_order.step(self, forward=forward)


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    """First, a part that is filled later, Last; and the foot, made before them all."""
    foot, later = Button("Foot"), Column()
    made = Ground()
    made.setCentralWidget(Column(Column(Button("First"), later, Button("Last")), foot))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    later.add(Button("Later"))
    button(made, "First").setFocus()
    return made


def button(ground: Ground, text: str) -> Button:
    return next(each for each in ground.findChildren(Button) if each.text() == text)


def way(ground: Ground, key: str, steps: int) -> list[str]:
    """The names of the parts that so many presses of ``key`` lead to."""
    names = []
    for _ in range(steps):
        QTest.keySequence(ground.focusWidget(), key)
        names.append(_name(ground))
    return names


def _name(ground: Ground) -> str:
    now = ground.focusWidget()
    assert now is QApplication.focusWidget()
    return now.text() if isinstance(now, Button) else now.accessibleName()


def test_tab_goes_as_the_page_is_read_and_round(ground: Ground) -> None:
    assert way(ground, "Tab", 4) == ["Later", "Last", "Foot", "First"]


def test_shift_tab_goes_back_the_same_way(ground: Ground) -> None:
    assert way(ground, "Shift+Tab", 4) == ["Foot", "Last", "Later", "First"]


def test_what_cannot_be_used_is_passed_over(ground: Ground) -> None:
    button(ground, "Later").setEnabled(False)
    button(ground, "Last").hide()
    assert way(ground, "Tab", 2) == ["Foot", "First"]


def test_a_strip_and_a_field_are_one_stop_each(ground: Ground, words: Words) -> None:
    strip = Segments("Facebook", (("yes", "Yes"), ("no", "No")))
    strip.choose("no")
    field = Field("Passphrase", SecretField(words))
    before, everything = Button("Before"), Column()
    everything.add(before, strip, field)
    ground.setCentralWidget(everything)
    everything.show()
    before.setFocus()
    QTest.keySequence(before, "Tab")
    assert ground.focusWidget() is strip.segments[1]
    assert way(ground, "Tab", 3) == ["Passphrase", "Show", "Before"]


def test_nothing_to_go_to_is_said(qtbot: QtBot) -> None:
    empty = Ground()
    qtbot.addWidget(empty)
    empty.show()
    assert not tab_order.step(empty, forward=True)
