"""The rail of a check-in: its topics, and how much of each is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import QuestionId, TopicId
from audit_app.logic.carry import StillTrue
from audit_app.logic.walk import Filled, TopicProgress, Walk
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rail_rows import RailContent, RailEntry

if TYPE_CHECKING:
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

_MARKS = {Filled.FULL: MarkKind.DONE, Filled.PART: MarkKind.PART, Filled.OPEN: MarkKind.TO_DO}


def topics_rail(walk: Walk, context: Context, showing: QuestionId | None = None) -> RailContent:
    """The topics under the name of the check-in; the topic of ``showing`` is the current one."""
    topics = walk.topics(showing)
    still = isinstance(walk.at(showing), StillTrue)
    answered, total = sum(t.answered for t in topics), sum(t.total for t in topics)
    words = context.words
    depth = walk.checkin.depth
    term = context.parts.term_on(walk.checkin.started.astimezone().date())
    return RailContent(
        entries=tuple(_entry(topic, words, still=still) for topic in topics),
        current=next((topic.id for topic in topics if topic.position), ""),
        heading=words(f"question.rail.{depth if depth is Depth.JOB else term}"),
        line=words("question.rail.counts", answered=answered, to_go=total - answered),
        short=words("question.rail.short", answered=answered, total=total),
        way_home=True,
    )


def first_open(walk: Walk, topic: str) -> QuestionId | None:
    """The first open question of a topic (its first one when none is), or None: no such topic."""
    return next((t.first for t in walk.topics() if t.id == TopicId(topic)), None)


def _entry(topic: TopicProgress, words: Words, *, still: bool) -> RailEntry:
    if topic.position and still and topic.filled is not Filled.FULL:
        line = words("again.rail")
    elif topic.filled is Filled.OPEN:
        line = words("question.rail.open", count=topic.total)
    else:
        line = words("question.rail.answered", answered=topic.answered, total=topic.total)
    return RailEntry(key=topic.id, name=topic.name, mark=_MARKS[topic.filled], line=line)
