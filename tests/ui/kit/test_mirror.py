"""What stands at the left stands at the right in a language that runs the other way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit import look, mirror
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.marks import MarkKind, MarkSign
from audit_app.ui.kit.rows import ActionRow
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import Token
from tests.tongues import Tongue
from tests.ui import stage


@pytest.fixture
def _mirrored(theme: Theme) -> Iterator[None]:
    theme.wear("light")
    stage.face(Tongue.MIRRORED)
    yield
    stage.face(None)


def drawn(qtbot: QtBot, part: QWidget, width: int) -> QImage:
    part.setFixedSize(width, max(44, part.heightForWidth(width)))
    qtbot.addWidget(part)
    part.show()
    return part.grab().toImage()


def ink(image: QImage, part: QWidget) -> tuple[int, int]:
    """From where to where across there is ink that is not the ground."""
    ground = look.colour(part, Token.BG)
    columns = [
        x
        for x in range(image.width())
        if any(far(image.pixelColor(x, y), ground) for y in range(image.height()))
    ]
    return columns[0], columns[-1]


def far(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


@pytest.mark.usefixtures("_mirrored")
def test_words_stand_at_the_right(qtbot: QtBot) -> None:
    label = Label("Short")
    first, last = ink(drawn(qtbot, label, 300), label)
    assert first > 200
    assert last >= 295


@pytest.mark.usefixtures("theme")
def test_words_stand_at_the_left_otherwise(qtbot: QtBot) -> None:
    label = Label("Short")
    first, last = ink(drawn(qtbot, label, 300), label)
    assert first <= 5
    assert last < 100


@pytest.mark.usefixtures("_mirrored")
def test_a_row_has_its_mark_at_the_right_and_its_chevron_at_the_left(
    qtbot: QtBot, words: Words
) -> None:
    row = ActionRow(words, MarkKind.DONE, "Do it")
    image = drawn(qtbot, row, 300)
    accent = look.colour(row, Token.ACCENT)
    there = [x for x in range(300) if image.pixelColor(x, row.height() // 2) == accent]
    assert min(there) >= 270
    assert ink(image, row)[0] < 20


@pytest.mark.parametrize("kind", [MarkKind.DONE, MarkKind.FIND_OUT, MarkKind.LATER])
def test_a_mark_is_read_the_same_way_everywhere(qtbot: QtBot, theme: Theme, kind: MarkKind) -> None:
    theme.wear("light")
    before = MarkSign(kind, 24)
    image = drawn(qtbot, before, 44)
    corner = QRect(0, 0, 24, 24)
    try:
        stage.face(Tongue.MIRRORED)
        after = MarkSign(kind, 24)
        turned = drawn(qtbot, after, 44)
    finally:
        stage.face(None)
    assert image.copy(corner) == turned.copy(QRect(20, 0, 24, 24))


@pytest.mark.usefixtures("_mirrored")
def test_layouts_begin_at_the_right(qtbot: QtBot) -> None:
    first, second = Button("One"), Button("Two")
    flow = Flow(first, second)
    drawn(qtbot, flow, 400)
    assert first.geometry().right() == 399
    assert second.geometry().right() < first.geometry().left()
    strip = Segments("Choice", [("a", "First"), ("b", "Second")])
    drawn(qtbot, strip, 400)
    one, two = strip.segments
    assert one.geometry().right() == 399
    assert two.geometry().right() + 1 == one.geometry().left()


@pytest.mark.usefixtures("_mirrored")
def test_margins_change_sides(qtbot: QtBot) -> None:
    label = Label("Text")
    box = Row(Column(label), margins=(40, 0, 0, 0))
    drawn(qtbot, box, 400)
    assert label.mapTo(box, QPoint(label.width(), 0)).x() <= 360


@pytest.mark.usefixtures("theme")
def test_nothing_moves_from_left_to_right(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    box = QRect(3, 0, 10, 10)
    assert mirror.placed(part, QRect(0, 0, 100, 10), box) == box
    assert mirror.sides(part, 1, 2) == (1, 2)
