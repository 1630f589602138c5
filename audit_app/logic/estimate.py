"""How long things take, always computed from the data's seconds and minutes."""

from collections.abc import Iterable

from audit_app.domain.action import Action
from audit_app.logic.carry import StillTrue
from audit_app.logic.walk import Screen

SECONDS_A_MINUTE = 60
# To look a known line over: some 13 words at the 260 a minute that adults read silently.
_SECONDS_A_LINE = 3


def answer_minutes(screens: Iterable[Screen]) -> int:
    """Whole minutes to answer these screens, rounded up; 0 for none. Seconds count per row."""
    return -(-sum(_seconds(screen) for screen in screens) // SECONDS_A_MINUTE)


def _seconds(screen: Screen) -> int:
    if isinstance(screen, StillTrue):
        asked = sum(line.question.answer_seconds for line in screen.others)
        return asked + _SECONDS_A_LINE * len(screen.safe)
    return screen.question.answer_seconds * len(screen.rows)


def to_answer(screens: Iterable[Screen]) -> int:
    """How many questions these screens ask."""
    return sum(len(s.others) if isinstance(s, StillTrue) else 1 for s in screens)


def to_look_over(screens: Iterable[Screen]) -> int:
    """How many earlier answers these screens only want looked over."""
    return sum(len(s.safe) for s in screens if isinstance(s, StillTrue))


def fix_minutes(actions: Iterable[Action]) -> int:
    """Whole minutes to do these actions one after the other."""
    return sum(action.minutes for action in actions)
