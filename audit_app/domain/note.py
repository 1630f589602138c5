"""What somebody writes down for themselves about an action."""

from audit_app.domain.action import ActionId
from audit_app.domain.value import Value


class ActionNote(Value):
    """A private note. It is kept as an item of its own, so that it can be deleted for ever."""

    action: ActionId
    text: str
