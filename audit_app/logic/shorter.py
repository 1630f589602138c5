"""The checklist of the quick check alone, for whoever has little time or much paper to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from audit_app.domain.checklist import Checklist


def quick_only(checklist: Checklist) -> Checklist:
    """``checklist`` with the quick check's questions; a topic without any is left out."""
    topics = (
        msgspec.structs.replace(topic, questions=tuple(q for q in topic.questions if q.quick))
        for topic in checklist.topics
    )
    return msgspec.structs.replace(checklist, topics=tuple(t for t in topics if t.questions))
