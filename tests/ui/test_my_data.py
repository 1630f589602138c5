from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from audit_app.audit.protection import KeptFile
from audit_app.domain.settings import PublicSettings, School
from audit_app.domain.words import Words
from audit_app.ui.forget import Forget
from audit_app.ui.kit.theme import Theme
from audit_app.ui.my_data import sizes
from audit_app.ui.places import Name, Place
from audit_app.vault import instance
from audit_app.vault.errors import DiskFull
from audit_app.vault.instance import Hold
from tests.ui import stage
from tests.ui.lives import filled
from tests.ui.person import Person, clipped, nameless

MY_DATA = Place(name=Name.MY_DATA)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    return made


class TestMyData:
    def test_the_folder_and_what_lies_in_it_are_named(self, person: Person) -> None:
        person.go(MY_DATA)

        person.wait_to_see("Your answers, locked")
        assert person.sees(str(person.parts.folder))
        assert person.sees("What opens them")
        assert not person.sees("Something else")

    def test_deleting_is_in_sight_when_it_was_asked_for(self, person: Person) -> None:
        person.go(Place(name=Name.MY_DATA, part="forget"))
        person.wait_to_see("Your answers, locked")
        tick = person.part("forget-tick")

        person.qtbot.waitUntil(lambda: not tick.visibleRegion().isEmpty())
        person.qtbot.wait(20)

        assert tick.visibleRegion().boundingRect() == tick.rect()

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
        person.go(Place(name=Name.SETTINGS))
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

        assert person.sees("papers you saved or printed, copies you keep somewhere else")

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
def test_everything_fits_and_has_a_name(person: Person, scale: int) -> None:
    person._theme.wear("contrast", scale)
    person.go(MY_DATA)
    person.qtbot.wait(50)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) <= 1
