from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_app.audit.protection import KeptFile
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.domain.words import Words
from audit_app.ui.forget import Forget
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import COLOURS, Scheme, Token
from audit_app.ui.my_data import sizes
from audit_app.ui.my_school import MySchool
from audit_app.ui.places import Name, Place
from audit_app.ui.settings import SettingsScreen
from audit_app.vault import instance, public
from audit_app.vault.errors import DiskFull
from audit_app.vault.instance import Hold
from tests.ui import stage
from tests.ui.lives import filled, make_spare_key
from tests.ui.person import Person, clipped, nameless

SETTINGS = Place(name=Name.SETTINGS)
MY_SCHOOL = Place(name=Name.MY_SCHOOL)
MY_DATA = Place(name=Name.MY_DATA)
HOSTILE = "<b>St Mary</b> \\ \"=[x]\" 'é' {name}"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    return made


def kept(person: Person) -> PublicSettings:
    """What the next start would read."""
    return public.read(person.parts.folder)


def ground() -> str:
    return QApplication.palette().window().color().name().upper()


class TestLooks:
    def test_text_size_changes_at_once_and_stays(self, person: Person) -> None:
        person.go(SETTINGS)
        before = QApplication.font().pixelSize()

        person.press("4")

        assert QApplication.font().pixelSize() == round(before * 1.75)
        assert kept(person).text_size == 175
        assert person.focus.isVisible()

    def test_colours_change_at_once_and_stay(self, person: Person) -> None:
        person.go(SETTINGS)

        person.click("choice-contrast")

        assert ground() == COLOURS[Token.BG][Scheme.CONTRAST]
        assert kept(person).theme == "contrast"

    def test_letters_change_at_once_and_stay(self, person: Person) -> None:
        person.go(SETTINGS)
        lexend = QApplication.font().family()
        assert isinstance(person.screen, SettingsScreen)

        person.screen.letters.segments[1].click()

        assert QApplication.font().family() != lexend
        assert kept(person).font == "system"

    def test_what_was_chosen_is_shown_again(self, person: Person) -> None:
        person.go(SETTINGS)
        person.click("choice-dark")
        person.click("choice-150")

        person.come_back()
        person.go(SETTINGS)

        assert person.focus.objectName() == "choice-150"

    def test_a_full_disk_is_told_and_the_looks_change_all_the_same(
        self, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_folder: Path, _settings: PublicSettings) -> None:
            raise DiskFull

        monkeypatch.setattr(public, "write", refuse)
        person.go(SETTINGS)

        person.click("choice-dark")

        assert ground() == COLOURS[Token.BG][Scheme.DARK]
        assert person.window.context.notices.overlay is not None


