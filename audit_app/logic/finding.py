"""Finding actions by words that somebody types."""

from collections.abc import Iterable

from audit_app.domain.action import Action, ActionId


def find(actions: Iterable[Action], typed: str) -> frozenset[ActionId]:
    """The actions that have every word of ``typed`` in their title, app or reason."""
    words = typed.casefold().split()
    return frozenset(action.id for action in actions if _has(action, words))


def _has(action: Action, words: list[str]) -> bool:
    said = f"{action.title}\n{action.app_name}\n{action.why}".casefold()
    return all(word in said for word in words)
