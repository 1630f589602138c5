"""Two check-ins side by side: what is better, what needs doing again, what is new or gone."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from audit_app.domain.action import ActionId, Mark
from audit_app.domain.checkin import Answer, CheckIn, Marked
from audit_app.domain.checklist import App, Checklist, Choice, Question, TopicId
from audit_app.domain.value import Value
from audit_app.logic.carry import Row
from audit_app.logic.guide import action_id
from audit_app.logic.heirs import with_heirs
from audit_app.logic.history import latest_answers


class Status(StrEnum):
    """How something stood. Never a mark out of anything (product rule 4)."""

    DONE = "done"
    TO_DO = "to-do"
    FIND_OUT = "find-out"
    NOT_APPLY = "not-apply"


class Move(StrEnum):
    """What became of one answer. *again*: it was done, and needs doing again."""

    BETTER = "better"
    AGAIN = "again"
    OTHER = "other"
    NEW = "new"
    GONE = "gone"
    SAME = "same"


class Difference(Value):
    """One question, for one app or none, then and now. ``topic`` None: nothing asks it any more.

    ``wording`` is what was asked last; ``old_wording`` what was asked then, where that differs.
    """

    wording: str
    move: Move
    before: Status | None = None
    after: Status | None = None
    question: Question | None = None
    topic: TopicId | None = None
    app: App | None = None
    old_wording: str = ""


class Comparison(Value):
    """Everything that can be said of two check-ins, in the order of the checklist."""

    differences: tuple[Difference, ...]

    def of(self, *moves: Move) -> tuple[Difference, ...]:
        """The differences of these kinds, kind by kind."""
        return tuple(each for move in moves for each in self.differences if each.move is move)

    @property
    def reworded(self) -> tuple[Difference, ...]:
        """What was asked in other words now."""
        return tuple(each for each in self.differences if each.old_wording)


_STATUS = {
    Choice.YES: Status.DONE,
    Choice.NO: Status.TO_DO,
    Choice.NOT_SURE: Status.FIND_OUT,
    Choice.DOES_NOT_APPLY: Status.NOT_APPLY,
}
_LEFT = (Status.TO_DO, Status.FIND_OUT)
NO_MARKS: Mapping[ActionId, Marked] = {}


class Side(Value):
    """One check-in as it stood: it and the ones before it that it builds on, oldest first.

    ``marks`` are what was said of actions by then.
    """

    checkins: tuple[CheckIn, ...]
    marks: Mapping[ActionId, Marked] = NO_MARKS


def compare(checklist: Checklist, then: Side, now: Side) -> Comparison:
    """What moved from ``then`` to ``now``. Answers to questions that went count for their heirs."""
    old, new = _answers(checklist, then), _answers(checklist, now)
    order: dict[Row, int] = {}
    for topic in checklist.topics:
        for question in topic.questions:
            for app in (None, *(app.id for app in checklist.apps)):
                order[question.id, app] = len(order)
    rows = sorted({*old, *new}, key=lambda row: (order.get(row, len(order)), str(row)))
    return Comparison(
        differences=tuple(
            _difference(checklist, old.get(row), new.get(row), (then.marks, now.marks))
            for row in rows
        )
    )


def _answers(checklist: Checklist, side: Side) -> dict[Row, Answer]:
    found = with_heirs(checklist, latest_answers(side.checkins))
    return {(answer.question, answer.app): answer for answer in found}


def _difference(
    checklist: Checklist,
    old: Answer | None,
    new: Answer | None,
    marks: tuple[Mapping[ActionId, Marked], Mapping[ActionId, Marked]],
) -> Difference:
    last = new or old
    assert last is not None  # noqa: S101
    question = checklist.question(last.question)
    topic = checklist.topic_of(last.question)
    before, after = _status(old, marks[0]), _status(new, marks[1])
    return Difference(
        wording=last.wording,
        move=_move(before, after),
        before=before,
        after=after,
        question=question,
        topic=topic.id if topic else None,
        app=checklist.app(last.app) if last.app else None,
        old_wording=old.wording if old and new and old.revision != new.revision else "",
    )


def _status(answer: Answer | None, marks: Mapping[ActionId, Marked]) -> Status | None:
    if answer is None:
        return None
    status = _STATUS[answer.choice]
    marked = marks.get(action_id(answer.question, answer.app))
    done = marked is not None and marked.state.mark is Mark.DONE and marked.at >= answer.at
    return Status.DONE if done and status in _LEFT else status


def _move(before: Status | None, after: Status | None) -> Move:
    if before is after:
        return Move.SAME
    if before is None:
        return Move.NEW
    if after is None:
        return Move.GONE
    if after is Status.DONE and before in _LEFT:
        return Move.BETTER
    return Move.AGAIN if before is Status.DONE and after in _LEFT else Move.OTHER


def by_topic(
    checklist: Checklist, found: Sequence[Difference]
) -> tuple[tuple[str, tuple[Difference, ...]], ...]:
    """Differences under the names of their topics. What nothing asks any more has no name."""
    names = {topic.id: topic.name for topic in checklist.topics}
    order = {topic: place for place, topic in enumerate(names)}
    found = sorted(found, key=lambda each: order.get(each.topic or TopicId(""), len(order)))
    return _grouped([(names.get(each.topic, "") if each.topic else "", each) for each in found])


def by_app(found: Sequence[Difference]) -> tuple[tuple[str, tuple[Difference, ...]], ...]:
    """Differences under the names of their apps. What is about no one app has no name."""
    return _grouped([(each.app.name if each.app else "", each) for each in found])


def _grouped(
    named: Sequence[tuple[str, Difference]],
) -> tuple[tuple[str, tuple[Difference, ...]], ...]:
    groups: dict[str, list[Difference]] = {}
    for name, each in named:
        groups.setdefault(name, []).append(each)
    # What has no name comes last.
    names = sorted(groups, key=lambda name: not name)
    return tuple((name, tuple(groups[name])) for name in names)
