"""One calm box, with words for people, and words for IT that hold nothing of theirs."""

import re
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.errors import AuditError
from audit_app.domain.words import Words
from audit_app.system import installed
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.notices import Notices, WayOn, details, install_excepthook

pytestmark = pytest.mark.usefixtures("theme")

SECRET = "Zebra-canary-91"
TEXTS = {
    "errors.full.title": "This laptop is full",
    "errors.full.what": "Your other {count} answers are safe.",
    "errors.full.do": "Empty the bin.\nThen choose **Try again**.",
    "errors.short": "“{name}” could not be saved. Your answers are not touched. Try again.",
    "errors.one": "It is open already.",
}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    behind = Button("Behind")
    box.addWidget(behind)
    qtbot.addWidget(made)
    made.resize(1180, 740)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    behind.setFocus()
    return made


@pytest.fixture
def notices(window: QWidget, words: Words) -> Notices:
    return Notices(window, Words({**words._texts, **TEXTS}, words.locale), "0.1")


def opened(notices: Notices) -> Overlay:
    assert notices.overlay is not None
    return notices.overlay


def said(notices: Notices) -> list[str]:
    return [label.text() for label in opened(notices).findChildren(Label)]


def press(notices: Notices, text: str) -> None:
    (button,) = (b for b in opened(notices).findChildren(Button) if b.text() == text)
    button.click()


def wrong_with_everything() -> BaseException:
    def inner(answer: str) -> None:
        raise KeyError(answer, f"/home/jane.doe/{answer}")

    def outer() -> None:
        try:
            inner(SECRET)
        except KeyError as cause:
            raise RuntimeError(SECRET) from cause

    with pytest.raises(RuntimeError) as caught:
        outer()
    return caught.value


def test_a_known_error_says_what_happened_what_is_safe_and_what_to_do(notices: Notices) -> None:
    notices.show(AuditError("errors.full", count=11))
    assert opened(notices).accessibleName() == "This laptop is full"
    assert "Your other 11 answers are safe." in said(notices)
    assert "Then choose Try again." in said(notices)
    assert len(opened(notices).findChildren(Steps)) == 1
    assert opened(notices).findChildren(Disclosure) == []


def test_one_text_is_split_after_its_first_sentence(notices: Notices) -> None:
    notices.show(AuditError("errors.short", name="list.pdf"))
    (heading,) = opened(notices).findChildren(Heading)
    assert heading.text() == "“list.pdf” could not be saved"
    assert "Your answers are not touched. Try again." in said(notices)


def test_one_sentence_is_a_heading_alone(notices: Notices) -> None:
    notices.show(AuditError("errors.one"))
    assert said(notices) == ["It is open already"]


@pytest.mark.parametrize("wrong", [ValueError(SECRET), AuditError("errors.without.words")])
def test_anything_else_is_a_fault_of_the_program(
    notices: Notices, words: Words, wrong: Exception
) -> None:
    notices.show(wrong)
    assert words("kit.notice.unexpected.title") in said(notices)
    assert len(opened(notices).findChildren(Disclosure)) == 1
    assert SECRET not in " ".join(said(notices))


def test_a_program_that_was_replaced_says_so_instead(
    notices: Notices, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "was_replaced", lambda: True)
    notices.show(ImportError("a module of the version before"))
    assert words("kit.notice.replaced.title") in said(notices)
    assert words("kit.notice.unexpected.title") not in said(notices)


def test_words_for_it_hold_kinds_files_and_lines_only() -> None:
    text = details(wrong_with_everything(), "0.1")
    assert SECRET not in text
    assert "jane" not in text
    assert "/home" not in text
    first, *rest = text.splitlines()
    assert first == "Privacy Self-Audit 0.1"
    assert "builtins.RuntimeError" in rest
    assert "builtins.KeyError" in rest
    places = [line.strip() for line in rest if line.startswith("  ")]
    assert len(places) == 4
    assert all(re.fullmatch(r"[\w/]+\.py:\d+", place) for place in places)


def test_words_for_it_can_be_copied(notices: Notices, words: Words) -> None:
    wrong = wrong_with_everything()
    notices.show(wrong)
    opened(notices).findChildren(Disclosure)[0].click()
    (shown,) = opened(notices).findChildren(QPlainTextEdit)
    assert shown.isVisible()
    assert shown.toPlainText() == details(wrong, "0.1")
    press(notices, words("kit.notice.copy"))
    assert QGuiApplication.clipboard().text() == details(wrong, "0.1")


def test_a_way_on_is_taken_after_the_box_has_gone(notices: Notices) -> None:
    taken: list[bool] = []
    again = WayOn("Try again", lambda: taken.append(notices.overlay is None), filled=True)
    notices.show(AuditError("errors.full", count=1), [WayOn("Leave it"), again])
    press(notices, "Try again")
    assert taken == [True]


