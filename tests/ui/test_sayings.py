"""Words to say: before set-up, from help, from the list, and beside the action they help with."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from audit_app.domain.checklist import QuestionId
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui.person import Person, asking, clipped, nameless

SAYINGS = Place(name=Name.SAYINGS, back=Name.HELP)


def test_they_are_found_from_help_before_set_up_and_lead_back(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    stranger = Person(qtbot, theme, tmp_path / "answers", unlocked=False)
    stranger.go(Place(name=Name.HELP))
    stranger.click("sayings")
    stranger.on(Name.SAYINGS)
    stranger.click("back")
    stranger.on(Name.HELP)


def test_what_to_do_first_stands_above_the_words_which_copy_alone(person: Person) -> None:
    person.go(SAYINGS)
    saying = person.window.context.checklist.sayings[0]
    assert not person.sees(saying.before)
    person.click(f"saying-{saying.id}")
    shown = [label.text() for label in person.labels()]
    assert shown.index(saying.before) < shown.index(saying.text)
    person.qtbot.wait(1)
    person.click("copy")
    person.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == saying.text)


def test_an_action_offers_the_words_that_help_with_it(person: Person) -> None:
    person.go(asking(QuestionId("a8_refuse")))
    person.click("how-open")
    assert person.part("saying-pupil-request").isVisible()
    person.go(asking(QuestionId("a10_email")))
    person.click("how-open")
    assert not person.sees("Words you can use")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_nameless(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    person.go(SAYINGS)
    for saying in person.window.context.checklist.sayings:
        person.click(f"saying-{saying.id}")
    person.qtbot.waitUntil(lambda: clipped(person.window) == [])
    assert nameless(person.window) == []
    assert person.screen.area.horizontalScrollBar().maximum() == 0
