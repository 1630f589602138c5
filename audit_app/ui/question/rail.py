"""The rail of a check-in: its topics, and how much of each is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import QuestionId, TopicId
from audit_app.logic.carry import StillTrue
from audit_app.logic.estimate import answer_minutes
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
    still = {screen.topic for screen in walk.left if isinstance(screen, StillTrue)}
    answered, total = sum(t.answered for t in topics), sum(t.total for t in topics)
    words = context.words
    counted = words("question.rail.counts", answered=answered, to_go=total - answered)
    depth = walk.checkin.depth
    term = context.parts.term_on(walk.checkin.started.astimezone().date())
    return RailContent(
        entries=tuple(_entry(topic, words, still=topic.id in still) for topic in topics),
        current=next((topic.id for topic in topics if topic.position), ""),
        heading=words(f"question.rail.{depth if depth is Depth.JOB else term}"),
        line=_to_look_over(walk, words, answered) if still else counted,
        short=words("question.rail.short", answered=answered, total=total),
        way_home=True,
    )


def first_open(walk: Walk, topic: str) -> QuestionId | None:
    """The first open question of a topic (its first one when none is), or None: no such topic."""
    return next((t.first for t in walk.topics() if t.id == TopicId(topic)), None)


def _entry(topic: TopicProgress, words: Words, *, still: bool) -> RailEntry:
    if still and topic.position:
        line = words("again.rail")
    elif still and topic.filled is Filled.OPEN:
        line = words("again.rail-open", count=topic.total)
    elif topic.filled is Filled.OPEN:
        line = words("question.rail.open", count=topic.total)
    else:
        line = words("question.rail.answered", answered=topic.answered, total=topic.total)
    return RailEntry(key=topic.id, name=topic.name, mark=_MARKS[topic.filled], line=line)


def _to_look_over(walk: Walk, words: Words, answered: int) -> str:
    """Many earlier answers stand on one screen: minutes say more of what is left than a count."""
    minutes = words("common.minutes", count=answer_minutes(walk.left))
    return words("again.rail-counts", answered=answered, minutes=minutes)
