import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.flow import Beside, Flow, Tiles, break_lines, columns_for
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme


class Block(QWidget):
    """A part of a known size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


@pytest.mark.parametrize(
    ("widths", "room", "lines"),
    [
        ([], 100, []),
        ([50, 40], 100, [range(2)]),
        ([50, 41], 100, [range(1), range(1, 2)]),
        ([300, 20], 100, [range(1), range(1, 2)]),
        ([30, 30, 30, 30], 100, [range(2), range(2, 4)]),
    ],
)
def test_lines_break_where_they_are_full(widths: list[int], room: int, lines: list[range]) -> None:
    assert break_lines(widths, room, 10) == lines


@pytest.mark.parametrize(("room", "columns"), [(1000, 3), (199, 1), (210, 2), (10, 1)])
def test_there_are_as_many_columns_as_fit(room: int, columns: int) -> None:
    assert columns_for(room, 3, 100, 10) == columns


def laid(qtbot: QtBot, part: QWidget, width: int) -> QWidget:
    qtbot.addWidget(part)
    part.resize(width, part.heightForWidth(width))
    part.show()
    return part


def test_what_is_pushed_stands_at_the_right_edge(qtbot: QtBot) -> None:
    left, right, last = Block(50), Block(60), Block(40)
    flow = laid(qtbot, Flow(left, space=10).push().add(right, last), 400)
    assert flow.height() == 20
    assert (left.x(), right.x(), last.x()) == (0, 290, 360)


def test_what_does_not_fit_goes_below(qtbot: QtBot) -> None:
    left, right = Block(150), Block(160)
    flow = laid(qtbot, Flow(left, right, space=10), 200)
    assert right.y() == left.height() + 8
    assert flow.height() == 48


def test_hidden_parts_take_no_room(qtbot: QtBot) -> None:
    left, hidden, right = Block(50), Block(50), Block(50)
    hidden.hide()
    flow = laid(qtbot, Flow(left, hidden, right, space=10), 400)
    assert (right.x(), flow.sizeHint().width()) == (60, 110)


def test_tiles_of_a_row_are_equally_tall_and_wide(qtbot: QtBot) -> None:
    tiles = [Block(50), Block(50, 70), Block(50)]
    grid = laid(qtbot, Tiles(*tiles, columns=2, least=100, space=10), 310)
    assert grid.height() == 100
    assert [tile.width() for tile in tiles] == [150, 150, 150]
    assert [tile.height() for tile in tiles] == [70, 70, 20]


def test_tiles_become_one_column_when_text_is_large(qtbot: QtBot, theme: Theme) -> None:
    tiles = [Label("One"), Label("Two")]
    grid = laid(qtbot, Tiles(*tiles, columns=2, least=180), 500)
    assert tiles[1].x() > 0
    theme.wear("light", 200)
    laid(qtbot, grid, 500)
    assert tiles[1].x() == 0


def test_beside_stacks_when_the_words_get_too_little_room(qtbot: QtBot) -> None:
    words, control = Label("Some words that need a certain room to be read well"), Block(150)
    beside = laid(qtbot, Beside(words, control, least=200, space=20), 500)
    assert (words.width(), control.x()) == (330, 350)
    laid(qtbot, beside, 300)
    assert control.x() == 0
    assert control.y() >= words.height()


def test_the_space_before_a_hidden_child_is_hidden_too(qtbot: QtBot) -> None:
    first, hidden, last = Block(10), Block(10), Block(10)
    hidden.hide()
    column = Column(first).gap(100).add(hidden).gap(30).add(last)
    laid(qtbot, column, 100)
    assert last.y() == 50
    hidden.show()
    column.resize(100, column.heightForWidth(100) if column.hasHeightForWidth() else 500)
    qtbot.waitUntil(lambda: last.y() == 170)


def test_a_box_outlives_a_child_that_is_deleted(qtbot: QtBot) -> None:
    gone = Label("gone")
    box = Column(Label("first"), gone, Label("last"))
    qtbot.addWidget(box)
    box.show()
    tall = box.sizeHint().height()

    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert box.sizeHint().height() < tall
