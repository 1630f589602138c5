"""A whole check-in in a real window by keys alone, and by a screen reader's actions alone."""

from functools import partial

import pytest

from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.keys import MOST, go_by_keys
from tests.e2e.test_window import Person

pytestmark = pytest.mark.e2e


def answer_by_actions(person: Person) -> None:
    """No to everything on the screen, and on, with what the parts offer to a screen reader."""
    asked = person.question()
    for thing in person.screen.things():
        if thing.identifier in {"answer-no", "choice-no"} and "checked" not in thing.states:
            thing.press()
    person.press("question-next")
    wait_for("the next screen", lambda: person.moved_on(asked))
    if person.has("told"):
        person.press("told")
        person.press("help-on")
        wait_for("the next question", lambda: person.has("question"))


def first_run_by_keys(person: Person) -> None:
    """The four short screens."""
    go_by_keys(person, "welcome-start")
    wait_for("the keyring", lambda: "checked" in person.screen.find("answer-sign-in").states)
    go_by_keys(person, "setup-next")
    go_by_keys(person, "app-facebook", "space")
    go_by_keys(person, "setup-next")
    wait_for("quick or full", lambda: person.has("answer-quick"))
    go_by_keys(person, "setup-next")


def test_a_whole_check_in_by_a_screen_readers_actions_alone(desktop: Desktop) -> None:
    person = Person(desktop)
    person.first_run()
    answered = 0
    while not person.has("summary-finish"):
        answer_by_actions(person)
        answered += 1
        assert answered < MOST
    assert answered > 10
    person.press("summary-finish")
    person.press("summary-spare-key-go")
    person.press("spare-key-later")
    person.screen.says("to do")
    person.close()


def test_a_whole_check_in_by_keys_alone(desktop: Desktop) -> None:
    person = Person(desktop)
    first_run_by_keys(person)
    answered = 0
    while not person.has("summary-finish"):
        wait_for("a question", lambda: person.has("question"))
        asked = person.question()
        rows = [t for t in person.screen.things() if t.identifier.startswith("app-")]
        for _ in rows[1:]:
            person.hands.keys("2", "Tab", "Tab")
        person.hands.keys("2", "Return")
        wait_for("the next screen", partial(person.moved_on, asked))
        if person.has("told"):
            go_by_keys(person, "told", "space")
            go_by_keys(person, "help-on")
        answered += 1
        assert answered < MOST
    go_by_keys(person, "summary-finish")
    wait_for("the summary", lambda: person.has("summary-spare-key-go"))
    person.close()
