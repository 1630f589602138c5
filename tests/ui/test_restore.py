"""Saving a locked copy, and bringing answers back from it, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from audit_app.domain.checklist import Choice
from audit_app.domain.settings import PublicSettings, School
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault import opening, switch
from audit_app.vault.errors import Damage
from tests.samples import NOW
from tests.ui import stage
from tests.ui.doors import newcomer
from tests.ui.lives import filled
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import MemoryBox, back_up, means

MY_DATA = Place(name=Name.MY_DATA)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    made.parts.keep_settings(PublicSettings(school=School(name="St Mary")))
    return made


def dialog(person: Person) -> QFileDialog:
    """The file dialogue that is open."""
    person.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QFileDialog)
    return found


def pick(person: Person, path: Path) -> None:
    """Choose a file in the dialogue; then the window is in front again."""
    box = dialog(person)
    box.fileSelected.emit(str(path))
    box.close()
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)


def save_to(person: Person, path: Path) -> None:
    """Save a copy, from the page about the person's data."""
    person.go(MY_DATA)
    person.click("data-save")
    person.click("save-choose")
    assert dialog(person).selectedFiles()[0].endswith("locked-copy-2026-11-23.psabackup")
    pick(person, path)


@pytest.fixture
def saved(person: Person, tmp_path: Path) -> Path:
    """A copy on a stick, saved by hand."""
    path = tmp_path / "stick.psabackup"
    save_to(person, path)
    person.wait_to_see("read back to the end")
    person.click("saved-close")
    return path


def choose(person: Person, path: Path, secret: str = stage.PASSPHRASE) -> None:
    """Choose a file and type its key."""
    person.on(Name.RESTORE)
    person.click("restore-choose")
    pick(person, path)
    person.wait_to_see("Open it with your key")
    person.qtbot.waitUntil(lambda: person.focus.objectName() == "unlock-passphrase")
    QTest.keyClicks(person.focus, secret)
    person.press("Return")


def wait_for_home(person: Person) -> None:
    person.qtbot.waitUntil(lambda: person.at.name is Name.HOME)
    person.wait_to_see("Your answers are back")


