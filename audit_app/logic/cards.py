"""The action list app by app: each app's card can be done in one sitting, largest risk first."""

from collections.abc import Iterable

from audit_app.domain.action import Action, Mark
from audit_app.domain.checklist import Checklist, Priority
from audit_app.domain.controls import ControlKind
from audit_app.domain.value import Value
from audit_app.logic.estimate import fix_minutes

_PRIORITY = {priority: place for place, priority in enumerate(Priority)}
_RISK = {kind.value: place for place, kind in enumerate(ControlKind)}
# What names no such control is the question's own advice, such as whom to tell: that comes first.
_OWN_ADVICE = -1


class Card(Value):
    """The actions on one app. ``app_name`` is empty for those that are about no one app."""

    app_name: str
    actions: tuple[Action, ...]


def cards(actions: Iterable[Action], checklist: Checklist) -> tuple[Card, ...]:
    """``actions``, given the most important first, as cards; the same app is one card.

    The card with the largest risk comes first, then the more used app; what is about no one app
    comes last.
    """
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.app_name, []).append(action)
    made = [
        Card(app_name=name, actions=tuple(sorted(held, key=lambda a: _risk(a, checklist))))
        for name, held in found.items()
    ]
    used = {app.short_name or app.name: app.rank for app in checklist.apps}
    made.sort(
        key=lambda card: (
            not card.app_name,
            _risk(card.actions[0], checklist),
            used.get(card.app_name, len(used)),
        )
    )
    return tuple(made)


def minutes_left(actions: Iterable[Action]) -> int:
    """Whole minutes for those that are still to do; 0 only when nothing is."""
    left = [action for action in actions if action.state.mark is Mark.TO_DO]
    return max(fix_minutes(left), bool(left))


def _risk(action: Action, checklist: Checklist) -> tuple[int, int]:
    question = checklist.question(action.question)
    names = question.action.controls if question else ()
    risks = [_RISK[kind] for name in names if (kind := name.rpartition(":")[2]) in _RISK]
    return (_PRIORITY[action.priority], min(risks, default=_OWN_ADVICE))
