"""Words to say: ready sentences to copy and change, for moments that are hard to find words in."""

from datetime import date
from typing import NewType

from audit_app.domain.value import Value

SayingId = NewType("SayingId", str)


class Saying(Value):
    """One ready text. ``before`` is what to do first; it helps with the actions of ``questions``.

    ``questions`` and ``refs`` (bullets) are ids of the checklist that holds it. ``removes``: it
    asks for something to be taken away, so an action that waits for a report does not offer it.
    """

    id: SayingId
    title: str
    before: str
    text: str
    refs: tuple[str, ...]
    source: str
    checked: date
    questions: tuple[str, ...] = ()
    removes: bool = False
