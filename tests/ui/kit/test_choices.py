"""Strips, ticks, lists and fields."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit.fields import Field, LineField, Locked, NoteField, PickList, SecretField
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.ticks import TickTile

CHOICES = (("yes", "Yes"), ("no", "No"), ("not-sure", "Not sure"))


def name_of(part: object) -> str:
    return str(QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name))  # type: ignore[arg-type]


@pytest.fixture
def strip(qtbot: QtBot) -> Segments:
    made = Segments("Facebook", CHOICES, equal=True)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_a_strip_is_a_named_group_of_radio_buttons(strip: Segments) -> None:
    assert name_of(strip) == "Facebook"
    segment = QAccessible.queryAccessibleInterface(strip.segments[2])
    assert segment.role() == QAccessible.Role.RadioButton
    assert segment.text(QAccessible.Text.Name) == "Not sure"


def test_a_digit_or_a_press_chooses(strip: Segments) -> None:
    given: list[str] = []
    strip.chosen.connect(given.append)
    QTest.keyClick(strip.segments[0], Qt.Key.Key_2)
    QTest.mouseClick(strip.segments[2], Qt.MouseButton.LeftButton)
    assert given == ["no", "not-sure"]
    shown = [strip.current]
    strip.choose(None)
    shown.append(strip.current)
    assert shown == ["not-sure", None]
    assert len(given) == 2


def test_a_screen_reader_can_choose(strip: Segments) -> None:
    given: list[str] = []
    strip.chosen.connect(given.append)
    segment = QAccessible.queryAccessibleInterface(strip.segments[1]).actionInterface()
    segment.doAction(QAccessibleActionInterface.toggleAction())
    assert strip.current == "no"
    assert given == ["no"]


def test_a_strip_stacks_where_it_does_not_fit(strip: Segments) -> None:
    assert len({segment.y() for segment in strip.segments}) == 1
    strip.resize(150, strip.heightForWidth(150))
    assert len({segment.y() for segment in strip.segments}) == 3
    assert strip.segments[-1].geometry().bottom() < strip.height()
    assert {segment.x() for segment in strip.segments} == {0}


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_no_word_of_a_strip_is_cut(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    made = Segments("Colours", [("a", "Same as laptop"), ("b", "High contrast")])
    qtbot.addWidget(made)
    for segment in made.segments:
        words = segment.words(chosen=True).natural_width()
        assert segment.sizeHint().width() >= words + 24 * percent / 100


def test_a_tick_tile_is_a_check_box_and_ticks(qtbot: QtBot) -> None:
    tile = TickTile("Facebook & Messenger")
    qtbot.addWidget(tile)
    tile.show()
    found = QAccessible.queryAccessibleInterface(tile)
    assert found.role() == QAccessible.Role.CheckBox
    assert found.text(QAccessible.Text.Name) == "Facebook & Messenger"
    with qtbot.waitSignal(tile.toggled):
        QTest.keyClick(tile, Qt.Key.Key_Space)
    assert found.state().checked
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().bottomRight() / 1.1)
    assert not tile.isChecked()


def test_a_field_names_and_describes_its_control() -> None:
    field = Field("Your passphrase", LineField(), "The words you chose in June.")
    found = QAccessible.queryAccessibleInterface(field.control)
    assert found.text(QAccessible.Text.Name) == "Your passphrase"
    assert found.text(QAccessible.Text.Description) == "The words you chose in June."


def test_a_list_says_which_key_was_picked(qtbot: QtBot) -> None:
    picks = PickList([("teacher", "Teacher"), ("leader", "Leader")], "leader")
    qtbot.addWidget(picks)
    given: list[str] = []
    picks.picked.connect(given.append)
    assert picks.current == "leader"
    picks.choose("teacher")
    assert given == []
    picks.show()
    QTest.keyClick(picks, Qt.Key.Key_Down)
    assert (given, picks.current) == (["leader"], "leader")


def test_a_passphrase_is_hidden_until_shown(qtbot: QtBot, words: Words) -> None:
    secret = SecretField(words)
    field = Field("Your passphrase", secret)
    qtbot.addWidget(field)
    assert field.control is secret
    assert name_of(secret.line) == "Your passphrase"
    secret.line.insert("three random words")
    assert secret.line.echoMode() == QLineEdit.EchoMode.Password
    secret.show_button.click()
    assert secret.line.echoMode() == QLineEdit.EchoMode.Normal
    assert secret.show_button.text() == words("kit.secret.hide")
    secret.empty()
    assert secret.text() == ""


def test_a_note_is_told_on_leaving_and_only_when_it_changed(qtbot: QtBot) -> None:
    note = NoteField("Asked the office")
    qtbot.addWidget(note)
    told: list[str] = []
    note.written.connect(told.append)
    note.tell()
    assert told == []
    note.insertPlainText("<b>not bold</b> ")
    note.tell()
    note.tell()
    assert told == ["<b>not bold</b> Asked the office"]


def test_a_note_is_told_after_a_pause(qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    with qtbot.waitSignal(note.written, timeout=3000) as heard:
        note.insertPlainText("x")
    assert heard.args == ["x"]


def test_tab_leaves_a_note() -> None:
    assert NoteField().tabChangesFocus()


def test_what_the_school_has_set_says_so(words: Words) -> None:
    assert name_of(Locked("After 10 minutes", words)) == "After 10 minutes. Set by your school"
