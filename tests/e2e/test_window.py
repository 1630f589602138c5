"""A person's first evening with the program, in a real window with a real keyring.

First run, a quick check, the process killed in the middle, carrying on at the same question, the
end, the spare key typed back, the action list as a PDF; and none of it lies about in plain words.
"""

import subprocess
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, Hands, wait_for
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e

NAME = "privacy-self-audit"
CANARY = "xylophonequartz"
KILL_AT = 9


class Person:
    """Uses the window with keys, and with what a screen reader offers where keys would be many."""

    def __init__(self, desktop: Desktop, *before: str, demo: bool = False) -> None:
        """``before`` goes before the program's own command, as strace does; ``demo``: invented."""
        self.hands = Hands(desktop)
        self.program = desktop.start(*before, demo=demo)
        self.screen = Reader(desktop, NAME)

    def press(self, identifier: str) -> None:
        """Press a button or tick a tile, once it is there and can be pressed."""
        wait_for(
            f"#{identifier} to be usable",
            lambda: "enabled" in self.screen.find(identifier).states,
        )
        self.screen.find(identifier).press()

    def first_run(self) -> None:
        """Four short screens: welcome, protect, about me and my apps, quick or full."""
        self.press("welcome-start")
        wait_for("the keyring", lambda: "checked" in self.screen.find("answer-sign-in").states)
        self.press("setup-next")
        for app in ("app-facebook", "app-whatsapp"):
            self.press(app)
        self.press("setup-next")
        self.screen.find("answer-quick")
        self.press("setup-next")

    def question(self) -> str:
        """The question on the screen."""
        return self.screen.find("question").name

    def answer_by_keys(self) -> str:
        """Two, Enter: No, next. On a card of apps each row is answered. Gives the question."""
        asked = self.question()
        rows = [t for t in self.screen.things() if t.identifier.startswith("app-")]
        for _ in rows[1:]:
            self.hands.keys("2", "Tab", "Tab")
        self.hands.keys("2", "Return")
        wait_for("the next screen", lambda: self.moved_on(asked))
        if self.has("told"):
            self.press("told")
            self.press("help-on")
            wait_for("the next question", lambda: self.has("question"))
        return asked

    def moved_on(self, question: str) -> bool:
        """Whether the screen has left ``question`` and has the keyboard."""
        things = self.screen.things()
        moved = bool(things) and question not in [t.name for t in things]
        return moved and any("focused" in t.states for t in things)

    def has(self, identifier: str) -> bool:
        """Whether this control shows now."""
        return any(t.identifier == identifier for t in self.screen.things())

    def write_note(self, text: str) -> None:
        """A private note on the question shown."""
        self.press("note-open")
        wait_for("the note", lambda: self.focused() == "note")
        self.hands.type(text)
        wait_for("the note", lambda: self.screen.text("note") == text)
        self.hands.keys("Tab")
        self.screen.says("Saved on this laptop")

    def focused(self) -> str:
        """The identifier of what has the keyboard."""
        thing = self.screen.focused()
        return thing.identifier if thing else ""

    def type_spare_key_back(self) -> None:
        """Read the last group on the screen, and type it."""
        group = self.screen.says("8: ").name.partition(": ")[2].replace(" ", "")
        wait_for("the field", lambda: self.focused() == "spare-key-typed")
        self.hands.type(group.lower())
        self.press("spare-key-keep")

    def save_pdf(self, path: Path) -> None:
        """Save the action list through the file dialogue, by keys."""
        self.press("summary-ways-pdf")
        self.press("save-choose")
        self.screen.says("File name")
        self.hands.keys("ctrl+a")
        self.hands.type(str(path))
        self.hands.keys("Return")
        self.press("saved-close")

    def close(self) -> None:
        """Close the window as a person does; the program ends by itself."""
        self.screen.close()
        self.hands.keys("alt+F4")
        assert self.program.wait(20) == 0


def lies_about(home: Path, word: bytes) -> list[str]:
    """Files under ``home`` that hold ``word`` in plain."""
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    return [str(path) for path in files if word in path.read_bytes()]


def traced(calls: Path) -> tuple[str, ...]:
    """What goes before a command so that its sockets are written down; the command stays itself."""
    return ("strace", "-D", "-f", "-qq", "-e", "trace=socket", "-o", str(calls))


def begin_and_be_killed(desktop: Desktop, calls: Path) -> str:
    """First run and half a check-in, cut off without warning. Gives the question it was at."""
    person = Person(desktop, *traced(calls))
    person.first_run()
    for _ in range(KILL_AT):
        person.answer_by_keys()
    person.write_note(CANARY)
    left_at = person.question()
    person.program.kill()
    person.program.wait()
    person.screen.close()
    return left_at


def carry_on(person: Person, left_at: str) -> None:
    """From Home to the same question, note and all, and on to the end with the spare key."""
    person.press("home-next")
    assert person.question() == left_at
    person.press("note-open")
    assert person.screen.text("note") == CANARY
    person.press("answer-no")
    person.press("question-next")
    wait_for("the next question", lambda: person.moved_on(left_at))
    while not person.has("summary-finish"):
        person.answer_by_keys()
    person.press("summary-finish")
    person.press("summary-spare-key-go")
    person.type_spare_key_back()


def test_first_evening(desktop: Desktop, tmp_path: Path) -> None:
    """The whole of it, once."""
    calls = [tmp_path / "first", tmp_path / "second"]
    left_at = begin_and_be_killed(desktop, calls[0])
    person = Person(desktop, *traced(calls[1]))
    carry_on(person, left_at)
    paper = tmp_path / "list.pdf"
    person.save_pdf(paper)
    person.close()

    text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True, text=True)
    assert "Keep your own number, email and accounts from pupils" in text.stdout
    assert lies_about(desktop.home, CANARY.encode()) == []
    for written in calls:
        assert "AF_UNIX" in written.read_text()
        assert "AF_INET" not in written.read_text()


def test_a_second_start_brings_the_first_to_the_front(desktop: Desktop) -> None:
    """The second one ends by itself; the first stays, and comes forward from being minimised."""
    person = Person(desktop)
    person.screen.find("welcome-start")
    hands = person.hands
    window = hands.windows("Privacy Self-Audit")[0]
    hands.minimise(window)
    wait_for("the window to go", lambda: not hands.windows("Privacy Self-Audit"))
    second = desktop.start()
    assert second.wait(20) == 0
    wait_for("the window to come back", lambda: hands.windows("Privacy Self-Audit") == [window])
    assert person.program.poll() is None
    wait_for("the keyboard to be in it", lambda: hands.active() == window)
    person.close()
