"""Whole screens made of the parts: nothing is cut, nameless or too small, in large text too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.shell import Shell
from audit_app.ui.kit.theme import Theme
from tests.ui.kit.samples import SHEETS

SIZES = [(1180, 100), (1366, 150), (1180, 200), (760, 200)]


def shown(qtbot: QtBot, make: Callable[[Words], QWidget], words: Words, width: int) -> QWidget:
    screen = make(words)
    qtbot.addWidget(screen)
    screen.resize(width, 740)
    screen.show()
    settle(qtbot)
    return screen


def settle(qtbot: QtBot) -> None:
    """A box opens, then opens its details, then makes room: a turn each, however slow they are."""
    for _turn in range(4):
        qtbot.wait(5)


def visible(screen: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [part for part in screen.findChildren(kind) if part.isVisible()]


def right_edge(part: QWidget, screen: QWidget) -> int:
    return part.mapTo(screen, QPoint(part.width(), 0)).x()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_cut(
    qtbot: QtBot, theme: Theme, words: Words, name: str, size: tuple[int, int]
) -> None:
    width, percent = size
    theme.wear("light", percent)
    screen = shown(qtbot, SHEETS[name], words, width)
    for part in visible(screen, QLabel) + visible(screen, QAbstractButton):
        said = part.accessibleName() or part.text()  # type: ignore[attr-defined]
        needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
        assert part.height() >= max(needed, part.minimumSizeHint().height()), said
        assert part.width() >= part.minimumSizeHint().width(), said
        assert right_edge(part, screen) <= width, said
    for area in screen.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", SHEETS)
def test_everything_that_can_be_used_has_a_name_and_is_large_enough(
    qtbot: QtBot, words: Words, name: str
) -> None:
    screen = shown(qtbot, SHEETS[name], words, 1180)
    for part in visible(screen, QAbstractButton) + visible(screen, QLineEdit):
        found = QAccessible.queryAccessibleInterface(part)
        assert found.text(QAccessible.Text.Name), part
        assert min(part.width(), part.height()) >= 24, part


@pytest.mark.parametrize("name", SHEETS)
def test_text_size_can_change_under_the_reader(
    qtbot: QtBot, theme: Theme, words: Words, name: str
) -> None:
    """Built small and then enlarged is as whole as built large."""
    screen = shown(qtbot, SHEETS[name], words, 1180)
    theme.wear("dark", 200)
    settle(qtbot)
    for part in visible(screen, QLabel):
        needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
        assert part.height() >= needed, part
    theme.wear("light", 100)
    settle(qtbot)
    if isinstance(screen, Shell):
        assert screen.rail.isVisible() or screen.bottom.isVisible()


def test_there_is_one_filled_button_on_a_question(qtbot: QtBot, words: Words) -> None:
    screen = shown(qtbot, SHEETS["question"], words, 1180)
    filled = [part for part in screen.findChildren(Button) if part.kind == "filled"]
    assert len(filled) == 1
