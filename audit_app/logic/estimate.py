"""How long things take, always computed from the data's seconds and minutes."""

from collections.abc import Iterable

from audit_app.domain.action import Action
from audit_app.logic.walk import Asked

SECONDS_A_MINUTE = 60


def answer_minutes(screens: Iterable[Asked]) -> int:
    """Whole minutes to answer these screens, rounded up; 0 for none. Seconds count per row."""
    seconds = sum(s.question.answer_seconds * len(s.rows) for s in screens)
    return -(-seconds // SECONDS_A_MINUTE)


def fix_minutes(actions: Iterable[Action]) -> int:
    """Whole minutes to do these actions one after the other."""
    return sum(action.minutes for action in actions)
