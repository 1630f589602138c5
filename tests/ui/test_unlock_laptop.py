"""Opening the answers again, and what is said when the files are broken."""

import contextlib
import threading
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.audit.session import Session
from audit_app.ui.forget import Forgetting
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import LOCKED, Name, Place
from audit_app.vault import opening
from audit_app.vault.errors import Reason
from tests.samples import NOW
from tests.ui import stage
from tests.ui.doors import at_the_door
from tests.ui.laptops import KeyringLocked, SilentBox, laptop_that_is
from tests.ui.person import Person
from tests.vault.parts import PASSPHRASE, MemoryBox, make, means

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def laptop() -> MemoryBox:
    return MemoryBox()


def both(folder: Path, laptop: MemoryBox) -> None:
    """Answers that open by laptop or passphrase."""
    with_means = means(laptop)
    opening.create(folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=with_means).close()


def test_a_laptop_that_opens_leads_home_at_once(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    person = at_the_door(qtbot, theme, folder, means(laptop))
    person.on(Name.HOME)


@pytest.mark.parametrize("reason", Reason)
def test_a_laptop_that_does_not_open_says_which_way_and_offers_the_rest(
    qtbot: QtBot, theme: Theme, folder: Path, reason: Reason, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    elsewhere = laptop_that_is(reason)
    if reason is Reason.DIFFERENT:
        laptop.kept = dict.fromkeys(laptop.kept, "bm90IGEga2V5")
        elsewhere = means(laptop)
    person = at_the_door(qtbot, theme, folder, elsewhere)
    person.wait_to_see(person.parts.words(f"unlock.trouble.{reason}"))
    assert person.sees("Your answers are safe, and nothing was changed.")
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)


def test_a_silent_laptop_never_keeps_a_person_from_another_way(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    assert person.sees("Opening your answers")
    assert person.focus.objectName() == "unlock-another-way"
    person.press("Return")
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)
    session = person.window.context.session
    late = person.window.context.opening
    assert late is not None
    silent.answers.set()
    with contextlib.suppress(Exception):
        late.result(5)
    qtbot.wait(50)
    assert person.window.context.session is session
    assert person.at.name is Name.HOME
    session.vault.keep_profile(session.checkins.profile).result()  # type: ignore[union-attr]


def test_a_laptop_that_answers_while_help_is_read_opens_all_the_same(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    person.go(Place(name=Name.HELP))
    silent.answers.set()
    qtbot.waitUntil(lambda: person.window.context.session is not None)
    assert person.at == Place(name=Name.HELP)
    person.go(Place(name=Name.UNLOCK))
    assert person.at == Place(name=Name.HOME)


def test_a_laptop_is_asked_once_however_often_the_screen_is_come_back_to(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    first = person.window.context.opening
    person.go(Place(name=Name.HELP))
    person.go(Place(name=Name.UNLOCK))
    assert person.window.context.opening is first
    silent.answers.set()
    person.on(Name.HOME)


def test_with_the_laptop_as_the_only_way_it_can_be_tried_again(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    make(folder, means(laptop), passphrase=None).close()
    laptop.trouble = KeyringLocked()
    person = at_the_door(qtbot, theme, folder, means(laptop))
    person.wait_to_see("this laptop is the only way in")
    qtbot.waitUntil(lambda: person.focus.objectName() == "unlock-again")
    laptop.trouble = None
    person.press("Return")
    person.on(Name.HOME)


def test_two_ways_at_the_same_moment_open_once(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    """The laptop answers while the passphrase is being tried: one of them opens, and no alarm."""
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    person.press("Return")
    QTest.keyClicks(person.focus, PASSPHRASE)
    threading.Timer(0.005, silent.answers.set).start()
    person.press("Return")
    person.on(Name.HOME)
    qtbot.wait(100)
    assert person.window.context.notices.overlay is None


def slow(qtbot: QtBot, theme: Theme, folder: Path) -> tuple[Person, SilentBox]:
    """Somebody at the door whose laptop has not answered yet."""
    laptop = SilentBox()
    laptop.answers.set()
    both(folder, laptop)
    laptop.answers.clear()
    person = at_the_door(qtbot, theme, folder, means(laptop, limit=10))
    assert person.sees("Opening your answers")
    return person, laptop


def answer(person: Person, laptop: SilentBox, late: Future[Session]) -> None:
    """The laptop answers, and what comes of it has reached the window."""
    laptop.answers.set()
    person.qtbot.waitUntil(late.done)
    stage.flush()


@pytest.mark.parametrize("way", ["lock", "hide"])
def test_what_is_hidden_while_it_opens_stays_locked(
    qtbot: QtBot, theme: Theme, folder: Path, way: str
) -> None:
    person, laptop = slow(qtbot, theme, folder)
    (late,) = person.window.context.coming
    getattr(person.window.out_of_sight, way)()
    answer(person, laptop, late)
    assert person.window.context.session is None
    assert person.at == Place(name=Name.UNLOCK, part=LOCKED)
    opening.open_with_passphrase(folder, PASSPHRASE, means(laptop)).close()
    person.click("unlock-open")
    person.on(Name.HOME)


def test_what_is_deleted_while_it_opens_does_not_come_back(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    person, laptop = slow(qtbot, theme, folder)
    (late,) = person.window.context.coming
    person.go(Place(name=Name.MY_DATA, back=Name.UNLOCK))
    Forgetting(person.window.context, person.window).start()
    answer(person, laptop, late)
    qtbot.waitUntil(lambda: person.at.name is Name.WELCOME)
    assert person.window.context.notices.overlay is not None
    assert person.window.context.session is None
    assert not list(folder.glob("vault*"))
    assert not laptop.kept
