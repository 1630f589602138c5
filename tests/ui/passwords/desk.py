"""What a person does with a password on the page."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from audit_app.ui.places import Name, Place
from tests.ui.person import Person

HERE = Place(name=Name.PASSWORDS, back=Name.SETTINGS)


def field(person: Person) -> QLineEdit:
    found = person.part("typed-password")
    assert isinstance(found, QLineEdit)
    return found


def type_in(person: Person, text: str) -> None:
    if not person.window.findChildren(QWidget, "typed-password")[-1].isVisible():
        person.click("typed-open")
    field(person).setFocus()
    field(person).selectAll()
    QTest.keyClicks(field(person), text)


def ask(person: Person, text: str) -> None:
    """Ask whether it has leaked, and agree."""
    type_in(person, text)
    person.click("leak-open")
    person.click("leak-send")
