from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.ui.kit.theme import Theme
from audit_app.ui.my_school import MySchool
from audit_app.ui.places import Name, Place
from audit_app.vault import public
from tests.ui import stage
from tests.ui.lives import filled
from tests.ui.person import Person, clipped, nameless, saved_line

MY_SCHOOL = Place(name=Name.MY_SCHOOL)
HOSTILE = "<b>St Mary</b> \\ \"=[x]\" 'é' {name}"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    return made


def kept(person: Person) -> PublicSettings:
    """What the next start would read."""
    return public.read(person.parts.folder)


class TestMySchool:
    def screen(self, person: Person) -> MySchool:
        person.go(MY_SCHOOL)
        assert isinstance(person.screen, MySchool)
        return person.screen

    def test_it_says_that_anyone_can_read_it(self, person: Person) -> None:
        self.screen(person)

        assert person.sees("This page is not locked.")
        assert person.sees("It holds no answers.")

    def test_what_is_typed_is_kept_and_comes_back(self, person: Person) -> None:
        shown = self.screen(person)
        shown.name.setText(HOSTILE)
        shown.people.rows[0].name.setText("A. Lead")
        shown.people.rows[0].phone.setText("01234 567890")
        shown.links.setPlainText("https://example.org/policy\n\n Staff handbook, page 4 ")
        for line, text in zip(shown.terms.rows[0].lines, ("5", "1", "2027"), strict=True):
            line.setText(text)

        person.click("school-done")

        person.on(Name.SETTINGS)
        assert kept(person).school == School(
            name=HOSTILE,
            contacts=(
                SchoolContact(part="Safeguarding lead", name="A. Lead", phone="01234 567890"),
            ),
            policy_links=("https://example.org/policy", "Staff handbook, page 4"),
            term_starts=(date(2027, 1, 5),),
        )
        again = self.screen(person)
        assert again.name.text() == HOSTILE
        assert again.people.rows[0].name.text() == "A. Lead"

    def test_saved_is_not_said_while_more_is_typed(self, person: Person) -> None:
        self.screen(person)
        person.press("A", "Tab")
        assert saved_line(person) == "Saved on this laptop"

        person.press("B")

        assert saved_line(person) == ""
        person.press("Tab")
        assert saved_line(person) == "Saved on this laptop"

    def test_somebody_else_can_be_added(self, person: Person) -> None:
        shown = self.screen(person)
        person.click("school-add")
        assert person.focus is shown.people.rows[-1].part
        shown.people.rows[-1].part.setText("Network manager")
        shown.people.rows[-1].email.setText("it@example.org")

        person.go(MY_SCHOOL)

        contacts = kept(person).school.contacts
        assert contacts == (SchoolContact(part="Network manager", email="it@example.org"),)
        again = self.screen(person)
        assert again.people.rows[-1].part.isVisible()
        assert again.people.rows[-1].part.text() == "Network manager"

    def test_each_field_is_kept_when_it_is_left(self, person: Person) -> None:
        shown = self.screen(person)
        shown.name.setText("St Mary")

        person.press("Tab")

        assert kept(person).school.name == "St Mary"
        assert person.sees("Saved on this laptop")

    def test_a_day_that_is_none_is_said_and_not_kept(self, person: Person) -> None:
        shown = self.screen(person)
        shown.terms.rows[0].lines[0].setFocus()
        for line, text in zip(shown.terms.rows[0].lines, ("31", "2", "2027"), strict=True):
            line.setText(text)

        person.press("Tab")

        assert person.sees("That is not a day.")
        assert kept(person).school.term_starts == ()

    def test_help_is_never_barred(self, person: Person) -> None:
        shown = self.screen(person)
        shown.terms.rows[0].lines[0].setText("99")

        person.window.go(Place(name=Name.HELP))

        person.on(Name.HELP)

    def test_the_next_check_in_follows_the_term_dates(self, person: Person) -> None:
        person.parts.keep_settings(PublicSettings(next_checkin=date(2027, 1, 11)))
        shown = self.screen(person)
        for line, text in zip(shown.terms.rows[0].lines, ("5", "1", "2027"), strict=True):
            line.setText(text)

        person.go(Place(name=Name.SETTINGS))

        assert kept(person).next_checkin == date(2027, 1, 5)

    def test_it_works_while_the_answers_are_locked(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        locked = Person(qtbot, theme, tmp_path / "locked", unlocked=False)
        shown = self.screen(locked)
        shown.name.setText("St Mary")

        shown.leave()

        assert kept(locked).school.name == "St Mary"


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(person: Person, scale: int) -> None:
    person._theme.wear("contrast", scale)
    person.go(MY_SCHOOL)
    person.qtbot.wait(50)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) <= 1
