"""How to do it: steps, facts and links, and honest words where nobody knows."""

from datetime import date

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from audit_app.domain.action import Action
from audit_app.domain.checklist import Choice, HelpId, Link
from audit_app.domain.controls import LinkKind
from audit_app.logic.guide import guide
from audit_app.ui.kit.accessible import is_there
from audit_app.ui.kit.buttons import Button
from audit_app.ui.places import Name
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.link import CopyButton
from tests.samples import apps, two_step
from tests.ui.person import REPORTED, Person, asking

FACEBOOK, BLUESKY, VINTED = (guide(two_step(), app) for app in apps())
LISTED = Link(label="Facebook", url="https://www.facebook.com/settings")


def panel(person: Person, action: Action, **changes: object) -> HowPanel:
    made = HowPanel(person.window.context, msgspec.structs.replace(action, **changes))
    person.qtbot.addWidget(made)
    made.show()
    return made


def texts(made: HowPanel) -> str:
    """Everything in sight."""
    assert is_there(made)
    return "\n".join(each.text() for each in made.findChildren(QLabel) if each.isVisible())


def test_steps_come_with_what_to_set_and_when_and_where_they_were_checked(person: Person) -> None:
    said = texts(panel(person, FACEBOOK, link=LISTED))
    assert "Open Accounts Centre." in said
    for fact in ("Set to", "On", "Checked on", "May 2026", "On the web or in the app"):
        assert fact in said
    assert "Good to know. Turn it off again." in said
    assert "may look different now" not in said


def test_old_advice_says_that_it_is_old(person: Person) -> None:
    said = texts(panel(person, FACEBOOK, checked=date(2025, 11, 1)))
    assert "These steps were checked in November 2025. The app may look different now." in said


def test_an_app_that_lacks_it_says_so_and_guesses_nothing(person: Person) -> None:
    said = texts(panel(person, BLUESKY))
    assert "Bluesky has none." in said
    assert "do not guess" not in said


def test_where_nobody_knows_there_are_words_to_search_for(person: Person) -> None:
    said = texts(panel(person, VINTED))
    assert "so we do not guess" in said
    assert "“two step”" in said
    assert "Checked on" not in said


@pytest.mark.parametrize(
    ("url", "buttons"),
    [(LISTED.url, 1), ("https://www.facebook.com.evil.org/", 0), ("http://facebook.com/", 0)],
)
def test_only_listed_pages_have_buttons(person: Person, url: str, buttons: int) -> None:
    made = panel(person, FACEBOOK, link=Link(label="Facebook", url=url))
    assert len(made.findChildren(CopyButton)) == buttons


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (None, "Open this page"),
        (LinkKind.SETTING, "Open this setting"),
        (LinkKind.HOME, "Open its website"),
        (LinkKind.HELP, "Open its help page"),
    ],
)
def test_a_button_says_what_kind_of_page_it_opens(
    person: Person, kind: LinkKind | None, name: str
) -> None:
    made = panel(person, FACEBOOK, link=msgspec.structs.replace(LISTED, kind=kind))
    assert name in [button.text() for button in made.findChildren(Button)]


def test_steps_that_remove_wait_and_the_way_to_help_stands_there(person: Person) -> None:
    person.go(asking(REPORTED))
    person.click("how-open")
    assert person.sees("block the account")
    person.click("how-open")
    person.press("2")
    person.qtbot.waitUntil(lambda: person.sees("There is something to do first"))
    person.click("how-open")
    assert not person.sees("block the account")
    assert person.sees("One step waits.")
    person.click("how-help")
    person.on(Name.HELP_PAGE)
    assert person.at.page == HelpId("pupil-contact")
    assert person.checkin.answer(REPORTED) is Choice.NO
