"""Which questions a person is asked, in what order, and where they are."""

from collections.abc import Callable, Container, Sequence
from enum import StrEnum

from audit_app.domain.checkin import CheckIn, Depth, Profile
from audit_app.domain.checklist import App, AppId, Checklist, Kind, Question, QuestionId, TopicId
from audit_app.domain.value import Value

_IN_CHECK: dict[Depth, Callable[[Question], bool]] = {
    Depth.QUICK: lambda question: question.quick,
    Depth.FULL: lambda question: question.full,
    Depth.JOB: lambda question: question.job,
}


class Filled(StrEnum):
    """How much of a question or topic is answered."""

    OPEN = "open"
    PART = "part"
    FULL = "full"


class Asked(Value):
    """One screen: a question and, when it is asked per app, the ticked apps it concerns."""

    topic: TopicId
    question: Question
    apps: tuple[App, ...] = ()

    @property
    def rows(self) -> tuple[AppId | None, ...]:
        """The apps to answer for; a question that is not per app has one row, without an app."""
        return tuple(app.id for app in self.apps) or (None,)

    def filled(self, checkin: CheckIn) -> Filled:
        """How much of this screen is answered in ``checkin``."""
        return self.filled_by({(a.question, a.app) for a in checkin.answers})

    def filled_by(self, given: Container[tuple[QuestionId, AppId | None]]) -> Filled:
        """How much of this screen is answered when ``given`` are all the answers there are."""
        answered = sum((self.question.id, row) in given for row in self.rows)
        if answered == len(self.rows):
            return Filled.FULL
        return Filled.PART if answered else Filled.OPEN


class TopicProgress(Value):
    """One row of the topic rail. ``position`` is the 1-based place of the question shown, or 0."""

    id: TopicId
    name: str
    answered: int
    total: int
    filled: Filled
    first: QuestionId
    position: int = 0


def asked(checklist: Checklist, profile: Profile, depth: Depth) -> tuple[Asked, ...]:
    """The screens for this person, in topic order. Steps that exist or not never matter here."""
    ticked = tuple(a for a in checklist.apps if a.id in profile.apps)
    screens = []
    for topic in sorted(checklist.topics, key=lambda t: t.order):
        for question in topic.questions:
            if not _IN_CHECK[depth](question):
                continue
            if not question.fits(profile.nation, profile.role, profile.ties):
                continue
            about = tuple(app for app in ticked if question.concerned(app))
            if question.kind is Kind.PER_APP:
                if about:
                    screens.append(Asked(topic=topic.id, question=question, apps=about))
            elif about or not (question.apps or question.concerns):
                screens.append(Asked(topic=topic.id, question=question))
    return tuple(screens)


class Walk(Value):
    """A check-in over the questions it asks. Everything a screen needs to know about position.

    ``filled`` stands beside ``screens``.
    """

    screens: tuple[Asked, ...]
    filled: tuple[Filled, ...]
    checkin: CheckIn
    topic_names: dict[TopicId, str]

    @property
    def here(self) -> Asked | None:
        """The screen to show: where the person left off, else the first open one, else None."""
        return self.at(self.checkin.position) or next(iter(self.left), None)

    @property
    def left(self) -> tuple[Asked, ...]:
        """The screens that are open or only partly answered."""
        both = zip(self.screens, self.filled, strict=True)
        return tuple(screen for screen, filled in both if filled is not Filled.FULL)

    def at(self, question: QuestionId | None) -> Asked | None:
        """The screen of a question, or None when this person is not asked it."""
        return next((s for s in self.screens if s.question.id == question), None)

    def after(self, question: QuestionId) -> QuestionId | None:
        """The next question, or None after the last."""
        return self._beside(question, 1)

    def before(self, question: QuestionId) -> QuestionId | None:
        """The question before, or None at the first."""
        return self._beside(question, -1)

    def _beside(self, question: QuestionId, step: int) -> QuestionId | None:
        ids = [s.question.id for s in self.screens]
        place = ids.index(question) + step
        return ids[place] if 0 <= place < len(ids) else None

    @property
    def answered(self) -> int:
        """How many questions are wholly answered."""
        return self.filled.count(Filled.FULL)

    @property
    def to_go(self) -> int:
        """How many questions are open or only partly answered."""
        return len(self.screens) - self.answered

    def topics(self, showing: QuestionId | None = None) -> tuple[TopicProgress, ...]:
        """The rail: a row per topic that asks anything, and the place of ``showing``."""
        rows = []
        both = list(zip(self.screens, self.filled, strict=True))
        for topic, name in self.topic_names.items():
            found = [(s.question.id, filled) for s, filled in both if s.topic == topic]
            if not found:
                continue
            ids, states = zip(*found, strict=True)
            rows.append(
                TopicProgress(
                    id=topic,
                    name=name,
                    answered=states.count(Filled.FULL),
                    total=len(found),
                    filled=_together(states),
                    first=next((q for q, f in found if f is not Filled.FULL), ids[0]),
                    position=ids.index(showing) + 1 if showing in ids else 0,
                )
            )
        return tuple(rows)


def _together(states: Sequence[Filled]) -> Filled:
    if all(s is Filled.FULL for s in states):
        return Filled.FULL
    return Filled.OPEN if all(s is Filled.OPEN for s in states) else Filled.PART


def walk(checklist: Checklist, checkin: CheckIn) -> Walk:
    """The walk of this check-in through this checklist."""
    names = {t.id: t.name for t in sorted(checklist.topics, key=lambda t: t.order)}
    screens = asked(checklist, checkin.profile, checkin.depth)
    given = {(a.question, a.app) for a in checkin.answers}
    filled = tuple(screen.filled_by(given) for screen in screens)
    return Walk(screens=screens, filled=filled, checkin=checkin, topic_names=names)
