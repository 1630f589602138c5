"""Locking and unlocking as a person does, and everything that a window says or holds."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from audit_app.domain.checklist import QuestionId
from audit_app.ui.places import Name
from tests.ui import stage
from tests.ui.person import Person

SECRET = "Zanzibar kestrel"


def is_locked(person: Person) -> bool:
    return person.at.name is Name.UNLOCK and person.window.context.session is None


def asked(person: Person, question: QuestionId) -> str:
    found = person.parts.checklist.question(question)
    assert found is not None
    return found.text


def lock(person: Person) -> None:
    person.press("Ctrl+L")
    person.qtbot.waitUntil(lambda: is_locked(person))
    person.on(Name.UNLOCK)


def unlock(person: Person) -> None:
    QTest.keyClicks(person.focus, stage.PASSPHRASE)
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.window.context.session is not None)


def write_note(person: Person, text: str = SECRET) -> None:
    person.click("note-open")
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "note")
    QTest.keyClicks(person.focus, text)


def texts(person: Person) -> str:
    """Everything that any widget of the window, shown or hidden, says or holds."""
    stage.flush()
    found = []
    for part in [person.window, *person.window.findChildren(QWidget)]:
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel | QLineEdit):
            found.append(part.text())
        if isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
        text = getattr(part, "text", None)
        found.append(str(text()) if callable(text) else "")
    return "\n".join(found)
