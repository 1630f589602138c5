"""From what a search showed to the action it needs, and by when somebody must have answered."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from audit_app.domain.action import Action, ActionId
from audit_app.domain.checklist import Checklist, HelpId, Link, Question, QuestionId, Step, TopicId
from audit_app.domain.looking import Looking
from audit_app.domain.removal import Finding, Keeper, Route, Whose, Wish
from audit_app.domain.value import Value

PREFIX = "finding:"
_LONGEST = 60
_MONTHS = 12


class Until(Value):
    """How long somebody who was written to has by law, and the day it can be put off to."""

    day: date
    at_most: date | None = None


def first_route(
    looking: Looking, whose: Whose, wish: Wish, keeper: Keeper | None = None
) -> Route | None:
    """The gentlest way that can work. None: it is left as it is, or nobody has said who can act."""
    if wish is Wish.LEAVE:
        return None
    start = whose if wish is Wish.REMOVE else keeper
    return next((route for route in looking.routes if start in route.starts), None)


def actions(checklist: Checklist, findings: dict[str, Finding]) -> Iterator[Action]:
    """An action for each finding that is not left as it is."""
    for name, finding in findings.items():
        route = checklist.looking.route(finding.route)
        question = checklist.question(QuestionId(route.question)) if route else None
        if route is not None and question is not None and finding.wish is not Wish.LEAVE:
            yield _action(name, finding, route, question, checklist)


def action_id(name: str) -> ActionId:
    """The id of the action that a finding makes. It says nothing of what was found."""
    return ActionId(f"{PREFIX}{name}")


def reports(findings: Iterable[Finding]) -> Iterator[HelpId]:
    """Help pages whose reporting step comes before anything is done about a finding."""
    for finding in findings:
        if finding.concerns and not finding.told:
            yield HelpId(finding.concerns)


def until(route: Route | None, sent: date | None) -> Until | None:
    """By when an answer is due; None: nothing was sent, or no law says.

    UK GDPR, Article 12(3): one calendar month, and two more where it is hard. A month with no such
    day ends on its last. Data (Use and Access) Act 2025: 30 days to acknowledge a complaint.
    """
    if route is None or sent is None or not (route.days or route.months):
        return None
    if route.days:
        return Until(day=sent + timedelta(days=route.days))
    more = later(sent, route.months + route.more_months) if route.more_months else None
    return Until(day=later(sent, route.months), at_most=more)


def later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a month that is too short."""
    count = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(count, _MONTHS)
    after, following = divmod(count + 1, _MONTHS)
    last = date(after, following + 1, 1) - timedelta(days=1)
    return date(year, month + 1, min(day.day, last.day))


def _action(
    name: str, finding: Finding, route: Route, question: Question, checklist: Checklist
) -> Action:
    topic = checklist.topic_of(question.id)
    due = until(route, finding.sent)
    steps = [Step(text=text) for text in route.steps]
    steps += [Step(text=text, removes=True) for text in route.removing]
    link = Link(label=route.link_label, url=route.link_url) if route.link_url else None
    return Action(
        id=action_id(name),
        question=question.id,
        topic=topic.id if topic else TopicId(""),
        title=route.title.replace("{what}", _cut(finding.what)),
        short=route.short,
        why=route.why,
        minutes=route.minutes,
        priority=question.priority,
        steps=tuple(steps),
        link=link,
        help_page=HelpId(finding.concerns) if finding.concerns and not finding.told else None,
        answer_by=due.day if due else None,
    )


def _cut(text: str) -> str:
    """A few words of what the person wrote: a title has one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
