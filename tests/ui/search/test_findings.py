"""Findings: noted in a line, changed, sent, gone on with, deleted; and the letter of one."""

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from audit_app.domain.checklist import HelpId
from audit_app.domain.removal import Finding, Keeper, RouteId, Whose, Wish
from audit_app.ui.places import Name, Place
from audit_app.ui.search.findings import FindingsScreen
from audit_app.ui.search.letter import LetterScreen
from tests.samples import TODAY
from tests.ui.person import Person, clipped, nameless

FOUND = Finding(
    what="Old photo",
    where="https://example.com/1",
    whose=Whose.ABOUT_ME,
    wish=Wish.ASK,
    found=TODAY,
    keeper=Keeper.ORGANISATION,
    route=RouteId("site-erasure"),
)


def kept(person: Person) -> dict[str, Finding]:
    return person.window.context.opened.looking.findings


def noted(person: Person, finding: Finding = FOUND) -> str:
    name = str(person.window.context.opened.looking.keep_finding(finding).result())
    person.qtbot.waitUntil(lambda: name in kept(person))
    return name


def on_findings(person: Person, part: str = "") -> FindingsScreen:
    person.go(Place(name=Name.FINDINGS, back=Name.HOME, part=part))
    assert isinstance(person.screen, FindingsScreen)
    return person.screen


def typed(person: Person, name: str, text: str) -> None:
    line = person.part(name)
    assert isinstance(line, QLineEdit)
    line.setText(text)


def test_one_line_becomes_an_action_with_the_right_way(person: Person) -> None:
    screen = on_findings(person)
    assert screen.form is not None, "with nothing noted the form is there at once"
    typed(person, "finding-what", "Photo at a party")
    typed(person, "finding-where", "A friend's page")
    screen.form.keeper.choose(Keeper.KNOWN)
    person.click("finding-keep")
    person.qtbot.waitUntil(lambda: bool(kept(person)))
    (finding,) = kept(person).values()
    assert (finding.what, finding.where) == ("Photo at a party", "A friend's page")
    assert finding.route == "ask-person"
    titles = [a.title for a in person.window.context.opened.actions.plan(TODAY).actions]
    assert "Ask the person who posted it: Photo at a party" in titles


def test_an_empty_line_is_asked_for(person: Person) -> None:
    on_findings(person, "new")
    person.click("finding-keep")
    person.wait_to_see("Say in a few words what it is.")
    assert kept(person) == {}


def test_what_is_filled_in_is_kept_when_the_person_goes_elsewhere(person: Person) -> None:
    on_findings(person, "new")
    typed(person, "finding-what", "Half done")
    person.go(Place(name=Name.HOME))
    person.qtbot.waitUntil(lambda: [f.what for f in kept(person).values()] == ["Half done"])


def test_what_cannot_be_kept_is_told_and_stays_on_the_screen(person: Person) -> None:
    screen = on_findings(person, "new")
    typed(person, "finding-what", "Not lost")
    with person.nothing_can_be_written():
        person.click("finding-keep")
        person.qtbot.waitUntil(lambda: person.window.context.notices.overlay is not None)
        assert kept(person) == {}
        assert screen.form is not None
        assert screen.form.what.text() == "Not lost"
        overlay = person.window.context.notices.overlay
        assert overlay is not None
        assert overlay.way_out is not None
        overlay.way_out.click()
    person.click("finding-keep")
    person.qtbot.waitUntil(lambda: [f.what for f in kept(person).values()] == ["Not lost"])


def test_a_date_shows_only_once_a_letter_was_sent(person: Person) -> None:
    name = noted(person)
    on_findings(person, name)
    assert not person.sees("They have until")
    person.click("finding-sent")
    person.click("finding-sent-keep")
    person.wait_to_see("You sent it on 23 November 2026.")
    assert person.sees("They have until 23 December 2026 to answer.")
    assert person.sees("23 February 2027")
    assert kept(person)[name].sent == TODAY


def test_a_day_to_come_is_not_a_day_it_was_sent(person: Person) -> None:
    name = noted(person)
    on_findings(person, name)
    person.click("finding-sent")
    typed(person, "date-year", "2030")
    person.click("finding-sent-keep")
    person.wait_to_see("That day is still to come.")
    assert kept(person)[name].sent is None


