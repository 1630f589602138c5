import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from audit_app.ui.kit import look
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.text import Heading, Label, label_for
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import Role

HOSTILE = "<b>bold</b> <img src='file:///etc/passwd'> & &amp; [link](x)"
LONG = "Choose who can see your future posts, and set it to friends, on each app. " * 3


def shown(qtbot: QtBot, label: Label, width: int = 400) -> QImage:
    column = Column(label)
    qtbot.addWidget(column)
    column.resize(width, 200)
    column.show()
    return label.grab().toImage()


def test_markup_stays_the_characters_it_is(qtbot: QtBot) -> None:
    label = Label(HOSTILE)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == HOSTILE
    # Rendered as markup, "<b>x</b>" would be as narrow as "x".
    assert Label("<b>x</b>").sizeHint().width() > 3 * Label("x").sizeHint().width()
    assert shown(qtbot, Label("<b>x</b>")) != shown(qtbot, Label("x"))


def test_stars_are_only_read_where_they_are_expected() -> None:
    assert Label("**x**").text() == "**x**"
    assert Label("**x**", emphasised=True).text() == "x"


def test_bold_words_look_bold(qtbot: QtBot) -> None:
    plain = shown(qtbot, Label("Choose Posts", emphasised=True))
    bold = shown(qtbot, Label("Choose **Posts**", emphasised=True))
    assert plain != bold


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("role", [Role.HEADING, Role.BODY, Role.SMALL])
def test_a_long_text_has_all_the_height_it_needs(
    qtbot: QtBot, theme: Theme, percent: int, role: Role
) -> None:
    theme.wear("light", percent)
    label, beside = Label(LONG, role), Label(LONG, role)
    column = Column(label, Row().add(beside, stretch=1))
    qtbot.addWidget(column)
    column.resize(300, column.heightForWidth(300))
    column.show()
    assert label.height() >= label.heightForWidth(label.width())
    assert beside.height() >= beside.heightForWidth(beside.width())
    assert label.height() > 3 * look.line_height(label, role)


def test_text_grows_where_it_stands(qtbot: QtBot, theme: Theme) -> None:
    label = Label("Growing")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint()
    theme.wear("light", 200)
    assert label.sizeHint().height() == pytest.approx(2 * before.height(), abs=2)
    assert label.sizeHint().width() == pytest.approx(2 * before.width(), rel=0.05)


def test_a_heading_is_a_heading_to_a_screen_reader() -> None:
    heading, label = Heading("Settings", Role.HEADING), Label("Settings")
    found = QAccessible.queryAccessibleInterface(heading)
    assert found.role() == QAccessible.Role.Heading
    assert found.text(QAccessible.Text.Name) == "Settings"
    assert QAccessible.queryAccessibleInterface(label).role() == QAccessible.Role.StaticText


def test_a_field_takes_its_name_from_its_label() -> None:
    line = QLineEdit()
    label = label_for("Your passphrase", line)
    found = QAccessible.queryAccessibleInterface(line)
    assert found.text(QAccessible.Text.Name) == "Your passphrase"
    assert label.buddy() is line