class TestSaving:
    def test_what_the_file_is_is_said_before_it_is_saved(self, person: Person) -> None:
        person.go(MY_DATA)
        person.click("data-save")
        assert person.sees("It holds all your answers")
        assert person.sees("on a USB stick at home")
        assert person.sees("It opens with your passphrase and with nothing else")
        person.click("save-cancel")

    def test_it_is_refused_beside_the_answers(self, person: Person) -> None:
        save_to(person, person.parts.folder / "x.psabackup")
        person.wait_to_see("Not beside your answers")
        assert not (person.parts.folder / "x.psabackup").exists()

    def test_a_synced_folder_is_told_and_can_be_had_all_the_same(
        self, person: Person, tmp_path: Path
    ) -> None:
        folder = tmp_path / "Dropbox"
        folder.mkdir()
        save_to(person, folder / "x.psabackup")
        person.wait_to_see("That folder leaves this laptop")
        notices = person.window.context.notices
        assert notices.overlay is not None
        buttons = {b.text(): b for b in notices.overlay.findChildren(Button)}
        buttons["Save it there all the same"].click()
        person.wait_to_see("read back to the end")
        assert (folder / "x.psabackup").exists()

    def test_where_only_this_laptop_opens_them_a_key_comes_first(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        laptop = means(MemoryBox())
        person = newcomer(qtbot, theme, tmp_path / "answers", laptop)
        vault = person.parts.protection.create(keyring=True, passphrase=None)
        person.window.context.session = person.parts.session(vault)
        person.go(MY_DATA)
        person.click("data-save")
        person.wait_to_see("First make a spare key")
        person.press("Return")
        person.on(Name.SPARE_KEY)


class TestNewLaptop:
    def test_from_the_first_screen_to_home(
        self, person: Person, saved: Path, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        box = MemoryBox()
        new = newcomer(qtbot, theme, tmp_path / "new", means(box))
        new.click("welcome-have")
        choose(new, saved)
        new.wait_to_see("This copy is from 23 November 2026. It holds one check-in.")
        assert not new.sees("put aside")
        new.press("Return")
        wait_for_home(new)
        assert new.parts.settings.school.name == "St Mary"
        assert not box.kept, "it was a passphrase that opened them, and stays so"
        heads = person.window.context.opened.checkins.heads
        assert new.window.context.opened.checkins.heads == heads
        new.press("Return")

    def test_the_new_laptop_opens_them_by_itself_as_the_old_one_did(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        old, new, path = MemoryBox(), MemoryBox(), tmp_path / "stick.psabackup"
        with opening.create(
            tmp_path / "old", keyring=True, passphrase=stage.PASSPHRASE, now=NOW, means=means(old)
        ) as vault:
            back_up(vault, path)
        person = newcomer(qtbot, theme, tmp_path / "new", means(new))
        person.click("welcome-have")
        choose(person, path)
        person.wait_to_see("It holds 0 check-ins")
        person.press("Return")
        wait_for_home(person)
        assert len(new.kept) == 1
        assert len(old.kept) == 1
        person.press("Return")

    def test_a_wrong_key_is_told_and_nothing_is_left(
        self, saved: Path, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        new = newcomer(qtbot, theme, tmp_path / "new")
        new.click("welcome-have")
        choose(new, saved, "something else")
        new.wait_to_see("That passphrase does not open this copy")
        assert new.at.name is Name.RESTORE
        new.click("back")
        new.on(Name.WELCOME)

    def test_a_file_that_is_no_copy_is_told(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        (tmp_path / "photo.psabackup").write_bytes(b"JFIF")
        new = newcomer(qtbot, theme, tmp_path / "new")
        new.click("welcome-have")
        new.click("restore-choose")
        pick(new, tmp_path / "photo.psabackup")
        new.wait_to_see("That file is not a backup of this program")


class TestOverWhatIsHere:
    def test_older_is_told_and_one_can_go_back(self, person: Person, saved: Path) -> None:
        session = person.window.context.opened
        session.answers.give(session.answers.walk().questions[0].question, Choice.YES).result()
        person.go(MY_DATA)
        person.click("data-restore")
        choose(person, saved)
        person.wait_to_see("What is on this laptop is newer")
        person.qtbot.waitUntil(lambda: person.focus.objectName() == "restore-leave")
        person.press("Return")
        person.on(Name.MY_DATA)
        person.qtbot.waitUntil(lambda: not (person.parts.folder / "incoming").exists())

        person.click("data-restore")
        choose(person, saved)
        person.wait_to_see("What is on this laptop is newer")
        person.click("restore-meant")
        wait_for_home(person)
        assert person.sees("You can go back to it until you close the program")
        assert person.window.context.opened.record.open.answers == ()
        person.press("Escape")
        assert switch.can_go_back(person.parts.folder)

        person.go(MY_DATA)
        person.click("data-go-back")
        person.wait_to_see("Go back to what was here before?")
        person.press("Tab", "Return")
        person.qtbot.waitUntil(lambda: person.at.name is Name.UNLOCK)
        person.wait_to_see("What was here before is back")
        with opening.open_with_passphrase(
            person.parts.folder, stage.PASSPHRASE, stage.MEANS
        ) as vault:
            (head,) = vault.heads()
            assert len(vault.events(head.id)) == 2

    def test_damaged_answers_make_way_and_are_kept(
        self, person: Person, saved: Path, qtbot: QtBot, theme: Theme
    ) -> None:
        person.window.close()
        answers = person.parts.folder / "vault.db"
        answers.write_bytes(b"x" * 9000)
        again = Person(qtbot, theme, person.parts.folder, unlocked=False)
        again.go(Place(name=Name.DAMAGED, damage=Damage.ANSWERS))
        again.click("damaged-have")
        choose(again, saved)
        again.wait_to_see("It is never deleted, unless you delete everything")
        again.press("Return")
        wait_for_home(again)
        assert (person.parts.folder / "damaged-1" / "vault.db").read_bytes() == b"x" * 9000
        again.press("Return")


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(
    person: Person, saved: Path, theme: Theme, scale: int
) -> None:
    theme.wear("contrast", scale)
    for place in (MY_DATA, Place(name=Name.RESTORE, back=Name.MY_DATA)):
        person.go(place)
        person.qtbot.wait(50)
        assert clipped(person.screen) == []
        assert nameless(person.screen) == []
        assert len(filled(person.screen)) <= 1
    choose(person, saved)
    person.wait_to_see("What is on this laptop is the same")
    assert clipped(person.screen) == []
    assert nameless(person.screen) == []


def test_a_copy_that_an_older_passphrase_opens_helps_whoever_lost_the_newer_one(
    person: Person, saved: Path, qtbot: QtBot, theme: Theme
) -> None:
    person.window.context.opened.vault.add_passphrase("seven new words nobody knows by now")
    person.window.close()
    again = Person(qtbot, theme, person.parts.folder, unlocked=False)
    again.go(Place(name=Name.UNLOCK))
    again.click("unlock-lost")
    again.click("unlock-copy")
    choose(again, saved)
    again.wait_to_see("What is on this laptop is the same")
    again.press("Return")
    wait_for_home(again)
    again.press("Return")
