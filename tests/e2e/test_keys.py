"""The rooms beside the check-in by keys alone, in a real window: the mouse is never touched.

One window of the invented person goes through all of it, each time from Home. What is asserted is
what the accessibility bus tells, and what lies in the files.
"""

from __future__ import annotations

import os
import subprocess
import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from audit_app.content import strings
from audit_app.demo import PASSPHRASE
from tests.e2e.desktop import Desktop, missing_programs, wait_for
from tests.e2e.keys import MENU, arrives, go_by_menu, press, press_until, tab_to
from tests.e2e.test_window import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.reader import Thing

pytestmark = pytest.mark.e2e

ACTION, LINKED = "action-a11_leave", "action-a10_sessions:whatsapp"
NAME = "Alexandra Zebedee"
SOAKED = bool(os.environ.get("PRIVACY_SELF_AUDIT_SOAK"))
long_run = pytest.mark.skipif(not SOAKED, reason="part of the long run")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of who sits at the keyboard."""
    return tmp_path_factory.mktemp("keys") / "person"


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Person]:
    """The window, once for all of this file."""
    assert missing_programs() == []
    with Desktop(home, keyring=False) as desktop:
        yield Person(desktop, demo=True)


@pytest.fixture
def person(running: Person) -> Iterator[Person]:
    """At Home, with the keyboard on what comes next; whoever leaves a box or a room open fails."""
    arrives(running, "home-next")
    yield running
    go_by_menu(running, "rail-home")


def settings(home: Path) -> dict[str, Any]:
    """What is kept about the window, as it lies in its file."""
    (file,) = (home / "tmp").glob("*/public.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def wait_until_said(row: Thing, said: str) -> None:
    """Wait until the row of an action says how far it is."""
    wait_for(f"the action to be {said}", lambda: row.now().name.endswith(f", {said}"))


def test_an_action_is_done_put_off_left_and_taken_back(person: Person) -> None:
    go_by_menu(person, "rail-actions")
    arrives(person, ACTION)
    row = person.screen.find(ACTION)
    person.hands.keys("Return")
    wait_for("it to open", lambda: "expanded" in row.now().states)
    person.screen.says("Choose a sentence")

    press(person, "action-done")
    arrives(person, "action-undo")
    wait_until_said(row, "Done")
    person.hands.keys("space")
    arrives(person, "action-done")
    wait_until_said(row, "To do")

    later = date.today() + timedelta(weeks=20)  # noqa: DTZ011 - the program asks for no zone
    press(person, "action-later")
    arrives(person, "later-week")
    press(person, "later-pick")
    for number, part in ((later.day, "day"), (later.month, "month"), (later.year, "year")):
        tab_to(person, f"date-{part}")
        person.hands.type(str(number))
    person.hands.keys("Return")
    arrives(person, "action-undo")
    person.screen.says(f"It comes back on {strings.load().date(later)}")
    wait_until_said(row, "Later")
    person.hands.keys("Return")

    arrives(person, "action-done")
    press(person, "action-not-for-me")
    arrives(person, "action-undo")
    person.screen.says("Not for me. It stays off your list.")
    wait_until_said(row, "Does not apply")


def test_an_action_is_gone_through_and_its_page_is_only_looked_at(person: Person) -> None:
    """The address is shown, and stays shut: the box is left by Escape."""
    go_by_menu(person, "rail-actions")
    tab_to(person, LINKED)
    person.hands.keys("Return")
    press(person, "open-page")
    arrives(person, "link-open")
    person.screen.says("https://faq.whatsapp.com/")
    person.hands.keys("shift+Tab")
    arrives(person, "link-stay")
    person.hands.keys("Escape")
    arrives(person, "open-page")

    press(person, "actions-do-now")
    arrives(person, "step-1")
    person.hands.keys("space")
    wait_for("the step", lambda: "checked" in person.screen.find("step-1").states)
    press(person, "do-now-go")
    person.screen.find("do-now-undo")
    press(person, "do-now-undo")
    wait_for("it to be taken back", lambda: not person.has("do-now-undo"))
    press(person, "way-home")


def test_the_list_is_saved_as_pdf_and_as_a_web_page(person: Person, home: Path) -> None:
    go_by_menu(person, "rail-actions")
    press(person, "actions-save")
    arrives(person, "choice-pdf")
    person.screen.says("This file will not be locked.")
    save(person, home / "list.pdf")
    arrives(person, "actions-save")
    person.hands.keys("Return")
    arrives(person, "choice-pdf")
    press_until(person, "Right", "choice-html".__eq__, "the web page")
    save(person, home / "list.html")
    arrives(person, "actions-save")

    text = subprocess.run(
        ["pdftotext", home / "list.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    page = (home / "list.html").read_text(encoding="utf-8")
    assert "Log out of WhatsApp" in text
    assert "Log out of WhatsApp" in page


def save(person: Person, path: Path) -> None:
    """From the box that asks for the form, through the file dialogue, and close what says where.

    The dialogue begins in the home folder, so that a name is enough.
    """
    person.hands.keys("Return")
    wait_for("the file dialogue", lambda: "fileNameEdit" in person.focused())
    person.hands.keys("ctrl+a")
    person.hands.type(path.name)
    person.hands.keys("Return")
    arrives(person, "saved-close")
    assert path.exists()
    person.hands.keys("Escape")


def test_how_it_looks_and_which_apps_are_asked_about_are_changed(
    person: Person, home: Path
) -> None:
    go_by_menu(person, "rail-settings")
    for start, key, there in (
        ("choice-100", "Right", "choice-125"),
        ("choice-system", "Right", "choice-light"),
        ("choice-normal", "Right", "choice-more"),
    ):
        tab_to(person, start)
        press_until(person, key, there.__eq__, there)
    press(person, "settings-language", "alt+Down")
    wait_for("the list", lambda: focused_role(person) in {"list", "list item"})
    person.hands.keys("Escape")
    arrives(person, "settings-language")
    person.hands.keys("Down")
    wait_for("the language", lambda: settings(home).get("language") == "en")
    kept = settings(home)
    assert (kept["text-size"], kept["theme"], kept["spacing"]) == (125, "light", "more")

    press(person, "settings-about-me")
    tab_to(person, "app-tiktok")
    person.hands.keys("space")
    press(person, "setup-next")
    press(person, "settings-about-me")
    wait_for("the app to be kept", lambda: "checked" in person.screen.find("app-tiktok").states)
    person.hands.keys("alt+Left")
    arrives(person, "choice-125")
    person.hands.keys("Left")
    arrives(person, "choice-100")


def test_help_comes_in_the_middle_of_a_question_and_leads_back(person: Person) -> None:
    for start in ("home-next", "answer-quick"):
        arrives(person, start)
        person.hands.keys("Return")
    arrives(person, "change-new-app")
    press(person, "changes-next")
    arrives(person, "answer-yes")
    question = person.question()
    person.hands.keys("2", "F2")
    arrives(person, "situation-pupil-contact")
    person.hands.keys("Return")
    arrives(person, "way-back")
    person.screen.says("Do not reply")
    person.hands.keys("alt+Left")
    arrives(person, "situation-pupil-contact")
    person.hands.keys("alt+Left")
    arrives(person, "answer-no")
    assert person.question() == question
    assert "checked" in person.screen.find("answer-no").states
    press(person, "way-home")


@long_run
def test_a_search_is_made_and_what_was_found_is_noted(person: Person) -> None:
    press(person, "tool-search")
    arrives(person, "clue-names")
    person.hands.type(NAME)
    press(person, "search-next")
    arrives(person, "search-open-1")
    assert NAME in person.screen.text("search-1")
    person.hands.keys("Return")
    wait_for("the box", lambda: person.has("search-stay"))
    person.hands.keys("Escape")
    arrives(person, "search-open-1")
    press(person, "search-next")
    arrives(person, "finding-what")
    person.hands.type("Old photo")
    press(person, "finding-keep")
    person.screen.says("Old photo")
    wait_for("the keyboard's place", person.screen.focused)


@long_run
def test_a_record_is_kept_and_enter_does_not_delete_it(person: Person) -> None:
    person.hands.keys("F2")
    arrives(person, "situation-pupil-contact")
    press(person, "keep-record")
    arrives(person, "back")
    press(person, "evidence-begin")
    press(person, "evidence-add")
    arrives(person, "evidence-when")
    tab_to(person, "evidence-words")
    person.hands.type("A message")
    press(person, "evidence-keep")
    arrives(person, "add-about-1")
    press(person, "delete-1")
    wait_for("the careful way", lambda: focused_name(person) == "Keep it")
    person.hands.keys("Return")
    arrives(person, "delete-1")
    person.hands.keys("Return")
    wait_for("the careful way", lambda: focused_name(person) == "Keep it")
    person.hands.keys("Tab", "Return")
    arrives(person, "evidence-add")
    assert not person.has("delete-1")


def focused_role(person: Person) -> str:
    """What kind of part has the keyboard."""
    thing = person.screen.focused()
    return thing.role if thing else ""


def focused_name(person: Person) -> str:
    """What a screen reader calls what has the keyboard."""
    thing = person.screen.focused()
    return thing.name if thing else ""


def test_locked_and_opened_again(person: Person) -> None:
    go_by_menu(person, "rail-compare")
    wait_for("the room", lambda: "rail-compare" in here(person))
    person.hands.keys("ctrl+l")
    arrives(person, "unlock-passphrase")
    assert not here(person) & set(MENU)
    person.hands.type(PASSPHRASE)
    person.hands.keys("Return")
    wait_for("the room", lambda: "rail-compare" in here(person))
    wait_for("the keyboard's place", person.screen.focused)


def here(person: Person) -> set[str]:
    """The names of all that shows."""
    return {thing.identifier for thing in person.screen.things()}
