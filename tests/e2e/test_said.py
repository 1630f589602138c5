"""What is said while the program is used: heard on the accessibility bus, from another process."""

import sys
from pathlib import Path

import pytest

from audit_app.demo import PASSPHRASE
from tests.e2e.crawl import NAME
from tests.e2e.desktop import Desktop, Hands, missing_programs, wait_for
from tests.e2e.ears import Ears, Heard
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e

QUESTION = "Have you checked this term that you are happy with everything public about you?"
SAVED = Heard("Saved on this laptop", "polite")


class Listener:
    """Uses the window of the invented person, and hears what is said."""

    def __init__(self, desktop: Desktop) -> None:
        """Begin on Home."""
        desktop.run([sys.executable, "-m", "audit_app.app", "--demo"])
        self.hands = Hands(desktop)
        self.screen = Reader(desktop, NAME)
        self.screen.find("home-next")
        self.ears = Ears(desktop, self.screen)
        # Qt tells nothing before it has found out that somebody listens.
        wait_for("a word", lambda: self.ears.upon(lambda: self.hands.keys("Tab")))

    def press(self, identifier: str, until: str) -> list[Heard]:
        """What is said upon pressing a part, at least ``until``."""
        found = self.screen.find(identifier)
        return self.ears.upon(found.press, until)

    def keys(self, *names: str, until: str) -> list[Heard]:
        """What is said upon pressing keys."""
        return self.ears.upon(lambda: self.hands.keys(*names), until)


def hear_a_check_in(person: Listener) -> None:
    """Where one is, what is asked, and what is chosen: each once, in this order."""
    said = person.press("home-next", "Quick check")
    assert [each.how for each in said] == ["group", "group", "focus"]
    assert person.press("setup-next", "I use a new app") == [
        Heard("What has changed?", "group"),
        Heard("I use a new app", "focus"),
    ]
    assert person.press("changes-next", "Yes") == [
        Heard("How you look online, question 1 of 1", "group"),
        Heard(QUESTION, "group"),
        Heard("Yes", "focus"),
    ]
    assert person.press("answer-no", SAVED.text) == [SAVED]
    said = person.press("question-next", "Yes")
    assert said[0] == Heard("Search for yourself, question 1 of 1", "group")
    assert [each.how for each in said] == ["group", "group", "focus"]


def hear_a_change(person: Listener) -> None:
    """An action is marked as done."""
    said = person.press("rail-actions", "To do")
    assert said[0] == Heard("Your actions", "group")
    assert [each.how for each in said] == ["group", "focus"]
    person.keys("Tab", until="Done: ")
    assert person.keys("space", until=SAVED.text) == [Heard("Done.", "polite"), SAVED]


def hear_what_cannot_be_saved(person: Listener) -> None:
    """A box that shuts off what lies behind it, and a place where nobody can save."""
    said = person.press("actions-save", "PDF")
    assert said[0] == Heard("Save your list", "group")
    box = person.screen.says("Save your list")
    assert box.role == "dialog"
    assert "modal" in box.states
    here = {each.identifier for each in person.screen.things()}
    assert "save-choose" in here
    assert not here & {"actions-save", "rail-home", "door"}
    person.press("save-choose", "File")
    person.hands.type("/sys/list.pdf")
    said = person.keys("Return", until="Your answers are not touched")
    wrong = [each.text for each in said if each.how == "assertive"]
    assert len(wrong) == 1
    assert wrong[0].startswith("You are not allowed to save in that folder")
    person.keys("Escape", until="Done: ")
    person.screen.find("actions-save")


def hear_a_wrong_passphrase(person: Listener) -> None:
    """Each time it is tried; then the right one leads home."""
    said = person.press("exit-lock", "Your passphrase")
    assert said[-2] == Heard("Open your answers", "group")
    for _ in range(2):
        said = person.keys("x", "Return", until="does not open")
        assert [each.how for each in said] == ["assertive"]
    person.hands.keys("ctrl+a")
    person.hands.type(PASSPHRASE)
    said = person.keys("Return", until="To do")
    assert said[0] == Heard("Your actions", "group")


def test_what_is_said(tmp_path: Path) -> None:
    assert missing_programs() == []
    with Desktop(tmp_path / "person", keyring=False) as desktop:
        person = Listener(desktop)
        hear_a_change(person)
        hear_what_cannot_be_saved(person)
        hear_a_wrong_passphrase(person)
        person.press("rail-home", "Start")
        hear_a_check_in(person)
