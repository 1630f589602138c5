"""A help page: whom to tell first, what waits until then, and who can help here."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from audit_app.domain.checklist import Choice, HelpId, QuestionId
from audit_app.domain.person import Nation
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.ui.kit.rows import Contact
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui.person import EMAIL, REPORTED, Person, asking, clipped, nameless

PUPIL = HelpId("pupil-contact")
AFTER = QuestionId("a8_refuse")
BLOCKS = "When school says so, block the account"


def page(page_id: str) -> Place:
    return Place(name=Name.HELP_PAGE, page=HelpId(page_id))


def answer_no(person: Person) -> None:
    """Say that a pupil has written and nobody has been told."""
    person.go(asking(REPORTED))
    person.press("2", "Return")
    person.on(Name.HELP_PAGE)


def test_whom_to_tell_stands_first_and_the_keyboard_before_it(person: Person) -> None:
    answer_no(person)
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "way-back")
    assert person.screen.title == "A pupil or parent has contacted me"
    assert "Tell your headteacher or safeguarding lead today" in person.screen.says
    said = [label.text() for label in person.screen.body.findChildren(QLabel)]
    tell = said.index("Tell your headteacher or safeguarding lead today")
    assert said[tell + 1].startswith("Keep the message. Do not reply.")
    assert tell < said.index("Do this, in this order")


def test_removing_waits_until_somebody_is_told_and_a_slip_can_be_taken_back(
    person: Person,
) -> None:
    answer_no(person)
    assert not person.sees(BLOCKS)
    assert person.sees("One more step waits until you have told someone.")
    person.click("told")
    person.qtbot.waitUntil(lambda: person.sees(BLOCKS))
    person.click("told")
    person.qtbot.waitUntil(lambda: not person.sees(BLOCKS))
    person.click("help-later")
    person.qtbot.waitUntil(lambda: person.checkin.position == AFTER)
    plan = person.window.context.opened.actions.plan(person.parts.today())
    assert plan.pending == (PUPIL,)
    assert person.checkin.acknowledged == ()


def test_having_told_is_kept_and_leads_on_with_the_check_in(person: Person) -> None:
    answer_no(person)
    person.click("told")
    person.click("help-on")
    person.qtbot.waitUntil(lambda: person.checkin.position == AFTER)
    person.come_back()
    plan = person.window.context.opened.actions.plan(person.parts.today())
    assert plan.pending == ()
    person.go(asking(REPORTED))
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.checkin.position == AFTER)
    assert person.at.name is Name.QUESTION


@pytest.mark.parametrize("way", ["way-back", "way-home", "door", "rail-what-you-post"])
def test_having_told_is_kept_whichever_way_the_person_goes(person: Person, way: str) -> None:
    answer_no(person)
    person.click("told")
    person.click(way)
    person.qtbot.waitUntil(lambda: person.screen.place.page is None)
    person.come_back()
    assert person.checkin.acknowledged == (PUPIL,)


def test_what_could_not_be_saved_keeps_the_person_on_the_page(person: Person) -> None:
    answer_no(person)
    with person.nothing_can_be_written():
        person.click("told")
        person.click("help-on")
        person.wait_to_see("may not write")
        person.press("Escape")
        assert person.at.name is Name.HELP_PAGE
    person.click("help-on")
    person.qtbot.waitUntil(lambda: person.checkin.position == AFTER)


def test_the_way_back_leads_to_the_question_and_the_rail_stays(person: Person) -> None:
    answer_no(person)
    rail = person.screen.rail()
    assert rail is not None
    assert rail.current == "friends-and-followers"
    person.press("Return")
    person.on(Name.QUESTION)
    assert person.checkin.position == REPORTED
    assert person.checkin.answer(REPORTED) is Choice.NO


def test_the_last_question_leads_on_to_the_summary(person: Person) -> None:
    person.go(Place(name=Name.HELP_PAGE, page=PUPIL, first=True))
    person.click("help-on")
    person.on(Name.SUMMARY)


def test_looked_up_by_itself_what_removes_waits_too_and_nothing_is_kept(person: Person) -> None:
    """It may be about something new. The tick shows the rest here and leaves no record."""
    person.go(page("pupil-contact"))
    assert not person.sees(BLOCKS)
    person.click("told")
    person.qtbot.waitUntil(lambda: person.sees(BLOCKS))
    person.come_back()
    assert person.checkin.acknowledged == ()
    person.go(page("pupil-contact"))
    assert not person.sees(BLOCKS)


def test_words_to_say_can_be_copied(person: Person) -> None:
    person.go(page("pupil-contact"))
    person.click("words-open")
    person.click("copy")
    assert QGuiApplication.clipboard().text().startswith("I want to tell you that a pupil")


@pytest.mark.parametrize(
    ("nation", "number"), [(Nation.ENGLAND, "0300 123 2040"), (Nation.SCOTLAND, "101")]
)
def test_helplines_are_those_of_the_nation(
    qtbot: QtBot, theme: Theme, tmp_path: Path, nation: Nation, number: str
) -> None:
    person = Person(qtbot, theme, tmp_path / "answers", unlocked=False)
    person.parts.settings = PublicSettings(nation=nation)
    person.go(page("hacked"))
    assert person.sees(number)
    assert person.sees("Police Scotland") is (nation is Nation.SCOTLAND)
    assert person.sees("Report Fraud") is (nation is Nation.ENGLAND)


@pytest.mark.parametrize(("page_id", "first"), [("colleague", 0), ("wrong-person", -1)])
def test_people_at_school_come_first_unless_they_may_be_the_problem(
    person: Person, page_id: str, first: int
) -> None:
    head = SchoolContact(part="Headteacher", name="Sam", phone="01234")
    person.parts.settings = PublicSettings(school=School(contacts=(head,)))
    person.go(page(page_id))
    people = [contact.findChildren(QLabel) for contact in person.screen.findChildren(Contact)]
    assert people[first][0].text() == "Headteacher, Sam"


def test_a_helpline_without_a_number_shows_its_site_before_it_opens(person: Person) -> None:
    person.go(page("intimate-image"))
    assert person.sees("stopncii.org")
    person.click("open-stopncii")
    assert person.sees("https://stopncii.org/")


def test_a_page_that_is_gone_leads_to_every_situation(person: Person) -> None:
    person.go(page("no-such-page"))
    assert person.at.name is Name.HELP


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_or_nameless(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    answer_no(person)
    person.click("words-open")
    person.qtbot.wait(20)
    assert clipped(person.window) == []
    assert nameless(person.window) == []
    assert person.screen.area.horizontalScrollBar().maximum() == 0


def test_the_question_on_the_way_is_still_there_after_closing(person: Person) -> None:
    answer_no(person)
    person.come_back()
    person.go(asking())
    assert person.checkin.position == REPORTED
    assert person.checkin.answer(EMAIL) is None
