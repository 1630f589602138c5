"""The first run: welcome, protect, about me and my apps, quick or full."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import AppId
from audit_app.domain.person import Nation, Role, Tie
from audit_app.logic.estimate import answer_minutes
from audit_app.ui.about_me import AboutMe
from audit_app.ui.getting_started import STEPS
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault import opening
from audit_app.vault.errors import Reason
from audit_app.vault.header import SlotKind
from tests.ui import stage
from tests.ui.doors import newcomer
from tests.ui.laptops import laptop_that_is
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import MemoryBox, means

WORDS = "blue kettle on the hob"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def about_me(person: Person) -> AboutMe:
    assert isinstance(person.screen, AboutMe)
    return person.screen


@pytest.fixture
def inside(qtbot: QtBot, theme: Theme, folder: Path) -> Person:
    """Somebody whose answers are open, with nothing said yet."""
    return Person(qtbot, theme, folder)


def test_a_whole_first_run_by_keyboard_alone(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    laptop = means(MemoryBox())
    person = newcomer(qtbot, theme, folder, laptop)
    assert person.focus.objectName() == "welcome-start"
    person.press("Return")
    person.on(Name.PROTECT)
    qtbot.waitUntil(lambda: person.focus.objectName() == "answer-sign-in")
    assert person.sees("Protect your answers")
    assert not folder.exists()
    person.press("Return")
    person.on(Name.ABOUT_ME)
    assert person.focus.objectName() == "about-role"
    person.press("Down", "Tab", "1", "Tab", "Tab", "Space")
    assert about_me(person).person.laptop.current == "own"
    about_me(person).apps.first.setFocus()
    person.press("Space", "Return")
    person.on(Name.DEPTH)
    person.press("Return")
    person.on(Name.QUESTION)

    vault = person.window.context.opened.vault
    assert vault.slots == (SlotKind.KEYRING,)
    assert person.checkin.depth is Depth.QUICK
    assert person.checkin.profile.role is Role.TEACHER
    assert person.checkin.profile.laptop == "own"
    assert person.checkin.profile.ties == (Tie.PARENT_HERE,)
    assert person.checkin.profile.apps == (AppId("facebook"),)
    assert person.parts.settings.nation is Nation.ENGLAND
    assert person.parts.settings.laptop == "own"
    person.window.close()
    with opening.open_with_keyring(folder, laptop) as again:
        assert again.profile() is not None


def test_what_is_stored_is_one_press_away_and_escape_closes_it(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    person = newcomer(qtbot, theme, folder, means(MemoryBox()))
    person.click("welcome-more")
    assert person.sees("What is stored on this laptop")
    assert person.sees("What leaves it")
    person.press("Escape")
    qtbot.waitUntil(lambda: not person.sees("What leaves it"))
    assert person.at.name is Name.WELCOME
    assert not folder.exists()


def test_the_promise_is_five_short_sentences(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    person = newcomer(qtbot, theme, folder, means(MemoryBox()))
    said = [label.text() for label in person.labels()]
    promises = [person.parts.words(f"setup.welcome.promises.{n}") for n in range(1, 6)]
    assert [text for text in said if text in promises] == promises
    assert all(len(text.split()) <= 10 for text in promises)


def test_there_are_four_steps_and_what_is_done_cannot_be_undone(inside: Person) -> None:
    inside.go(Place(name=Name.ABOUT_ME))
    rail = inside.screen.rail()
    assert rail is not None
    assert [entry.key for entry in rail.entries] == list(STEPS)
    assert [entry.enabled for entry in rail.entries] == [False, False, True, False]
    assert rail.line == "Step 3 of 4"


def test_depth_says_the_minutes_and_questions_of_this_person(inside: Person) -> None:
    session = inside.window.context.opened
    session.checkins.keep_profile(demo.PERSON).result()
    inside.go(Place(name=Name.DEPTH))
    for depth in Depth:
        screens = session.checkins.screens(depth)
        said = inside.part(f"answer-{depth}").accessibleDescription()
        assert f"About {answer_minutes(screens)} minutes" in said
        assert f"{len(screens)} questions" in said
    assert inside.sees("any record can be asked for in an investigation")
    assert inside.sees("speak to your union first")


@pytest.mark.parametrize(("key", "depth"), [("2", Depth.FULL), ("3", Depth.JOB)])
def test_the_chosen_check_begins(inside: Person, key: str, depth: Depth) -> None:
    inside.go(Place(name=Name.DEPTH))
    inside.press(key, "Return")
    inside.on(Name.QUESTION)
    assert inside.checkin.depth is depth


def test_a_check_in_that_is_open_goes_on(inside: Person) -> None:
    stage.begin(inside.window, depth=Depth.FULL)
    inside.go(Place(name=Name.DEPTH))
    assert inside.at.name is Name.QUESTION


def test_what_could_not_be_begun_stays_on_the_screen(inside: Person) -> None:
    inside.go(Place(name=Name.DEPTH))
    with inside.nothing_can_be_written():
        inside.click("setup-next")
        inside.qtbot.waitUntil(lambda: inside.window.context.notices.overlay is not None)
    assert inside.at.name is Name.DEPTH
    inside.window.context.notices.overlay.dismiss()  # type: ignore[union-attr]
    inside.click("setup-next")
    inside.on(Name.QUESTION)


@pytest.mark.parametrize("name", [Name.WELCOME, Name.PROTECT])
@pytest.mark.parametrize("size", [(1180, 100), (1366, 150), (1180, 200)])
def test_nothing_is_cut_or_nameless_before_the_lock(
    qtbot: QtBot, theme: Theme, folder: Path, name: Name, size: tuple[int, int]
) -> None:
    theme.wear("light", size[1])
    person = newcomer(qtbot, theme, folder, laptop_that_is(Reason.LOCKED))
    person.window.resize(size[0], 740)
    person.go(Place(name=name))
    qtbot.wait(100)
    assert not clipped(person.window)
    assert not nameless(person.window)
    assert person.screen.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", [Name.ABOUT_ME, Name.DEPTH])
@pytest.mark.parametrize("size", [(1180, 100), (1366, 150), (1180, 200)])
def test_nothing_is_cut_or_nameless_after_it(
    inside: Person, theme: Theme, name: Name, size: tuple[int, int]
) -> None:
    theme.wear("light", size[1])
    inside.window.resize(size[0], 740)
    inside.go(Place(name=name))
    inside.qtbot.wait(20)
    assert not clipped(inside.window)
    assert not nameless(inside.window)
    assert inside.screen.area.horizontalScrollBar().maximum() == 0
