"""What parts are to a screen reader, where Qt has no word of its own for them."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from audit_app.content import strings
from audit_app.domain.words import Said
from audit_app.ui.kit import accessible
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.fields import Field, NoteField, PickList
from audit_app.ui.kit.foot import SavedLine, SavedState
from audit_app.ui.kit.overlay import Ground, Overlay
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role

Attribute = QAccessible.Attribute
Announced = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture(autouse=True)
def roles() -> None:
    accessible.install()


@pytest.mark.parametrize(
    ("role", "level"), [(Role.HEADING, 1), (Role.QUESTION, 1), (Role.NOTICE, 1), (Role.CARD, 2)]
)
def test_a_heading_tells_its_level(role: Role, level: int) -> None:
    part = Heading("a", role)
    told = QAccessible.queryAccessibleInterface(part).attributesInterface()
    assert told.attributeValue(Attribute.Level) == level


def test_a_heading_and_a_group_tell_their_language() -> None:
    welsh = Heading(Said.in_language("Hafan", "cy"))
    told = QAccessible.queryAccessibleInterface(welsh).attributesInterface()
    assert told.attributeValue(Attribute.Locale).language() == QLocale.Language.Welsh
    group = Answers("Question", [Offered("yes", "Yes")])
    group.setLocale(QLocale("en-GB"))
    told = QAccessible.queryAccessibleInterface(group).attributesInterface()
    assert told.attributeValue(Attribute.Locale) == QLocale("en-GB")
    assert Attribute.Level not in told.attributeKeys()


def test_other_interfaces_are_still_there_or_not() -> None:
    part = Heading("a")
    told = QAccessible.queryAccessibleInterface(part)
    assert told.actionInterface() is not None
    assert told.textInterface() is None
    assert told.valueInterface() is None


def test_a_list_is_called_by_its_name_and_tells_what_is_picked(qtbot: QtBot) -> None:
    picks = PickList((("en", "English"), ("cy", "Cymraeg")), "cy")
    field = Field("Language", picks)
    qtbot.addWidget(field)
    told = QAccessible.queryAccessibleInterface(picks)
    assert told.text(QAccessible.Text.Name) == "Language"
    assert told.text(QAccessible.Text.Value) == "Cymraeg"
    assert told.role() == QAccessible.Role.ComboBox
    assert told.indexOfChild(told.child(0)) == 0
    picked = told.selectionInterface()
    assert picked.selectedItems() == []
    field.show()
    field.activateWindow()
    picks.setFocus()
    qtbot.waitUntil(picks.hasFocus)
    assert [each.text(QAccessible.Text.Name) for each in picked.selectedItems()] == ["Cymraeg"]
    with qtbot.waitSignal(picks.picked) as heard:
        assert picked.select(told.child(0).child(0))
    assert heard.args == ["en"]
    assert not picked.select(told)
    picks.clear()
    assert picked.selectedItemCount() == 0


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_list_opens_and_closes_by_an_action(qtbot: QtBot) -> None:
    picks = PickList((("en", "English"), ("cy", "Cymraeg")))
    qtbot.addWidget(picks)
    picks.setAccessibleName("Language")
    picks.show()
    told = QAccessible.queryAccessibleInterface(picks)
    opens = told.actionInterface().actionNames()[0]
    for is_open in (True, False):
        told.actionInterface().doAction(opens)
        assert picks.view().isVisible() is is_open
        assert bool(told.state().expanded) is is_open
    assert told.child(0).text(QAccessible.Text.Name) == "Language"


class Room(QWidget):
    """A window with something on its ground."""

    def __init__(self) -> None:
        super().__init__()
        self.ground = Ground()
        self.button = Button("Behind")
        QVBoxLayout(self).addWidget(self.ground)
        QVBoxLayout(self.ground).addWidget(self.button)
        self.box = Overlay(self, "A box")
        self.answer = Button("Close")
        self.box.card.add(Label("Really?"), self.answer)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.show()
    return made


def test_behind_a_box_there_is_nothing(room: Room) -> None:
    ground = QAccessible.queryAccessibleInterface(room.ground)
    assert ground.childCount() == 1
    room.box.open(room.answer)
    assert ground.childCount() == 0
    assert QAccessible.queryAccessibleInterface(room.box).state().modal
    room.box.dismiss()
    assert ground.childCount() == 1


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> Announced:
    """What is announced from now on."""
    heard: Announced = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_where_one_is_is_said_once_by_its_group(room: Room, announced: Announced) -> None:
    room.ground.setAccessibleName("Home")
    accessible.arrive(room.ground, room.button)
    assert announced == []
    accessible.arrive(room.ground, None, "Two things to do.")
    assert [text for text, _ in announced] == ["Two things to do."]


def test_where_the_names_of_groups_may_be_left_out_they_are_announced(
    room: Room, announced: Announced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "cocoa")
    room.ground.setAccessibleName("Home")
    accessible.arrive(room.ground, room.button)
    assert [text for text, _ in announced] == ["Home"]


def test_where_nothing_has_the_keyboard_the_name_is_announced(
    room: Room, announced: Announced
) -> None:
    room.ground.setAccessibleName("Locking")
    room.button.clearFocus()
    accessible.arrive(room.ground, None, "A moment.")
    accessible.alert(room.ground, "It did not work.")
    polite, assertive = QAccessible.AnnouncementPoliteness
    assert announced == [("Locking. A moment.", polite), ("It did not work.", assertive)]


def test_that_it_is_saved_is_said_but_not_into_somebodys_writing(
    qtbot: QtBot, announced: Announced
) -> None:
    line, note = SavedLine(strings.load()), NoteField()
    room = Column(line, note)
    line.show_state(SavedState.SAVED)
    assert announced == [], "it was so before the screen showed"
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    for state in (SavedState.QUIET, SavedState.SAVED, SavedState.SAVED):
        line.show_state(state)
    assert [text for text, _ in announced] == ["Saved on this laptop"]
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    for state in (SavedState.QUIET, SavedState.SAVED):
        line.show_state(state)
    assert len(announced) == 1
