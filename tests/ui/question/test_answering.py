"""Help first, and leaving a question open."""

from audit_app.domain.checklist import HelpId
from audit_app.ui.places import Name
from tests.ui.person import EMAIL, REPORTED, TWO_STEP, Person, asking


def test_an_answer_that_calls_for_help_says_so_and_leads_there_before_anything_else(
    person: Person,
) -> None:
    person.go(asking(REPORTED))
    person.press("2")
    person.qtbot.waitUntil(lambda: person.sees("There is something to do first"))
    person.press("1")
    person.qtbot.waitUntil(lambda: not person.sees("There is something to do first"))
    person.press("2")
    person.click("question-next")
    person.on(Name.HELP_PAGE)
    assert person.at.page == HelpId("pupil-contact")
    assert person.at.first


def test_not_sure_never_leads_to_help(person: Person) -> None:
    person.go(asking(REPORTED))
    person.press("3", "Return")
    person.qtbot.waitUntil(lambda: person.checkin.position != REPORTED)
    assert person.at.name is Name.QUESTION


def test_the_topic_rail_leads_to_help_first_too(person: Person) -> None:
    person.go(asking(REPORTED))
    person.press("2")
    person.screen.on_rail_chosen("passwords-and-devices")
    person.on(Name.HELP_PAGE)
    assert person.at.question == EMAIL


def test_skip_leaves_a_question_open_without_remark(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("question-skip")
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    assert EMAIL in person.checkin.skipped
    assert person.checkin.answer(EMAIL) is None
