"""What has waited for two terms: last in its group, with a small start."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.domain.action import ActionId
from audit_app.ui.action_views import View
from audit_app.ui.kit.theme import Theme
from tests.ui import stage
from tests.ui.action_lists import ACTIONS, shown
from tests.ui.person import Person, clipped


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has some terms behind them, and some actions left from them."""
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.live(made.window)
    made.go(ACTIONS)
    return made


def waits(person: Person) -> frozenset[ActionId]:
    context = person.window.context
    return context.opened.past.waiting(context.parts.today())


def test_it_shows_a_small_start_until_it_is_done(person: Person) -> None:
    small = [item for item in shown(person).items if item.row.line]
    assert small
    assert {item.action.id for item in small} <= waits(person)
    assert all(item.row.line.startswith("A small start: ") for item in small)
    small[0].tick.click()
    assert small[0].row.line == ""
    small[0].tick.click()
    assert small[0].row.line


@pytest.mark.parametrize("view", [View.FIRST, View.APP, View.TOPIC, View.MINUTES])
def test_it_stands_last_in_its_group(person: Person, view: View) -> None:
    long = waits(person)
    shown(person)._on_view_chosen(view)
    groups = shown(person)._groups.groups[view is View.FIRST :]
    assert groups
    for group in groups:
        waited = [item.action.id in long for item in group.items]
        assert waited == sorted(waited)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    assert clipped(person.window) == []
