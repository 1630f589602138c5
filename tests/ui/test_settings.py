from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_app.domain.settings import PublicSettings
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import COLOURS, Scheme, Token
from audit_app.ui.places import Name, Place
from audit_app.ui.settings import SettingsScreen
from audit_app.vault import public
from audit_app.vault.errors import DiskFull
from tests.ui import stage
from tests.ui.lives import filled, make_spare_key
from tests.ui.person import Person, clipped, nameless

SETTINGS = Place(name=Name.SETTINGS)


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

    def test_space_in_text_changes_at_once_and_stays(self, person: Person) -> None:
        person.go(SETTINGS)
        label = person.labels()[0]
        assert isinstance(label, Label)
        wide, tall = label._text().natural_width(), label._text().height(10_000)

        person.click("choice-more")

        assert kept(person).spacing == "more"
        assert label._text().natural_width() > wide * 1.1
        assert label._text().height(10_000) > tall * 1.1
        assert isinstance(person.screen, SettingsScreen)
        person.screen.letters.segments[1].click()
        assert kept(person).font == "system"
        assert QApplication.font().letterSpacing() > 0

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


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(person: Person, scale: int) -> None:
    person._theme.wear("contrast", scale)
    person.go(SETTINGS)
    person.qtbot.wait(50)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) <= 1
