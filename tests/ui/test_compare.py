"""What changed: the last two check-ins, any other two, and how it has gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from audit_app.domain.checkin import CheckInHead, CheckInId, Depth
from audit_app.logic.compare import Comparison, Move, by_topic
from audit_app.logic.sentences import sentences
from audit_app.ui.chart import HistoryCard
from audit_app.ui.kit.fields import PickList
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.samples import NOW
from tests.ui import stage
from tests.ui.lives import filled, this_term_done
from tests.ui.person import Person, clipped, nameless

HERE = Place(name=Name.COMPARE)


@pytest.fixture
def newcomer(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    return Person(qtbot, theme, tmp_path / "answers")


@pytest.fixture
def lived(newcomer: Person) -> Person:
    """Somebody with three finished terms."""
    stage.live(newcomer.window)
    return newcomer


def compared(person: Person) -> Comparison:
    """The last two check-ins, side by side."""
    past = person.window.context.opened.past
    then, now = past.finished[-2:]
    return past.compare(then.id, now.id)


def test_with_nothing_to_compare_it_says_what_will_be_here(newcomer: Person) -> None:
    newcomer.go(HERE)
    assert newcomer.sees("Nothing is here yet.")
    newcomer.click("begin")
    newcomer.on(Name.ABOUT_ME)
    this_term_done(newcomer)
    newcomer.go(HERE)
    assert newcomer.sees("After your next check-in, this page shows what has changed.")
    assert newcomer.sees("How it has gone")


def test_the_menu_leads_to_the_last_two(lived: Person) -> None:
    lived.go(Place(name=Name.HOME))
    lived.screen.on_rail_chosen("compare")
    lived.on(Name.COMPARE)
    assert lived.sees("What changed since the spring term")
    assert lived.sees("Spring, 14 January 2026, and Summer, 22 April 2026.")
    for _, text in sentences(lived.parts.words, compared(lived)):
        assert lived.sees(text.replace("**", ""))


def test_two_others_can_be_picked_in_either_order(lived: Person) -> None:
    lived.go(HERE)
    lived.click("compare-pick")
    later = lived.part("compare-now")
    assert isinstance(later, PickList)
    later.setCurrentIndex(later.count() - 1)
    later.activated.emit(later.currentIndex())
    assert lived.sees("What changed since the autumn term")
    assert lived.sees("Autumn, 11 September 2025, and Spring, 14 January 2026.")


def test_what_moved_stands_by_topic_or_by_app_and_all_of_it_one_press_away(lived: Person) -> None:
    lived.go(HERE)
    views = lived.part("compare-view")
    assert isinstance(views, Segments)
    views.segments[2].click()
    assert lived.sees("Not about one app")
    views.segments[1].click()
    (name, _), *_ = by_topic(lived.parts.checklist, compared(lived).of(Move.BETTER))
    assert lived.sees(name)
    views.segments[0].click()
    before = len(lived.labels())
    lived.click("compare-all")
    assert len(lived.labels()) > before


def test_each_cell_says_its_term_to_a_screen_reader(lived: Person) -> None:
    lived.go(HERE)
    names = {label.accessibleName() for label in lived.labels()}
    assert {"Spring: To do", "Summer: Done"} <= names


def test_the_picture_says_what_it_shows_and_is_a_table_too(lived: Person) -> None:
    lived.go(HERE)
    said = lived.part("history-bars").accessibleName()
    assert said.startswith(
        "How it has gone over 3 check-ins. The last one, Summer, 22 April 2026: "
    )
    assert "%" not in said
    lived.click("history-table")
    assert lived.sees("Autumn, 11 September 2025")


@pytest.mark.parametrize(("count", "scrolls"), [(1, False), (30, False), (300, True)])
def test_ten_years_fit_and_three_hundred_check_ins_scroll(
    lived: Person, count: int, *, scrolls: bool
) -> None:
    heads = [
        CheckInHead(
            id=CheckInId(str(number)),
            depth=Depth.FULL,
            started=NOW - timedelta(days=121 * number),
            finished=NOW - timedelta(days=121 * number),
            done=100 - number % 9,
            to_do=number % 7,
            to_find_out=number % 3,
        )
        for number in range(count - 1, -1, -1)
    ]
    lived.go(HERE)
    card = HistoryCard(lived.window.context, heads)
    lived.screen.body.add(card)
    card.show()
    lived.qtbot.wait(50)
    area = card.findChild(QScrollArea)
    assert area is not None
    bar = area.horizontalScrollBar()
    assert (bar.maximum() > 0) is scrolls
    # The newest is in sight.
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_off_and_everything_has_a_name(
    lived: Person, theme: Theme, text: int
) -> None:
    theme.wear("light", text)
    lived.go(HERE)
    lived.qtbot.wait(50)
    assert (clipped(lived.window), nameless(lived.window)) == ([], [])
    assert lived.screen.area.horizontalScrollBar().maximum() == 0
    assert filled(lived.window) == []
