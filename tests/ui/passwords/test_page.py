"""Help with passwords: what needs no password, and the ways here and back."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from audit_app.domain.checklist import Choice, QuestionId
from audit_app.ui.places import Name, Place
from tests.online import answers
from tests.ui.lives import filled
from tests.ui.passwords.desk import HERE, ask
from tests.ui.person import Person, asking, clipped, nameless

STRONG = QuestionId("a10_strong")


class TestAskYourself:
    @pytest.mark.parametrize(
        ("ticks", "said"),
        [
            (("long",), "Next: give it a password of its own."),
            (("only",), "Next: give it a longer password."),
            (("only", "long"), "Next: turn on two-step verification."),
            (("only", "long", "two-step"), "That account is well looked after."),
        ],
    )
    def test_it_says_what_comes_next(self, here: Person, ticks: tuple[str, ...], said: str) -> None:
        for tick in ticks:
            here.click(f"ask-{tick}")
        assert here.sees(said)

    def test_no_password_is_asked_for(self, here: Person) -> None:
        lines = here.screen.findChildren(QLineEdit)
        assert lines
        assert not any(line.isVisible() for line in lines)


class TestWays:
    def test_from_a_question_and_back_to_it(self, person: Person) -> None:
        person.go(asking(STRONG))
        person.click("helper")
        person.on(Name.PASSWORDS)
        person.click("back")
        person.on(Name.QUESTION)
        assert person.at.question == STRONG

    @pytest.mark.parametrize("question", ["a10_email", "a10_unique", "a10_shared"])
    def test_each_question_about_passwords_has_it(self, person: Person, question: str) -> None:
        person.go(asking(QuestionId(question)))
        assert "Help with passwords" in str(person.part("helper").property("text"))

    def test_other_questions_do_not(self, person: Person) -> None:
        person.go(asking(QuestionId("a10_lock")))
        assert person.window.findChildren(QWidget, "helper") == []

    def test_from_an_action_and_back_to_it(self, person: Person) -> None:
        session = person.window.context.opened
        question = person.window.context.checklist.question(STRONG)
        assert question is not None
        session.answers.give(question, Choice.NO).result()
        plan = session.actions.plan(person.parts.today())
        (action,) = (action for action in plan.open if action.question == STRONG)
        person.go(Place(name=Name.ACTIONS, action=action.id))
        person.click("helper-passwords")
        person.on(Name.PASSWORDS)
        person.click("back")
        person.on(Name.ACTIONS)
        assert person.at.action == action.id

    def test_from_settings(self, person: Person) -> None:
        person.go(Place(name=Name.SETTINGS))
        person.click("settings-passwords")
        person.on(Name.PASSWORDS)


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_fits_and_has_a_name(here: Person, scale: int) -> None:
    here._theme.wear("contrast", scale)
    here.go(HERE)
    here.click("ask-long")
    here.click("phrase-make")
    here.click("phrase-copy")
    ask(here, answers.LEAKED)
    here.wait_to_see("This password has leaked")
    here.qtbot.wait(50)
    assert clipped(here.screen) == []
    assert nameless(here.screen) == []
    assert filled(here.screen) == []
    here.click("leak-open")
    here.qtbot.wait(50)
    assert clipped(here.window) == []
    assert nameless(here.window) == []
