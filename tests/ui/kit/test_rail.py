import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from audit_app.domain.words import Words
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rail import Bar, Rail
from audit_app.ui.kit.rail_rows import RailContent, RailEntry

MENU = RailContent(
    (
        RailEntry("home", "Home", "home"),
        RailEntry("actions", "Actions", "actions", "5"),
        RailEntry("settings", "Settings & more", "settings"),
    ),
    "home",
)
TOPICS = RailContent(
    (
        RailEntry("look", "How you look online", mark=MarkKind.DONE, line="3 of 3 answered"),
        RailEntry("post", "What you post", mark=MarkKind.TO_DO, line="2 questions"),
    ),
    "post",
    "Autumn check-in",
    "12 answered, 8 to go",
    "12 of 20",
    way_home=True,
)


@pytest.fixture
def rail(qtbot: QtBot, words: Words) -> Rail:
    made = Rail(words)
    qtbot.addWidget(made)
    made.resize(256, 740)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_row_says_its_name_its_count_and_where_you_are(rail: Rail, words: Words) -> None:
    rail.show_content(MENU)
    names = [row.accessibleName() for row in rail.rows.rows]
    assert names == [f"Home, {words('kit.rail.here')}", "Actions, 5", "Settings & more"]
    rail.show_content(TOPICS)
    assert rail.rows.rows[0].accessibleName() == "How you look online, 3 of 3 answered"
    assert rail.rows.accessibleName() == "Autumn check-in"


def test_a_press_tells_the_key(rail: Rail, qtbot: QtBot) -> None:
    rail.show_content(MENU)
    with qtbot.waitSignal(rail.chosen) as heard:
        rail.rows.rows[1].click()
    assert heard.args == ["actions"]


def test_the_rail_is_one_tab_stop_and_arrows_move_inside(rail: Rail, qtbot: QtBot) -> None:
    rail.show_content(MENU)
    rows = rail.rows.rows
    qtbot.waitUntil(rows[0].isVisible)
    stops = [row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in rows]
    assert [bool(stop) for stop in stops] == [True, False, False]
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    assert rows[1].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not rows[0].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_new_counts_keep_the_rows_and_the_keyboard(rail: Rail, qtbot: QtBot) -> None:
    rail.show_content(TOPICS)
    before = rail.rows.rows
    qtbot.waitUntil(before[1].isVisible)
    before[1].setFocus()
    entries = (
        TOPICS.entries[0],
        RailEntry("post", "What you post", line="1 of 2 answered", mark=MarkKind.PART),
    )
    rail.show_content(
        RailContent(entries, "post", "Autumn check-in", "13 answered, 7 to go", way_home=True)
    )
    assert rail.rows.rows == before
    assert before[1].hasFocus()
    assert "1 of 2 answered" in before[1].accessibleName()


def test_a_row_that_cannot_be_gone_to_is_off(rail: Rail) -> None:
    rail.show_content(RailContent((RailEntry("a", "A"), RailEntry("b", "B", enabled=False))))
    assert [row.isEnabled() for row in rail.rows.rows] == [True, False]


def test_the_door_is_always_there(rail: Rail, qtbot: QtBot) -> None:
    for content in (MENU, TOPICS, RailContent(())):
        rail.show_content(content)
        assert rail.door.isVisible()
    qtbot.waitUntil(lambda: rail.door.width() == 232)


def topics(count: int) -> RailContent:
    entries = tuple(
        RailEntry(f"t{n}", f"Topic {n}", mark=MarkKind.TO_DO, line="3 questions")
        for n in range(count)
    )
    return RailContent(entries, "t0", "Autumn check-in", "0 answered, 33 to go", way_home=True)


@pytest.mark.parametrize(("count", "scrolls"), [(11, False), (20, True)])
def test_many_topics_scroll_and_leave_the_door_in_sight(
    rail: Rail, qtbot: QtBot, count: int, *, scrolls: bool
) -> None:
    rail.show_content(topics(count))
    qtbot.waitUntil(rail.rows.rows[-1].isVisible)
    qtbot.waitUntil(lambda: (rail._area.verticalScrollBar().maximum() > 0) == scrolls)
    assert rail.door.geometry().bottom() <= rail.height() == 740


@pytest.fixture
def bar(qtbot: QtBot, words: Words) -> Bar:
    made = Bar(words)
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def test_the_bar_shortens_on_screen_but_not_to_a_screen_reader(bar: Bar, words: Words) -> None:
    bar.show_content(TOPICS, short=True)
    assert bar.topics_button.text() == "12 of 20"
    assert bar.topics_button.accessibleName() == "Autumn check-in, 12 answered, 8 to go"
    assert bar._home.text() == words("kit.rail.home-short")
    assert bar._home.accessibleName() == words("kit.rail.home")
    bar.show_content(TOPICS, short=False)
    assert bar.topics_button.text() == "12 answered, 8 to go"
    assert bar._home.text() == words("kit.rail.home")


@pytest.mark.qt_log_ignore("does not support grabbing")
@pytest.mark.parametrize("content", [MENU, TOPICS])
def test_the_bar_opens_the_same_rows_as_a_menu(
    bar: Bar, qtbot: QtBot, content: RailContent
) -> None:
    bar.show_content(content, short=False)
    button = bar.topics_button if content.heading else bar.menu_button
    button.click()
    (menu,) = button.findChildren(QMenu)
    assert [action.data() for action in menu.actions()] == [e.key for e in content.entries]
    with qtbot.waitSignal(bar.chosen) as heard:
        menu.actions()[1].trigger()
    assert heard.args == [content.entries[1].key]
    menu.close()


def test_the_bar_keeps_the_door_in_sight(bar: Bar) -> None:
    for content in (MENU, TOPICS, RailContent(())):
        bar.show_content(content, short=False)
        assert bar.door.isVisible()


def test_the_door_is_told_to_show_that_you_left(qtbot: QtBot, words: Words) -> None:
    rail = Rail(words)
    qtbot.addWidget(rail)
    rail.door.set_inside(inside=True)
    with qtbot.waitSignal(rail.door.toggled, timeout=1000):
        rail.door.set_inside(inside=False)
    assert not rail.door.isCheckable()
