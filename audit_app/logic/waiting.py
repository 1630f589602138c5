"""Actions that have waited for two terms: last in their group, with a small start."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from audit_app.domain.action import Action, ActionId
from audit_app.domain.checkin import CheckIn
from audit_app.logic.carry import NewTerm
from audit_app.logic.guide import action_id
from audit_app.logic.plan import NEEDS_ACTION

_LONG = 2


def waiting(checkins: Sequence[CheckIn], new_term: NewTerm, today: date) -> frozenset[ActionId]:
    """What each of ``checkins`` (finished, oldest first) that asked found undone, for two terms.

    A check-in that did not ask breaks nothing; a Yes, or a *does not apply*, begins anew.
    """
    waits: dict[ActionId, tuple[date, int]] = {}
    for checkin in checkins:
        day = checkin.started.date()
        for answer in checkin.answers:
            action = action_id(answer.question, answer.app)
            if answer.choice not in NEEDS_ACTION:
                waits.pop(action, None)
                continue
            last, terms = waits.get(action, (day, 0))
            waits[action] = (day, terms + new_term(last, day))
    return frozenset(
        action for action, (last, terms) in waits.items() if terms + new_term(last, today) >= _LONG
    )


def last_of_all(actions: Iterable[Action], waits: Container[ActionId]) -> tuple[Action, ...]:
    """``actions`` in their order, with those that have waited long at the end."""
    return tuple(sorted(actions, key=lambda action: action.id in waits))


def small_start(action: Action) -> str:
    """The words of the first thing to do, without marks; "": nothing that can be said."""
    step = next((step for step in action.steps if not step.removes), None)
    return step.text.replace("**", "") if step else ""
