"""What a person has done so far, told in a few words, for tests of the screens that show it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from audit_app import demo
from audit_app.domain.checklist import Choice, Question
from audit_app.logic.walk import rows_of
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from tests.ui import stage
from tests.ui.person import Person

Choose = Callable[[Question], Choice]


def mostly_yes(question: Question) -> Choice:
    """As the invented person answers, app or no app."""
    return demo.choose(question, None, 40)


def always_no(question: Question) -> Choice:
    """No to everything: every action there can be."""
    return Choice.NO if not question.help_first else Choice.YES


def answer(window: Window, *, leave: int = 0, choose: Choose = mostly_yes) -> None:
    """Answer the check-in in hand anew, but for the last ``leave`` screens."""
    session = window.context.opened
    screens = session.answers.walk().screens
    for screen in screens[: len(screens) - leave]:
        for name, app in rows_of(screen):
            question = window.context.checklist.question(name)
            assert question is not None
            session.answers.give(question, choose(question), app)
    session.answers.move(None).result()


def finish(window: Window) -> None:
    """Finish the check-in in hand."""
    context = window.context
    context.opened.checkins.finish(context.parts.today()).result()


def this_term_done(person: Person, choose: Choose = mostly_yes) -> None:
    """A finished quick check."""
    stage.begin(person.window)
    answer(person.window, choose=choose)
    finish(person.window)


def make_spare_key(person: Person) -> None:
    """Give these answers a spare key."""
    vault = person.window.context.opened.vault
    draft = vault.draft_spare_key()
    vault.keep_spare_key(draft, draft.groups[-1])


def filled(root: QWidget) -> list[str]:
    """The filled buttons in sight: one at most on a screen."""
    buttons = root.findChildren(Button)
    return [b.text() for b in buttons if b.isVisible() and b.kind is Kind.FILLED]


def go_home(person: Person) -> None:
    """Look at Home anew."""
    person.go(Place(name=Name.HOME))
