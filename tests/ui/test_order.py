"""A way of Tab that jumps about is found."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.page import Page
from tests.ui import order

pytestmark = pytest.mark.usefixtures("theme")

PLACES = {"One": (0, 0), "Two": (0, 60), "Three": (120, 0), "Four": (120, 60), "Away": (300, 0)}


@pytest.fixture
def names(qtbot: QtBot) -> dict[str, QWidget]:
    """A page: One over Two, and Three over Four beside them. Away is outside the page."""
    window = QWidget()
    page = Page()
    page.setParent(window)
    parts = {name: Button(name) for name in PLACES}
    for name, (left, top) in PLACES.items():
        parts[name].setParent(window if name == "Away" else page)
        parts[name].setGeometry(left, top, 100, 44)
    qtbot.addWidget(window)
    return {**parts}


def walked(names: dict[str, QWidget], way: str) -> list[str]:
    parts = [names[name] for name in way.split()]
    return [*order.goes_back(parts), *order.torn(parts)]


@pytest.mark.parametrize(
    "way", ["One Two Three Four Away", "Two Three Four Away One", "Away One Two Three Four"]
)
def test_down_one_column_and_then_the_next(names: dict[str, QWidget], way: str) -> None:
    assert walked(names, way) == []


def test_going_up_is_found(names: dict[str, QWidget]) -> None:
    assert walked(names, "Two One Three Four") == ["'One' comes after 'Two'"]


def test_going_back_is_found(names: dict[str, QWidget]) -> None:
    assert walked(names, "Three One Two Four") == ["'One' comes after 'Three'"]


def test_a_page_that_is_left_and_come_back_to_is_found(names: dict[str, QWidget]) -> None:
    found = walked(names, "Away One Two Away Three Four")
    assert sorted(found) == ["Tab comes to the Page 2 times", "Tab comes to the QWidget 2 times"]
