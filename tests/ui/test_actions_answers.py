"""Doing an action is a Yes with its date, from then on; history is added to, never rewritten."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.domain.action import Action, ActionState, Mark
from audit_app.domain.checkin import Answer, Answered, Depth
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.logic.history import newest_answers
from audit_app.ui.kit.theme import Theme
from tests.ui import stage
from tests.ui.action_lists import plan, state
from tests.ui.lives import always_no, answer, this_term_done
from tests.ui.person import Person


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has said No a few times this term."""
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    return made


def said(person: Person, action: Action) -> Answer:
    found = newest_answers(person.window.context.opened.record.counting)
    return next(a for a in found if (a.question, a.app) == (action.question, action.app))


def events(person: Person, action: Action) -> list[Answered]:
    record = person.window.context.opened.record
    told = record.store.events(record.counting[-1].id)
    asked = (action.question, action.app)
    return [e for e in told if isinstance(e, Answered) and (e.question, e.app) == asked]


def test_done_adds_a_yes_that_says_where_it_comes_from(person: Person) -> None:
    action = plan(person).open[0]
    counts = plan(person).counts
    asked = events(person, action)

    person.window.context.opened.actions.mark(action.id, ActionState(mark=Mark.DONE)).result()

    for _ in range(2):
        assert said(person, action).choice is Choice.YES
        assert said(person, action).before is Choice.NO
        assert state(person, action.id).mark is Mark.DONE
        assert plan(person).counts.done == counts.done + 1
        assert plan(person).counts.to_do == counts.to_do - 1
        person.come_back()
    assert events(person, action)[: len(asked)] == asked
    assert len(events(person, action)) == len(asked) + 1


def test_undo_adds_what_was_answered_before(person: Person) -> None:
    action, counts = plan(person).open[0], plan(person).counts
    actions = person.window.context.opened.actions
    for mark in (Mark.DONE, Mark.DONE, Mark.TO_DO, Mark.LATER):
        actions.mark(action.id, ActionState(mark=mark)).result()

    person.come_back()

    assert [e.choice for e in events(person, action)] == [Choice.NO, Choice.YES, Choice.NO]
    assert said(person, action).before is None
    assert plan(person).counts == counts
    assert plan(person).actions


def test_a_check_in_looked_back_on_is_as_it_was_when_it_was_finished(person: Person) -> None:
    action = plan(person).open[0]
    session = person.window.context.opened
    checkin = session.record.counting[-1].id
    before = session.past.compare(checkin, checkin)
    clock = person.parts.clock()
    session.record.clock = lambda: clock.replace(year=clock.year + 1)

    session.actions.mark(action.id, ActionState(mark=Mark.DONE)).result()

    assert session.past.compare(checkin, checkin) == before


def test_doing_an_action_does_not_stand_for_telling_somebody(person: Person) -> None:
    """Product rule 7: a report stays pending until it is acknowledged."""
    stage.begin(person.window, depth=Depth.FULL)
    session = person.window.context.opened
    answer(person.window, choose=always_no)
    question = person.parts.checklist.question(QuestionId("a8_reported"))
    assert question is not None
    session.answers.give(question, Choice.NO).result()
    pending = plan(person).pending
    assert pending

    for action in plan(person).open:
        session.actions.mark(action.id, ActionState(mark=Mark.DONE)).result()

    assert plan(person).pending == pending
