from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app import compose
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.ui.kit.rows import Contact
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.packs import PacksScreen
from audit_app.ui.places import Name, Place
from tests.ui import stage
from tests.ui.gallery import _PACK as EXAMPLE
from tests.ui.person import Person

PACKS = Place(name=Name.PACKS)
BY = "Added by your school: Hillside Primary School"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window, depth=Depth.FULL)
    return made


def added(person: Person) -> None:
    """As after accepting the example."""
    packs = compose.packs(person.parts)
    packs.accept(packs.offer(EXAMPLE))
    compose.take_in_packs(person.parts)


def test_without_a_pack_it_says_so(person: Person) -> None:
    person.go(PACKS)
    assert person.sees("There are no school packs on this laptop.")


def test_a_pack_is_looked_at_added_and_removed(person: Person, qtbot: QtBot) -> None:
    person.go(Place(name=Name.PACKS, part=str(EXAMPLE)))
    qtbot.waitUntil(lambda: person.sees("Nobody has signed it"))
    for said in ("Have you read our social media policy", "Priya Shah", "hillside.example"):
        assert person.sees(said)
    assert not person.parts.added.packs
    person.click("pack-accept")
    qtbot.waitUntil(lambda: person.sees("The pack is added."))
    assert person.window.context.checklist.question(QuestionId("hillside_policy"))
    assert person.window.context.opened.record.checklist is person.parts.checklist
    person.click("pack-remove")
    qtbot.waitUntil(lambda: person.sees("The pack is removed."))
    assert person.window.context.checklist.question(QuestionId("hillside_policy")) is None


def test_a_broken_pack_is_told_and_the_list_comes_back(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK nothing")
    person.go(Place(name=Name.PACKS, part=str(broken)))
    qtbot.waitUntil(lambda: person.sees("This pack is broken. Ask for it again."))
    assert isinstance(person.screen, PacksScreen)
    assert person.sees("There are no school packs on this laptop.")


def test_what_was_added_is_marked_where_it_shows(person: Person) -> None:
    added(person)
    person.go(Place(name=Name.QUESTION, question=QuestionId("a6_review")))
    assert person.sees(BY)
    assert person.sees("Ask the office if you would like not to be named.")
    person.go(Place(name=Name.HELP_PAGE, page=HelpId("pupil-contact")))
    assert person.sees("tell Priya Shah in room 4")
    assert person.sees("Designated officer of the council (LADO)")
    labels = [
        contact.findChildren(Label)[0].text() for contact in person.screen.findChildren(Contact)
    ]
    assert labels[-3:] == [
        "Safeguarding lead, Priya Shah",
        "Trust HR, about your own safety",
        "Designated officer of the council (LADO)",
    ], "whom a pack adds stands after every helpline"
    assert person.sees(BY)
    person.go(Place(name=Name.HELP))
    assert person.sees("Trust HR, about your own safety")
