"""Three random words, and the clipboard."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from audit_app.ui.passwords.clipboard import MARKS, SecretCopy
from audit_app.ui.passwords.page import Passwords
from audit_app.ui.places import Name, Place
from tests.ui import stage
from tests.ui.person import Person


class TestThreeWords:
    def test_none_show_before_they_are_asked_for(self, here: Person) -> None:
        assert here.window.findChildren(QWidget, "phrase")
        assert not here.window.findChildren(QWidget, "phrase")[-1].isVisible()

    def test_others_each_time_and_one_more_at_a_time(self, here: Person) -> None:
        here.click("phrase-make")
        first = shown(here)
        here.click("phrase-make")
        assert shown(here) != first
        here.click("phrase-more")
        here.click("phrase-more")
        assert len(shown(here).split("-")) == 5
        assert here.focus.objectName() == "phrase-make"

    def test_copied_past_the_history_and_off_again(self, here: Person) -> None:
        here.click("phrase-make")
        here.click("phrase-copy")
        assert here.sees("Copied.")
        data = QGuiApplication.clipboard().mimeData()
        assert data.text() == shown(here)
        assert {kind: bytes(data.data(kind).data()) for kind in MARKS} == MARKS
        copy(here)._wait.timeout.emit()
        assert QGuiApplication.clipboard().text() == ""
        assert here.sees("They are off the clipboard again.")

    def test_it_is_off_the_clipboard_after_half_a_minute(self, here: Person) -> None:
        here.click("phrase-make")
        here.click("phrase-copy")
        assert copy(here)._wait.interval() == 30_000
        assert copy(here)._wait.isActive()

    def test_what_was_copied_since_stays(self, here: Person) -> None:
        here.click("phrase-make")
        here.click("phrase-copy")
        QGuiApplication.clipboard().setText("a shopping list")
        copy(here)._wait.timeout.emit()
        assert QGuiApplication.clipboard().text() == "a shopping list"
        assert not here.sees("Copied.")

    def test_it_can_be_pasted_after_the_page_was_left_and_goes_then_too(self, here: Person) -> None:
        here.click("phrase-make")
        here.click("phrase-copy")
        copied = copy(here)
        here.go(Place(name=Name.HOME))
        stage.flush()
        assert QGuiApplication.clipboard().text().count("-") == 2
        copied._wait.timeout.emit()
        assert QGuiApplication.clipboard().text() == ""


def shown(person: Person) -> str:
    return str(person.part("phrase").property("text"))


def copy(person: Person) -> SecretCopy:
    assert isinstance(person.screen, Passwords)
    found = person.screen.phrase._copied
    assert found is not None
    return found
