"""One check-in: who is asked, what was answered, and the events it is kept as."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from audit_app.domain.action import ActionId, ActionState
from audit_app.domain.checklist import AppId, Choice, HelpId, QuestionId
from audit_app.domain.person import Change, Nation, Role, Tie
from audit_app.domain.value import Value

CheckInId = NewType("CheckInId", str)


class Depth(StrEnum):
    """How much is asked. *job*: what a new school may look at, and what to do before moving."""

    QUICK = "quick"
    FULL = "full"
    JOB = "job"


class Profile(Value):
    """What the person said about themselves. Never a name."""

    role: Role = Role.SUPPORT
    nation: Nation = Nation.ENGLAND
    laptop: Literal["own", "school"] = "own"
    ties: tuple[Tie, ...] = ()
    apps: tuple[AppId, ...] = ()


class Answer(Value):
    """The answer that counts now, with the wording and revision it was given to.

    ``said``: it was carried from an earlier check-in as still true, and this is when it was given.
    ``before``: it comes from doing an action, which this answer had asked for.
    """

    checkin: CheckInId
    question: QuestionId
    choice: Choice
    revision: int
    wording: str
    at: datetime
    app: AppId | None = None
    said: datetime | None = None
    before: Choice | None = None

    @property
    def asked_for(self) -> Choice:
        """What was answered when the question was asked, whatever was done since."""
        return self.before or self.choice

    @property
    def given(self) -> datetime:
        """When the question was last asked and answered, not just said to be still so."""
        return self.said or self.at


class CheckIn(Value):
    """The state of one check-in: its events, folded. ``answers`` has one per question and app.

    ``changes`` is None until the person was asked what has changed since the last one; ``each``
    are questions that they would rather be asked than say "still true" to.
    """

    id: CheckInId
    depth: Depth
    profile: Profile
    checklist: str
    started: datetime
    finished: datetime | None = None
    position: QuestionId | None = None
    answers: tuple[Answer, ...] = ()
    skipped: tuple[QuestionId, ...] = ()
    notes: dict[QuestionId, str] = {}
    acknowledged: tuple[HelpId, ...] = ()
    changes: tuple[Change, ...] | None = None
    each: tuple[QuestionId, ...] = ()

    def answer(self, question: QuestionId, app: AppId | None = None) -> Choice | None:
        """What was answered, or None while the question is open."""
        return next(
            (a.choice for a in self.answers if a.question == question and a.app == app), None
        )


class CheckInHead(Value):
    """One line of history, readable without the check-in's events, with its counts."""

    id: CheckInId
    depth: Depth
    started: datetime
    finished: datetime | None = None
    done: int = 0
    to_do: int = 0
    to_find_out: int = 0


class Started(Value, tag="started"):
    """A check-in began."""

    checkin: CheckInId
    at: datetime
    depth: Depth
    profile: Profile
    checklist: str


class Answered(Value, tag="answered"):
    """An answer was given, or taken back (``choice`` None).

    ``said``: it is an answer of an earlier check-in, given then to these words, and still true.
    ``before``: the action was done that this answer had asked for.
    """

    checkin: CheckInId
    at: datetime
    question: QuestionId
    revision: int
    wording: str
    choice: Choice | None
    app: AppId | None = None
    said: datetime | None = None
    before: Choice | None = None


class Skipped(Value, tag="skipped"):
    """A question was left open on purpose."""

    checkin: CheckInId
    at: datetime
    question: QuestionId


class Noted(Value, tag="noted"):
    """A private note was written (empty text takes it away)."""

    checkin: CheckInId
    at: datetime
    question: QuestionId
    text: str


class Moved(Value, tag="moved"):
    """The person is now at this question (None: the summary)."""

    checkin: CheckInId
    at: datetime
    question: QuestionId | None


class Acknowledged(Value, tag="acknowledged"):
    """The person said that the reporting step of a help page is done."""

    checkin: CheckInId
    at: datetime
    page: HelpId


class AppsChanged(Value, tag="apps-changed"):
    """The profile changed in the middle of a check-in (for example "My apps have changed")."""

    checkin: CheckInId
    at: datetime
    profile: Profile


class Changed(Value, tag="changed"):
    """What the person says has changed since the last check-in; nothing is an answer too."""

    checkin: CheckInId
    at: datetime
    changes: tuple[Change, ...]


class WantsEach(Value, tag="wants-each"):
    """These questions are to be asked one by one, whatever was answered before."""

    checkin: CheckInId
    at: datetime
    questions: tuple[QuestionId, ...]


class Finished(Value, tag="finished"):
    """The check-in is done; the counts are what history shows."""

    checkin: CheckInId
    at: datetime
    done: int
    to_do: int
    to_find_out: int


class Marked(Value, tag="marked"):
    """The person set an action's state. ``checkin`` is the check-in whose plan showed it."""

    checkin: CheckInId
    at: datetime
    action: ActionId
    state: ActionState


Event = (
    Started
    | Answered
    | Skipped
    | Noted
    | Moved
    | Acknowledged
    | AppsChanged
    | Changed
    | WantsEach
    | Finished
    | Marked
)
