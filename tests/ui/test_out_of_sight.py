"""Hiding the window, and the buttons that hide and lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault.errors import Closed
from tests.ui import stage
from tests.ui.locks import asked, is_locked, lock, texts, unlock
from tests.ui.person import EMAIL, Person, asking, clipped, nameless


@pytest.mark.qt_log_ignore("does not support grabbing")
def test_where_there_is_little_room_the_menu_locks(person: Person) -> None:
    person.window.resize(480, 740)
    person.go(Place(name=Name.HOME))
    assert not [p for p in person.window.findChildren(QWidget, "exit-lock") if p.isVisible()]
    person.click("rail-menu")
    menu = person.window.findChild(QMenu)
    assert menu is not None
    menu.actions()[-1].trigger()
    person.qtbot.waitUntil(lambda: is_locked(person))


@pytest.mark.parametrize("width", [1180, 700])
def test_it_can_be_locked_and_hidden_with_the_mouse(person: Person, width: int) -> None:
    person.window.resize(width, 740)
    person.go(Place(name=Name.HOME))
    person.click("exit-lock")
    person.qtbot.waitUntil(lambda: is_locked(person))
    unlock(person)
    person.on(Name.HOME)
    person.click("exit-hide")
    assert person.window.isMinimized()
    person.qtbot.waitUntil(lambda: is_locked(person))
    assert person.window.windowTitle() == "Privacy Self-Audit"
    assert person.window.windowIcon().actualSize(QSize(32, 32)) == QSize(32, 32)


def test_hiding_covers_the_window_before_anything_else(person: Person) -> None:
    person.go(asking(EMAIL))
    question = asked(person, EMAIL)
    assert person.sees(question)
    person.press("Ctrl+Shift+H")
    assert person.window.isMinimized()
    assert person.at.name is Name.LOCKING
    assert question not in texts(person)
    person.qtbot.waitUntil(lambda: is_locked(person))


def test_hiding_goes_through_a_box_that_waits_for_an_answer(person: Person) -> None:
    person.go(Place(name=Name.ACTIONS))
    person.window.context.notices.show(Closed())
    assert person.window.context.notices.overlay is not None
    person.press("Ctrl+Shift+H")
    assert person.window.isMinimized()
    person.qtbot.waitUntil(lambda: is_locked(person))
    assert person.window.context.notices.overlay is None


def test_a_window_that_is_locked_can_be_hidden_and_reads_help(person: Person) -> None:
    person.go(Place(name=Name.HOME))
    lock(person)
    assert not [p for p in person.window.findChildren(QWidget, "exit-lock") if p.isVisible()]
    person.click("door")
    person.on(Name.HELP)
    person.click("exit-hide")
    assert person.window.isMinimized()


@pytest.mark.parametrize(("wide", "percent"), [(1180, 100), (1366, 150), (1180, 200), (480, 100)])
def test_the_buttons_have_room_and_names(
    person: Person, theme: Theme, wide: int, percent: int
) -> None:
    theme.wear("light", percent)
    person.window.resize(wide, 740)
    for place in (Place(name=Name.HOME), asking(EMAIL)):
        person.go(place)
        person.qtbot.wait(20)
        short = person.window.shell.fold is Fold.SHORT
        for name in ("exit-hide",) if short else ("exit-hide", "exit-lock"):
            button = person.part(name)
            assert button.width() >= button.minimumSizeHint().width()
            corner = button.mapTo(person.window, QPoint(button.width(), 0))
            assert corner.x() <= person.window.width()
        assert not nameless(person.window)
        assert not clipped(person.window)
    theme.wear("light")


def test_in_the_demonstration_the_passphrase_is_told(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    parts = stage.parts(tmp_path / "answers", shown_as_demo=True)
    window = stage.window(parts, theme, open_answers=False)
    qtbot.addWidget(window)
    vault = parts.protection.create(keyring=False, passphrase=demo.PASSPHRASE)
    window.context.session = parts.session(vault)
    window.go(Place(name=Name.HOME))
    window.show()
    window.out_of_sight.locking.lock()
    with qtbot.waitSignal(window.out_of_sight.locking.locked):
        pass
    labels = (label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert any(demo.PASSPHRASE in text for text in labels)
    window.close()
