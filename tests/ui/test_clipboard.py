"""What is private goes out of histories, and is taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from audit_app.ui.clipboard import LONGEST, PrivateClipboard
from audit_app.ui.places import Name, Place
from tests.ui.locks import is_locked
from tests.ui.person import Person


@pytest.fixture
def clipboard(private: PrivateClipboard) -> Iterator[QClipboard]:
    private.take_back()
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def private(qapp: QApplication) -> Iterator[PrivateClipboard]:
    owner = QObject(qapp)
    yield PrivateClipboard(owner)
    owner.deleteLater()


def test_it_is_taken_back(private: PrivateClipboard, clipboard: QClipboard) -> None:
    private.copy("amber-kettle-violin")
    assert clipboard.text() == "amber-kettle-violin"
    private.take_back()
    assert clipboard.text() == ""


def test_what_came_there_since_stays(private: PrivateClipboard, clipboard: QClipboard) -> None:
    private.copy("amber-kettle-violin")
    clipboard.setText("mine")
    private.take_back()
    assert clipboard.text() == "mine"
    private.take_back()
    assert clipboard.text() == "mine"


def test_histories_are_told_to_leave_it_out(
    private: PrivateClipboard, clipboard: QClipboard
) -> None:
    private.copy("amber-kettle-violin")
    formats = clipboard.mimeData().formats()
    assert "x-kde-passwordManagerHint" in formats
    assert any("CanIncludeInClipboardHistory" in each for each in formats)
    assert any("CanUploadToCloudClipboard" in each for each in formats)


def test_it_does_not_stay_longer_than_half_a_minute(
    private: PrivateClipboard, clipboard: QClipboard
) -> None:
    private.copy("amber-kettle-violin")
    assert private._timer.isActive()
    assert private._timer.interval() == LONGEST * 1000 == 30_000
    private._timer.timeout.emit()
    assert clipboard.text() == ""


@pytest.mark.parametrize("leaving", ["lock", "close"])
def test_locking_and_leaving_take_it_back(
    person: Person, clipboard: QClipboard, leaving: str
) -> None:
    person.go(Place(name=Name.HOME))
    person.window.context.clipboard.copy("amber-kettle-violin")
    if leaving == "lock":
        person.press("Ctrl+L")
        person.qtbot.waitUntil(lambda: is_locked(person))
    else:
        person.window.close()
    assert clipboard.text() == ""


def test_locking_leaves_what_the_person_copied(person: Person, clipboard: QClipboard) -> None:
    person.go(Place(name=Name.HOME))
    clipboard.setText("a link")
    person.press("Ctrl+L")
    person.qtbot.waitUntil(lambda: is_locked(person))
    assert clipboard.text() == "a link"
