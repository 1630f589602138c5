"""A small invented checklist and person for tests that need no shipped files."""

from datetime import UTC, date, datetime

from audit_app.domain.checkin import Answered, CheckInId, Depth, Profile, Started
from audit_app.domain.checklist import (
    ActionText,
    App,
    AppId,
    BulletId,
    Checklist,
    Choice,
    Contact,
    ContactId,
    Control,
    ControlId,
    HelpId,
    HelpPage,
    Kind,
    NotKnown,
    NotOffered,
    Priority,
    Question,
    QuestionId,
    Step,
    Steps,
    Topic,
    TopicId,
)
from audit_app.domain.controls import LinkKind, Trait
from audit_app.domain.standing import Recheck

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = NOW.date()
CHECKED = date(2026, 5, 1)

FIRST = CheckInId("c1")
SECOND = CheckInId("c2")


def question(question_id: str, **changes: object) -> Question:
    """A question with sensible values, changed where a test cares."""
    values: dict[str, object] = {
        "id": QuestionId(question_id),
        "text": f"Is {question_id} safe?",
        "why": "It matters.",
        "refs": (BulletId("A1"),),
        "clauses": ("A1.1",),
        "priority": Priority.SHOULD,
        "recheck": Recheck.TERM,
        "answer_seconds": 10,
        "fix_minutes": 5,
        "action": ActionText(
            title=f"Make {question_id} safe",
            find_out=f"Find out about {question_id}",
            short=question_id,
            steps=(Step(text="Look."), Step(text="Delete it.", removes=True)),
        ),
        "source": "Test",
        "checked": CHECKED,
        "quick": True,
    }
    return Question(**(values | changes))  # type: ignore[arg-type]


def two_step() -> Question:
    """A per-app question about signing in."""
    return question(
        "a10_2sv",
        text="Is two-step verification on for each app?",
        kind=Kind.PER_APP,
        concerns=Trait.LOGIN,
        priority=Priority.MUST,
        fix_minutes=4,
        action=ActionText(
            title="Turn on two-step verification for {app}",
            find_out="Find out if two-step verification is on for {app}",
            short="Two-step for {app}",
            controls=(ControlId("two-step"),),
        ),
    )


def reported() -> Question:
    """The question whose No brings help first."""
    return question(
        "a8_reported",
        text="If a pupil contacted you, did you tell your manager at once?",
        priority=Priority.MUST,
        does_not_apply=True,
        help_first={Choice.NO: HelpId("pupil-contact")},
        action=ActionText(
            title="Tell your manager today",
            find_out="Find out whom to tell",
            short="Tell your manager",
            steps=(Step(text="Keep the message."), Step(text="Tell your manager.")),
        ),
    )


def apps() -> tuple[App, ...]:
    """Three apps: one with steps, one that does not offer the control, one nobody knows."""
    sourced = Steps(
        where="web and app",
        steps=(Step(text="Open **Accounts Centre**."), Step(text="Choose **Two-factor**.")),
        set_to="On",
        undo="Turn it off again.",
        url="https://example.com/two",
        link=LinkKind.SETTING,
        search_for="two-factor",
        confidence="H",
        source="Test",
        checked=CHECKED,
    )
    offers: dict[str, Control] = {
        "facebook": sourced,
        "bluesky": NotOffered(says="Bluesky has none.", source="Test", checked=CHECKED),
        "vinted": NotKnown(search_for="two step", url="https://example.com/h", checked=CHECKED),
    }
    return tuple(
        App(
            id=AppId(name),
            name=name.title(),
            group="social",
            rank=rank,
            traits=(Trait.LOGIN, Trait.POSTS),
            help_url="https://example.com/help",
            controls={ControlId("two-step"): control},
        )
        for rank, (name, control) in enumerate(offers.items())
    )


def pupil_contact() -> HelpPage:
    """A page whose reporting step holds things back."""
    return HelpPage(
        id=HelpId("pupil-contact"),
        title="A pupil has contacted me",
        about="Or follows me",
        kind_words="It happens to many people.",
        icon="message",
        order=1,
        tell="Tell your headteacher or safeguarding lead today",
        tell_more=("Keep the message.",),
        steps=(Step(text="**Do not answer.**"),),
        words="I need to tell you about a message.",
        contacts=(ContactId("posh"),),
        source="Test",
        checked=CHECKED,
        acknowledge="I have told my headteacher or safeguarding lead",
    )


def helpline() -> Contact:
    """Somebody to call."""
    return Contact(
        id=ContactId("posh"),
        name="A helpline",
        phone="0000 000 000",
        hours="Any time",
        url="https://example.com/posh",
        source="Test",
        checked=CHECKED,
    )


def checklist() -> Checklist:
    """Two topics, four questions, three apps, one help page."""
    passwords = Topic(
        id=TopicId("passwords"),
        name="Passwords and devices",
        about="Keep people out.",
        order=1,
        questions=(question("a10_email", priority=Priority.MUST), two_step()),
    )
    wrong = Topic(
        id=TopicId("wrong"),
        name="If something goes wrong",
        about="Know whom to tell.",
        order=2,
        questions=(reported(), question("a1_pause", quick=False, priority=Priority.CONSIDER)),
    )
    return Checklist(
        version="test-1",
        topics=(passwords, wrong),
        apps=apps(),
        help_pages=(pupil_contact(),),
        contacts=(helpline(),),
        bullets=(),
        hosts=("example.com",),
    )


def profile(*ticked: str) -> Profile:
    """A person who ticked these apps."""
    return Profile(apps=tuple(AppId(a) for a in ticked))


def started(*ticked: str, checkin: CheckInId = FIRST, depth: Depth = Depth.FULL) -> Started:
    """The first event of a check-in."""
    return Started(
        checkin=checkin, at=NOW, depth=depth, profile=profile(*ticked), checklist="test-1"
    )


def answered(
    question_id: str, choice: Choice | None, app: str | None = None, checkin: CheckInId = FIRST
) -> Answered:
    """An answer event."""
    return Answered(
        checkin=checkin,
        at=NOW,
        question=QuestionId(question_id),
        revision=1,
        wording="As asked",
        choice=choice,
        app=AppId(app) if app else None,
    )