def test_when_it_did_not_help_the_complaint_comes_and_then_the_ico(person: Person) -> None:
    name = noted(person, msgspec.structs.replace(FOUND, sent=TODAY))
    on_findings(person, name)
    person.click("finding-then")
    person.qtbot.waitUntil(lambda: kept(person)[name].route == "complaint")
    changed = kept(person)[name]
    assert (changed.sent, changed.sent_before) == (None, TODAY)
    person.wait_to_see("Since 19 June 2026")
    person.click("finding-then")
    person.qtbot.waitUntil(lambda: kept(person)[name].route == "ico")
    person.wait_to_see("The ICO looks at")


def test_a_finding_is_changed_and_deleted_only_when_that_is_meant(person: Person) -> None:
    name = noted(person)
    on_findings(person, name)
    person.click("finding-edit")
    typed(person, "finding-what", "Another photo")
    person.click("finding-keep")
    person.qtbot.waitUntil(lambda: kept(person)[name].what == "Another photo")
    person.qtbot.waitUntil(lambda: person.sees("https://example.com/1"))
    person.click("finding-delete")
    person.wait_to_see("Delete what you noted")
    overlay = person.window.context.notices.overlay
    assert overlay is not None
    buttons = {b.text(): b for b in overlay.findChildren(QAbstractButton)}
    buttons["Keep it"].click()
    assert name in kept(person)
    person.click("finding-delete")
    overlay = person.window.context.notices.overlay
    assert overlay is not None
    {b.text(): b for b in overlay.findChildren(QAbstractButton)}["Delete it"].click()
    person.qtbot.waitUntil(lambda: kept(person) == {})
    person.wait_to_see("Nothing is noted.")


def test_a_finding_about_a_pupil_shows_whom_to_tell_and_no_letter_before(person: Person) -> None:
    concerning = msgspec.structs.replace(
        FOUND, keeper=Keeper.KNOWN, route=RouteId("ask-person"), concerns="pupil-contact"
    )
    name = noted(person, concerning)
    on_findings(person, name)
    person.wait_to_see("One step waits.")
    assert person.window.findChildren(QAbstractButton, "finding-letter") == []
    # Nor ready words that ask for the same.
    assert person.window.findChildren(QAbstractButton, "saying-take-a-photo-down") == []
    person.window.go(Place(name=Name.LETTER, back=Name.FINDINGS, part=name))
    assert person.at.name is Name.FINDINGS
    person.window.context.opened.actions.acknowledge(HelpId("pupil-contact")).result()
    on_findings(person, name)
    assert person.part("finding-letter").isVisible()
    assert person.part("saying-take-a-photo-down").isVisible()


def test_a_letter_is_drafted_changed_and_copied_never_sent(person: Person) -> None:
    name = noted(person)
    person.go(Place(name=Name.LETTER, back=Name.FINDINGS, part=name))
    screen = person.screen
    assert isinstance(screen, LetterScreen)
    assert "Old photo" in screen.text.toPlainText()
    screen.to.setText("The club")
    screen.to.textEdited.emit("The club")
    assert screen.text.toPlainText().startswith("The club")
    screen.text.setPlainText("My own words")
    screen.to.textEdited.emit("x")
    assert screen.text.toPlainText() == "My own words"
    assert person.sees("a saved letter is not locked")
    person.click("letter-copy")
    assert QGuiApplication.clipboard().text() == "My own words"
    person.click("letter-again")
    assert "Article 17" in screen.text.toPlainText()


def test_an_action_of_the_list_leads_to_its_finding(person: Person) -> None:
    name = noted(person)
    person.go(Place(name=Name.ACTIONS, action=None))
    person.click(f"action-finding:{name}")
    person.click("helper-findings")
    person.on(Name.FINDINGS)
    assert person.at.part == name


@pytest.mark.parametrize("percent", [100, 200])
def test_list_form_and_letter_are_whole_and_named(person: Person, percent: int) -> None:
    person.window.context.theme.wear("light", percent)
    name = noted(person, msgspec.structs.replace(FOUND, sent=TODAY))
    for place in (
        Place(name=Name.FINDINGS, back=Name.HOME, part=name),
        Place(name=Name.FINDINGS, back=Name.HOME, part="new"),
        Place(name=Name.LETTER, back=Name.FINDINGS, part=name),
    ):
        person.go(place)
        person.qtbot.wait(50)
        assert clipped(person.screen) == []
        assert nameless(person.screen) == []
