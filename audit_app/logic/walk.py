"""Which questions a person is asked, in what order, and where they are."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from audit_app.domain.checkin import Answer, CheckIn, Depth, Profile
from audit_app.domain.checklist import App, AppId, Checklist, Kind, Question, QuestionId, TopicId
from audit_app.domain.value import Value
from audit_app.logic.carry import Row, StillTrue, lines

NOTHING: Mapping[Row, Answer] = {}
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
    def id(self) -> QuestionId:
        """Its place in the walk."""
        return self.question.id

    @property
    def rows(self) -> tuple[AppId | None, ...]:
        """The apps to answer for; a question that is not per app has one row, without an app."""
        return tuple(app.id for app in self.apps) or (None,)


Screen = Asked | StillTrue


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
    """A check-in over the screens it has. Everything a screen needs to know about position.

    ``given`` are the rows that are answered; ``earlier`` is True when there is a check-in before.
    """

    screens: tuple[Screen, ...]
    given: frozenset[Row]
    checkin: CheckIn
    topic_names: dict[TopicId, str]
    earlier: bool = False

    @property
    def here(self) -> Screen | None:
        """The screen to show: where the person left off, else the first open one, else None."""
        return self.at(self.checkin.position) or next(iter(self.left), None)

    @property
    def questions(self) -> tuple[Asked, ...]:
        """The screens that each ask one question."""
        return tuple(screen for screen in self.screens if isinstance(screen, Asked))

    @property
    def wants_changes(self) -> bool:
        """Whether the person is yet to be asked what has changed since the last check-in."""
        return self.earlier and self.checkin.changes is None

    @property
    def left(self) -> tuple[Screen, ...]:
        """The screens that are open or only partly answered."""
        return tuple(s for s in self.screens if _filled(rows_of(s), self.given) is not Filled.FULL)

    def at(self, place: QuestionId | None) -> Screen | None:
        """The screen at a place or with a question; None when this person is not asked it."""
        found = next((s for s in self.screens if s.id == place), None)
        return found or next((s for s in self.screens if place in {q for q, _ in rows_of(s)}), None)

    def after(self, place: QuestionId) -> QuestionId | None:
        """The next place, or None after the last."""
        return self._beside(place, 1)

    def before(self, place: QuestionId) -> QuestionId | None:
        """The place before, or None at the first."""
        return self._beside(place, -1)

    def _beside(self, place: QuestionId, step: int) -> QuestionId | None:
        ids = [s.id for s in self.screens]
        found = ids.index(place) + step
        return ids[found] if 0 <= found < len(ids) else None

    @property
    def answered(self) -> int:
        """How many questions are wholly answered."""
        return sum(topic.answered for topic in self.topics())

    @property
    def to_go(self) -> int:
        """How many questions are open or only partly answered."""
        return sum(topic.total - topic.answered for topic in self.topics())

    def topics(self, showing: QuestionId | None = None) -> tuple[TopicProgress, ...]:
        """The rail: a row per topic that asks anything, and the place of ``showing``."""
        by_topic = groupby(self.screens, key=lambda screen: screen.topic)
        return tuple(self._progress(topic, tuple(found), showing) for topic, found in by_topic)

    def _progress(
        self, topic: TopicId, screens: Sequence[Screen], showing: QuestionId | None
    ) -> TopicProgress:
        questions: dict[QuestionId, list[Row]] = {}
        for row in (row for screen in screens for row in rows_of(screen)):
            questions.setdefault(row[0], []).append(row)
        states = [_filled(rows, self.given) for rows in questions.values()]
        ids = [screen.id for screen in screens]
        still = [s.id for s in screens if _filled(rows_of(s), self.given) is not Filled.FULL]
        return TopicProgress(
            id=topic,
            name=self.topic_names[topic],
            answered=states.count(Filled.FULL),
            total=len(states),
            filled=_together(states),
            first=(still or ids)[0],
            position=ids.index(showing) + 1 if showing in ids else 0,
        )


def rows_of(screen: Screen) -> tuple[Row, ...]:
    """What a screen asks: questions, each for an app or not."""
    if isinstance(screen, StillTrue):
        return screen.rows
    return tuple((screen.question.id, row) for row in screen.rows)


def filled(screen: Screen, checkin: CheckIn) -> Filled:
    """How much of a screen is answered in ``checkin``."""
    return _filled(rows_of(screen), _given(checkin))


def _filled(rows: Collection[Row], given: Container[Row]) -> Filled:
    answered = sum(row in given for row in rows)
    if answered == len(rows):
        return Filled.FULL
    return Filled.PART if answered else Filled.OPEN


def _together(states: Sequence[Filled]) -> Filled:
    if all(s is Filled.FULL for s in states):
        return Filled.FULL
    return Filled.OPEN if all(s is Filled.OPEN for s in states) else Filled.PART


def _given(checkin: CheckIn) -> frozenset[Row]:
    return frozenset((a.question, a.app) for a in checkin.answers)


def walk(
    checklist: Checklist,
    checkin: CheckIn,
    standing: Mapping[Row, Answer] = NOTHING,
    *,
    earlier: bool = False,
) -> Walk:
    """The walk of this check-in through this checklist.

    ``standing`` are the answers of earlier check-ins that still stand (``carry.standing``).
    """
    every = asked(checklist, checkin.profile, checkin.depth)
    return Walk(
        screens=grouped(every, standing, checkin.each),
        given=_given(checkin),
        checkin=checkin,
        topic_names={topic.id: topic.name for topic in checklist.topics},
        earlier=earlier,
    )


def grouped(
    every: Sequence[Asked], standing: Mapping[Row, Answer], each: Container[QuestionId] = ()
) -> tuple[Screen, ...]:
    """The screens with what still stands of each topic brought together on its first one.

    ``each``: questions that are asked one by one all the same.
    """
    screens: list[Screen] = []
    for topic, found in groupby(every, key=lambda screen: screen.topic):
        alone = tuple(found)
        together = StillTrue(
            topic=topic,
            lines=tuple(
                line
                for screen in alone
                if screen.question.id not in each
                for line in lines(screen.question, screen.apps, standing)
            ),
        )
        # With nothing to say "still true" to, each question is better asked by itself.
        if together.safe:
            screens.append(together)
            alone = tuple(_rest(alone, frozenset(together.rows)))
        screens += alone
    return tuple(screens)


def _rest(screens: Sequence[Asked], stands: Container[Row]) -> Iterator[Asked]:
    """What is still to be asked: questions, or those of their apps, that nothing stands for."""
    for screen in screens:
        apps = tuple(app for app in screen.apps if (screen.question.id, app.id) not in stands)
        if apps:
            yield Asked(topic=screen.topic, question=screen.question, apps=apps)
        elif not screen.apps and (screen.question.id, None) not in stands:
            yield screen