def test_escape_takes_the_first_way(notices: Notices) -> None:
    taken: list[str] = []
    ways = [
        WayOn("Leave it", lambda: taken.append("leave")),
        WayOn("Try again", lambda: taken.append("again"), filled=True),
    ]
    notices.show(AuditError("errors.full", count=1), ways)
    overlay = opened(notices)
    QTest.keyClick(overlay.window().focusWidget(), Qt.Key.Key_Escape)
    assert taken == ["leave"]
    assert notices.overlay is None


def test_the_keyboard_stays_inside_and_goes_back(notices: Notices, window: QWidget) -> None:
    behind = window.findChild(Button)
    notices.show(AuditError("errors.full", count=1), [WayOn("One"), WayOn("Two", filled=True)])
    overlay = opened(notices)
    seen = []
    for _ in range(4):
        now = window.focusWidget()
        assert isinstance(now, Button)
        seen.append(now.text())
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert seen == ["Two", "One", "Two", "One"]
    assert overlay.isVisible()
    press(notices, "One")
    assert window.focusWidget() is behind


def test_shortcuts_behind_the_box_wait(notices: Notices, window: QWidget) -> None:
    pressed: list[bool] = []
    shortcut = QShortcut(QKeySequence("Alt+Left"), window)
    shortcut.activated.connect(lambda: pressed.append(True))
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left, alt)
    assert pressed == [True]
    notices.show(AuditError("errors.one"))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left, alt)
    assert pressed == [True]


def test_a_screen_reader_hears_a_dialog(notices: Notices) -> None:
    notices.show(AuditError("errors.one"))
    found = QAccessible.queryAccessibleInterface(opened(notices))
    assert found.role() == QAccessible.Role.Dialog
    assert found.text(QAccessible.Text.Name) == "It is open already"


def test_one_box_at_a_time(notices: Notices) -> None:
    notices.show(AuditError("errors.one"))
    first = opened(notices)
    notices.show(ValueError())
    assert opened(notices) is first


def test_the_box_fits_a_small_window_with_large_text(
    notices: Notices, window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    notices.show(wrong_with_everything())
    theme.wear("light", 200)
    window.resize(720, 500)
    overlay = opened(notices)
    qtbot.waitUntil(lambda: overlay.width() == 720)
    assert window.rect().contains(overlay._area.geometry())
    assert overlay._area.verticalScrollBar().maximum() > 0
    assert overlay._area.horizontalScrollBar().maximum() == 0


def test_a_question_is_asked_in_the_same_box(notices: Notices) -> None:
    taken: list[str] = []
    notices.ask("errors.full", [WayOn("No"), WayOn("Yes", lambda: taken.append("yes"))], count=3)
    assert "Your other 3 answers are safe." in said(notices)
    press(notices, "Yes")
    assert taken == ["yes"]


@pytest.fixture
def hooked(notices: Notices, monkeypatch: pytest.MonkeyPatch) -> Notices:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install_excepthook(notices, "0.1")
    return notices


def test_what_nobody_caught_comes_to_the_box_and_leaks_nothing(
    hooked: Notices, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = wrong_with_everything()
    sys.excepthook(type(wrong), wrong, wrong.__traceback__)
    qtbot.waitUntil(lambda: hooked.overlay is not None)
    told = capsys.readouterr()
    assert "builtins.RuntimeError" in told.err
    assert SECRET not in told.err + told.out


def test_a_thread_that_fails_tells_the_main_thread(
    hooked: Notices, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=int, args=(SECRET,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: hooked.overlay is not None)
    assert SECRET not in capsys.readouterr().err


def test_what_cannot_be_undone_is_never_what_enter_does(notices: Notices) -> None:
    taken: list[str] = []
    keep = WayOn("Keep it", lambda: taken.append("keep"))
    delete = WayOn("Delete it", lambda: taken.append("delete"), care=True)
    notices.ask("errors.one", [keep, delete])
    kinds = {b.text(): b.kind for b in opened(notices).findChildren(Button)}
    assert kinds == {"Keep it": Kind.FILLED, "Delete it": Kind.CARE}
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert taken == ["keep"]


def test_beside_something_better_what_cannot_be_undone_stays_plain(notices: Notices) -> None:
    ways = [WayOn("Stop"), WayOn("Replace it", care=True), WayOn("Another name", filled=True)]
    notices.ask("errors.one", ways)
    kinds = [b.kind for b in opened(notices).findChildren(Button)]
    assert kinds == [Kind.OUTLINED, Kind.CARE, Kind.FILLED]
    first = focused()
    assert isinstance(first, Button)
    assert first.text() == "Another name"


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
