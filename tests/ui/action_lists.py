"""What the tests of the action list ask of it."""

from datetime import date

from audit_app.domain.action import ActionId, ActionState
from audit_app.logic.plan import Plan
from audit_app.ui.action_row import ActionItem, StateButtons
from audit_app.ui.actions import ActionList
from audit_app.ui.kit.foot import SavedLine
from audit_app.ui.places import Name, Place
from tests.samples import TODAY
from tests.ui.person import Person

ACTIONS = Place(name=Name.ACTIONS)


def shown(person: Person) -> ActionList:
    assert isinstance(person.screen, ActionList)
    return person.screen


def open_first(person: Person) -> ActionItem:
    item = shown(person).items[0]
    item.open()
    person.qtbot.wait(1)
    return item


def buttons(item: ActionItem) -> StateButtons:
    assert item.state is not None
    return item.state


def plan(person: Person, day: date = TODAY) -> Plan:
    return person.window.context.opened.actions.plan(day)


def state(person: Person, action: ActionId, day: date = TODAY) -> ActionState:
    return next(a.state for a in plan(person, day).actions if a.id == action)


def saved(person: Person) -> bool:
    lines = person.screen.findChildren(SavedLine)
    return any(line.isVisible() and "Saved" in line._label.text() for line in lines)