class TestWays:
    @pytest.mark.parametrize(
        ("button", "name"),
        [
            ("settings-about-me", Name.ABOUT_ME),
            ("settings-school", Name.MY_SCHOOL),
            ("settings-protection", Name.PROTECTION),
            ("settings-data", Name.MY_DATA),
            ("settings-delete", Name.MY_DATA),
        ],
    )
    def test_each_button_leads_somewhere(self, person: Person, button: str, name: Name) -> None:
        person.go(SETTINGS)

        person.click(button)

        person.on(name)

    def test_the_ways_to_open_the_answers_are_named(self, person: Person) -> None:
        person.go(SETTINGS)
        assert person.sees("Now: with your passphrase.")

        make_spare_key(person)
        person.go(SETTINGS)

        assert person.sees("Now: with your passphrase and with your spare key.")


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

        person.go(SETTINGS)

        assert kept(person).next_checkin == date(2027, 1, 5)

    def test_it_works_while_the_answers_are_locked(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        locked = Person(qtbot, theme, tmp_path / "locked", unlocked=False)
        shown = self.screen(locked)
        shown.name.setText("St Mary")

        shown.leave()

        assert kept(locked).school.name == "St Mary"


class TestMyData:
    def test_the_folder_and_what_lies_in_it_are_named(self, person: Person) -> None:
        person.go(MY_DATA)

        person.wait_to_see("Your answers, locked")
        assert person.sees(str(person.parts.folder))
        assert person.sees("What opens them")
        assert not person.sees("Something else")

    def test_sizes_are_in_words_that_people_know(self, words: Words) -> None:
        files = (
            KeptFile(name="keys.a", part="keys", size=427),
            KeptFile(name="keys.b", part="keys", size=427),
            KeptFile(name="vault.db", part="answers", size=28_672),
            KeptFile(name="ballast", part="ballast", size=4 * 1024 * 1024),
        )

        rows = [size for _, size in sizes(files, words)]

        assert rows == ["28 KB", "1 KB", "4 MB"]

    def test_the_folder_is_shown_or_it_is_said_that_it_was_not(
        self, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        person.go(MY_DATA)

        person.click("data-show")

        assert asked == [QUrl.fromLocalFile(str(person.parts.folder))]
        assert person.sees("This laptop did not show it.")

    def test_deleting_has_the_keyboard_when_it_was_asked_for(self, person: Person) -> None:
        person.go(SETTINGS)
        person.click("settings-delete")

        person.on(Name.MY_DATA)
        assert person.focus.objectName() == "forget-tick"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Hold]:
    """The folder's lock, as the program holds it while its window is open."""
    with instance.hold(tmp_path / "answers") as hold:
        yield hold


def wait_for_welcome(person: Person) -> None:
    """What was deleted is said over it, and has the keyboard."""
    person.qtbot.waitUntil(lambda: person.at.name is Name.WELCOME)
    person.wait_to_see("Everything is deleted")


class TestForget:
    def test_it_takes_two_steps(self, person: Person) -> None:
        person.go(MY_DATA)
        forget = person.screen.findChild(Forget)
        assert forget is not None
        assert not forget.go.isEnabled()

        person.click("forget-go")
        assert person.parts.folder.joinpath("vault.db").exists()

        person.click("forget-tick")
        assert forget.go.isEnabled()
        person.click("forget-tick")
        assert not forget.go.isEnabled()

    def test_it_says_what_stays(self, person: Person) -> None:
        person.go(MY_DATA)

        assert person.sees("papers you saved or printed, backups of this laptop, or a spare key")

    def test_nothing_is_left_in_the_folder(self, qtbot: QtBot, theme: Theme, held: Hold) -> None:
        person = Person(qtbot, theme, held.folder, means=stage.MEANS._replace(hold=held))
        stage.begin(person.window)
        person.parts.keep_settings(PublicSettings(text_size=125, school=School(name="St Mary")))
        person.go(MY_DATA)
        person.click("forget-tick")

        person.click("forget-go")

        wait_for_welcome(person)
        assert person.sees("Everything is deleted")
        assert [path.name for path in held.folder.iterdir()] == ["lock"]
        assert person.window.context.session is None
        assert person.parts.settings.school == School()
        assert person.parts.settings.text_size == 125, "nobody is thrown into small letters"
        held.release()
        assert list(held.folder.iterdir()) == []

    def test_one_can_begin_again(self, person: Person) -> None:
        person.go(MY_DATA)
        person.click("forget-tick")
        person.click("forget-go")
        wait_for_welcome(person)

        fresh = person.parts.protection.create(keyring=False, passphrase=stage.PASSPHRASE)

        assert fresh.heads() == ()
        fresh.close()

    def test_while_it_deletes_nothing_else_can_be_reached_but_help(self, person: Person) -> None:
        person.go(MY_DATA)
        person.click("forget-tick")

        person.click("forget-go")

        assert person.screen.rail() is None
        person.window.go(Place(name=Name.HELP))
        wait_for_welcome(person)
        assert person.sees("Everything is deleted")

    def test_what_stands_in_the_way_is_told_and_can_be_tried_again(
        self, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse() -> None:
            raise DiskFull

        with monkeypatch.context() as patch:
            patch.setattr(person.parts.protection, "forget", refuse)
            person.go(MY_DATA)
            person.click("forget-tick")
            person.click("forget-go")
            notices = person.window.context.notices
            person.qtbot.waitUntil(lambda: notices.overlay is not None)
        person.press("Return")

        person.click("forget-go")

        wait_for_welcome(person)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("place", [SETTINGS, MY_SCHOOL, MY_DATA], ids=lambda p: p.name)
def test_everything_fits_and_has_a_name(person: Person, place: Place, scale: int) -> None:
    person._theme.wear("contrast", scale)
    person.go(place)
    person.qtbot.wait(50)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) <= 1
