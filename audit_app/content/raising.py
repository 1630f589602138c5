"""What a school takes more seriously than the guidance: priorities that can only be raised."""

from collections.abc import Iterator
from typing import Any

from audit_app.content.draft import Draft, Entry
from audit_app.content.faults import Fault, nearest, quoted
from audit_app.domain.checklist import RANK


def record_faults(raised: Draft, joined: Draft) -> Iterator[tuple[Entry[Any], Fault]]:
    """Each raised priority that names no question of ``joined``, or would not raise it."""
    questions = {entry.value.question.id: entry.value.question for entry in joined.asked}
    for entry in raised.priorities:
        question = questions.get(entry.value.id)
        if question is None:
            near = nearest(entry.value.id, questions)
            yield entry, entry.fault("id", f"{quoted(entry.value.id)} does not exist", "", near)
        elif RANK[entry.value.priority] >= RANK[question.priority]:
            what = f"{quoted(entry.value.priority)} is no higher than {quoted(question.priority)}"
            yield entry, entry.fault("priority", what, "a priority can only be raised")
