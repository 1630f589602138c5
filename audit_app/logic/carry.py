"""Earlier answers in a later check-in: which still stand, and the screen that asks if they do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from audit_app.domain.checkin import Answer, CheckIn
from audit_app.domain.checklist import (
    App,
    AppId,
    Checklist,
    Choice,
    Question,
    QuestionId,
    TopicId,
)
from audit_app.domain.standing import Recheck
from audit_app.domain.value import Value
from audit_app.logic.history import newest_answers

Row = tuple[QuestionId, AppId | None]
NewTerm = Callable[[date, date], bool]
# A year less some weeks: the same term's check-in a year later asks again, early or late.
_YEAR = timedelta(weeks=46)
_ANOTHER_TERM = timedelta(weeks=8)
# No question's id has a colon, so that the place of such a screen is never that of a question.
_PREFIX = "still-true:"


class Line(Value):
    """One question, and what was said to it for each of ``apps`` (none: it is not per app)."""

    question: Question
    choice: Choice
    answers: tuple[Answer, ...]
    apps: tuple[App, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is answered by this line."""
        return tuple((answer.question, answer.app) for answer in self.answers)


class StillTrue(Value):
    """One screen: the answers in a topic that still stand. Only those that said Yes are carried."""

    topic: TopicId
    lines: tuple[Line, ...]

    @property
    def id(self) -> QuestionId:
        """Its place in the walk, where a question has its own id."""
        return QuestionId(f"{_PREFIX}{self.topic}")

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that is answered here."""
        return tuple(row for line in self.lines for row in line.rows)

    @property
    def safe(self) -> tuple[Line, ...]:
        """What was answered with Yes."""
        return tuple(line for line in self.lines if line.choice is Choice.YES)

    @property
    def others(self) -> tuple[Line, ...]:
        """What was not: each is asked here by itself, an app a line."""
        return tuple(line for line in self.lines if line.choice is not Choice.YES)

    @property
    def since(self) -> datetime:
        """The oldest of the answers."""
        return min(answer.given for line in self.lines for answer in line.answers)


def well_apart(since: date, day: date) -> bool:
    """A ``NewTerm`` for where nobody knows the terms: some two months later it is another one."""
    return day - since >= _ANOTHER_TERM


def standing(
    checklist: Checklist, checkin: CheckIn, before: Sequence[CheckIn], new_term: NewTerm
) -> dict[Row, Answer]:
    """The answers from ``before`` (oldest first) that still stand as ``checkin`` begins.

    ``new_term`` says whether a term has begun between two days.
    """
    questions = {q.id: q for topic in checklist.topics for q in topic.questions}
    changes = frozenset(checkin.changes or ())
    day = _day(checkin.started)
    return {
        (answer.question, answer.app): answer
        for answer in newest_answers(before)
        if (question := questions.get(answer.question)) is not None
        and answer.revision == question.revision
        and not _reopened(question, changes)
        and not _expired(question, _day(answer.given), day, new_term)
    }


def lines(
    question: Question, apps: Sequence[App], standing: Mapping[Row, Answer]
) -> Iterator[Line]:
    """What stands of the answers to a question, that for each app by itself unless it was Yes."""
    by_id = {app.id: app for app in apps}
    rows: Iterable[AppId | None] = by_id or (None,)
    found = [standing[question.id, row] for row in rows if (question.id, row) in standing]
    yes = [answer for answer in found if answer.choice is Choice.YES]
    others = [[answer] for answer in found if answer.choice is not Choice.YES]
    for answers in [yes, *others] if yes else others:
        yield Line(
            question=question,
            choice=answers[0].choice,
            answers=tuple(answers),
            apps=tuple(by_id[answer.app] for answer in answers if answer.app),
        )


def reworded(question: Question, earlier: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those of the earlier answers that were given to other words, the last given first."""
    found = [answer for answer in earlier if answer.revision != question.revision]
    return tuple(sorted(found, key=lambda answer: answer.given, reverse=True))


def is_new(question: Question, before: Sequence[CheckIn]) -> bool:
    """Whether a question has come since the last of these check-ins, which never asked it."""
    if not before or question.added is None:
        return False
    asked = any(a.question == question.id for checkin in before for a in checkin.answers)
    return not asked and question.added > _day(before[-1].started)


def _reopened(question: Question, changes: frozenset[object]) -> bool:
    if question.recheck is Recheck.CHANGE and not question.reopened_by:
        return bool(changes)
    return not changes.isdisjoint(question.reopened_by)


def _expired(question: Question, given: date, day: date, new_term: NewTerm) -> bool:
    if question.recheck is Recheck.TERM:
        return new_term(given, day)
    return question.recheck is Recheck.YEAR and day - given >= _YEAR


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
