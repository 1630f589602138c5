"""The frame: folding by em, a foot that stays, and scrolling only up and down."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail_rows import RailContent, RailEntry
from audit_app.ui.kit.shell import Shell
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import Width

MENU = RailContent((RailEntry("home", "Home", "home"),), "home")


class Step:
    """A page with a foot, and its parts."""

    def __init__(self, words: Words, lines: int = 3) -> None:
        self.foot = Foot()
        self.saved = SavedLine(words)
        self.next = Button("Next question", Kind.FILLED)
        self.foot.add_left(Button("Back"), self.saved)
        self.foot.add_right(Button("Skip"), self.next)
        self.page = Page(width=Width.ANSWER, foot=self.foot)
        self.page.follow(self.saved.fold)
        self.page.body.add(*(Label(f"Line {number}") for number in range(lines)))

    def next_edge(self) -> int:
        corner = QPoint(self.next.width(), 0)
        return self.next.mapTo(self.page.window(), corner).x()


@pytest.fixture
def shell(qtbot: QtBot, words: Words) -> Shell:
    made = Shell(words)
    made.show_rail(MENU)
    qtbot.addWidget(made)
    made.resize(1180, 740)
    made.show()
    return made


def test_next_never_moves(shell: Shell, words: Words, qtbot: QtBot) -> None:
    """Right edge of the 752 column: 256 + 48 + 752."""
    edges = set()
    for lines in (1, 100):
        step = Step(words, lines)
        step.saved.show_state(SavedState.SAVED)
        shell.show_page(step.page)
        qtbot.wait(5)
        edges.add((step.next_edge(), step.next.mapTo(shell, QPoint(0, 0)).y()))
    assert edges == {(1056, 682)}


@pytest.mark.parametrize(
    ("size", "percent", "fold"),
    [
        ((1180, 740), 100, Fold.WIDE),
        ((1020, 740), 100, Fold.WIDE),
        ((1019, 740), 100, Fold.FOLDED),
        ((1366, 740), 150, Fold.FOLDED),
        ((1180, 740), 200, Fold.SHORT),
        ((1366, 900), 200, Fold.FOLDED),
        ((1366, 740), 200, Fold.SHORT),
        ((1180, 400), 100, Fold.WIDE),
        ((683, 364), 100, Fold.SHORT),
        ((674, 740), 100, Fold.SHORT),
    ],
)
def test_the_window_folds_by_em(
    shell: Shell, theme: Theme, size: tuple[int, int], percent: int, fold: Fold
) -> None:
    theme.wear("light", percent)
    shell.resize(*size)
    assert shell.fold is fold
    assert shell.rail.isVisible() == (fold is Fold.WIDE)
    assert shell.bar.isVisible() == (fold is not Fold.WIDE)


@pytest.mark.parametrize(("wide", "made"), [(1180, "rail"), (800, "bar")])
def test_a_window_makes_only_the_frame_that_fits(
    words: Words, theme: Theme, qtbot: QtBot, wide: int, made: str
) -> None:
    theme.wear("light")
    shell = Shell(words)
    qtbot.addWidget(shell)
    shell.resize(wide, 700)
    shell.refold()
    shell.show_rail(MENU)
    shell.show()
    assert [name for name in ("rail", "bar") if name in vars(shell)] == [made]


def test_large_text_folds_a_window_that_is_open(shell: Shell, theme: Theme, words: Words) -> None:
    step = Step(words)
    shell.show_page(step.page)
    folds = []
    for percent in (100, 150, 100):
        theme.wear("light", percent)
        folds.append((shell.fold, step.page.fold))
    assert folds == [(fold, fold) for fold in (Fold.WIDE, Fold.FOLDED, Fold.WIDE)]


def test_the_foot_scrolls_with_a_short_window_and_comes_back(
    shell: Shell, theme: Theme, words: Words
) -> None:
    step = Step(words)
    shell.show_page(step.page)
    assert not step.page.area.isAncestorOf(step.foot)
    theme.wear("light", 200)
    assert step.page.area.isAncestorOf(step.foot)
    assert step.foot.isVisible()
    theme.wear("light", 100)
    assert not step.page.area.isAncestorOf(step.foot)
    assert step.foot.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [1366, 1024, 720])
def test_nothing_leaves_the_page_sideways(
    shell: Shell, theme: Theme, words: Words, percent: int, width: int
) -> None:
    theme.wear("light", percent)
    step = Step(words, 60)
    shell.show_page(step.page)
    shell.resize(width, 740)
    QTest.qWait(1)
    assert shell.width() == width
    assert step.page.area.horizontalScrollBar().maximum() == 0
    assert step.page.body.mapTo(shell, QPoint(step.page.body.width(), 0)).x() <= width
    assert step.next_edge() <= width


def test_saved_is_said_in_fewer_words_when_folded(shell: Shell, theme: Theme, words: Words) -> None:
    step = Step(words)
    shell.show_page(step.page)
    assert step.saved.isHidden()
    step.saved.show_state(SavedState.SAVED)
    assert step.saved._label.text() == words("kit.saved.full")
    theme.wear("light", 150)
    assert step.saved._label.text() == words("kit.saved.short")
    assert step.saved._label.accessibleName() == words("kit.saved.full")
    step.saved.show_state(SavedState.UNSAVED)
    assert step.saved._label.text() == words("kit.saved.not-yet")


def test_the_drawing_makes_room(shell: Shell, theme: Theme) -> None:
    page, drawing = Page(), Laptop()
    page.body.add(drawing)
    page.follow(drawing.fold)
    shell.show_page(page)
    assert drawing.isVisible()
    theme.wear("light", 150)
    assert drawing.isHidden()


@pytest.mark.parametrize("content", [MENU, None])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_door_is_always_in_sight(
    shell: Shell, theme: Theme, qtbot: QtBot, content: RailContent | None, percent: int
) -> None:
    theme.wear("light", percent)
    shell.show_rail(content)
    doors = [door for door in shell.findChildren(Button, "door") if door.isVisible()]
    assert len(doors) == 1
    with qtbot.waitSignal(shell.door_opened):
        doors[0].click()
    shell.set_inside(inside=True)
    assert doors[0].isChecked()


def test_the_page_before_is_deleted(shell: Shell, words: Words, qtbot: QtBot) -> None:
    gone: list[bool] = []
    first = Step(words).page
    first.destroyed.connect(lambda: gone.append(True))
    shell.show_page(first)
    shell.show_page(Step(words).page)
    qtbot.waitUntil(lambda: gone == [True])
    assert shell.pages.count() == 1


def test_enter_and_alt_left_reach_the_page(shell: Shell, words: Words, qtbot: QtBot) -> None:
    step = Step(words)
    part = QWidget()
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    step.page.body.add(part)
    shell.show_page(step.page)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    part.setFocus()
    with qtbot.waitSignal(step.page.entered):
        QTest.keyClick(part, Qt.Key.Key_Return)
    with qtbot.waitSignal(step.page.went_back):
        QTest.keyClick(part, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
