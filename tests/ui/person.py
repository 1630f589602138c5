"""A person at a window on a real vault: what tests of screens press, wait for and look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.checkin import CheckIn
from audit_app.domain.checklist import QuestionId
from audit_app.domain.policy import Policy
from audit_app.ui.kit.app_row import AppRow
from audit_app.ui.kit.foot import SavedLine
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.ui.window import Window
from audit_app.vault.opening import Means
from tests.ui import stage

EMAIL = QuestionId("a10_email")
TWO_STEP = QuestionId("a10_2sv")
REPORTED = QuestionId("a8_reported")


class Desk:
    """A window that can be closed and opened again on the same folder."""

    # What school has set on the laptop.
    policy = Policy()

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        folder: Path,
        *,
        unlocked: bool = True,
        means: Means = stage.MEANS,
    ) -> None:
        """``unlocked``: on a new vault in ``folder``. ``means`` hold this laptop's keyrings."""
        self.qtbot = qtbot
        self._theme = theme
        self.parts = stage.parts(folder, means=means, policy=self.policy)
        self.window: Window = stage.window(self.parts, theme, open_answers=unlocked)
        self._sit_down()

    def _sit_down(self) -> None:
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def come_back(self) -> None:
        """Close the window, and open it again as the next start of the program would."""
        assert self.window.close()
        self.parts = stage.parts(self.parts.folder, policy=self.policy)
        self.window = stage.window(self.parts, self._theme, open_answers=False)
        vault = self.parts.protection.open_with_passphrase(stage.PASSPHRASE)
        self.window.context.session = self.parts.session(vault)
        self._sit_down()

    @property
    def screen(self) -> Screen:
        """What is shown."""
        assert self.window.screen_shown is not None
        return self.window.screen_shown

    @contextmanager
    def nothing_can_be_written(self) -> Iterator[None]:
        """As on a read-only disk: the database refuses every change."""
        self._allow(writing=False)
        try:
            yield
        finally:
            if self.window.context.session is not None:
                self._allow(writing=True)

    def _allow(self, *, writing: bool) -> None:
        def change(db: apsw.Connection) -> None:
            db.execute(f"PRAGMA query_only = {int(not writing)}")

        self.window.context.opened.vault._writer.submit(change).result()


class Person(Desk):
    """Sits at the desk: presses, waits and looks."""

    @property
    def at(self) -> Place:
        """Where the person is."""
        return self.screen.place

    @property
    def checkin(self) -> CheckIn:
        """The check-in in hand, as the program has it in memory."""
        return self.window.context.opened.record.open

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def go(self, place: Place) -> None:
        """Go somewhere, and wait until the keyboard has its place there."""
        self.window.go(place)
        self._arrive()

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is, such as "2", "Down" or "Alt+Left"."""
        for key in keys:
            QTest.keySequence(self.focus, key)

    def on(self, name: Name) -> None:
        """Wait until a screen shows and has the keyboard."""
        self.qtbot.waitUntil(lambda: self.at.name is name)
        self._arrive()

    def _arrive(self) -> None:
        """Wait until the screen is laid out and the keyboard has its place."""
        self.qtbot.wait(1)
        wanted = self.screen.initial_focus()
        if wanted is not None:
            self.qtbot.waitUntil(wanted.hasFocus)

    def part(self, name: str) -> QWidget:
        """The part of the screen with an identifier, which must be in sight."""
        found = [p for p in self.window.findChildren(QWidget, name) if p.isVisible()]
        assert found, name
        return found[-1]

    def click(self, name: str) -> None:
        """Press a button with the mouse."""
        part = self.part(name)
        assert isinstance(part, QAbstractButton)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)

    def sees(self, text: str) -> bool:
        """Whether a label in sight says ``text`` somewhere."""
        return any(text in label.text() for label in self.labels())

    def labels(self) -> list[QLabel]:
        """Every label that shows."""
        return [label for label in self.window.findChildren(QLabel) if label.isVisible()]

    def wait_to_see(self, text: str) -> None:
        """Wait until a label says ``text``."""
        self.qtbot.waitUntil(lambda: self.sees(text))


def asking(question: QuestionId | None = None) -> Place:
    """The place of a question; None: where the person left off."""
    return Place(name=Name.QUESTION, question=question)


def rows(person: Person) -> list[AppRow]:
    """The rows of a question about several apps."""
    return person.window.findChildren(AppRow)


def saved_line(person: Person) -> str:
    """What the foot says about saving; empty while it says nothing."""
    line = person.window.findChild(SavedLine)
    assert line is not None
    return line._label.text() if line.isVisible() else ""


def wait_until_saved(person: Person) -> None:
    """Wait until the foot says that it is saved."""
    person.qtbot.waitUntil(lambda: saved_line(person) == "Saved on this laptop")


def clipped(root: QWidget) -> list[str]:
    """The texts in sight that have less room than they need, in height or in width.

    Measured after the laying out that Qt would do before it paints.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    found = []
    labels, buttons = root.findChildren(QLabel), root.findChildren(QAbstractButton)
    parts: list[QLabel | QAbstractButton] = [*labels, *buttons]
    for part in parts:
        if not part.isVisible() or not part.text():
            continue
        tall = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
        if part.height() < tall or part.width() < part.minimumSizeHint().width():
            found.append(part.text())
    return found


def stops(root: QWidget) -> list[QWidget]:
    """The parts in sight that take the keyboard and can be used now."""
    parts = [p for p in root.findChildren(QWidget) if p.isVisible() and p.isEnabled()]
    return [part for part in parts if _is_stop(part) and part.focusProxy() is None]


def nameless(root: QWidget) -> list[str]:
    """The parts that take the keyboard and say nothing to a screen reader."""
    parts = [p for p in root.findChildren(QWidget) if p.isVisible() and _is_stop(p)]
    return [type(part).__name__ for part in parts if not _said(part)]


def _is_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _said(part: QWidget) -> str:
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
