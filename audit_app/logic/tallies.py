"""Going through lists by hand: what there is to go through, and the actions that counts make."""

from collections.abc import Iterable, Iterator
from datetime import date

from audit_app.domain.action import Action, ActionId
from audit_app.domain.checklist import (
    App,
    AppId,
    Checklist,
    HelpId,
    Question,
    QuestionId,
    Step,
    TopicId,
)
from audit_app.domain.review import Group, GroupId, Review, Tally
from audit_app.domain.value import Value
from audit_app.logic.guide import action_id as question_action

PREFIX = "review:"


class Walk(Value):
    """One list of one app to go through. ``last`` is the tally of the time before, if any."""

    review: Review
    app: App
    last: Tally | None = None


def walks(
    checklist: Checklist, apps: Iterable[AppId], tallies: Iterable[Tally]
) -> tuple[Walk, ...]:
    """Every list that these apps have, review by review."""
    kept = {(tally.review, tally.app): tally for tally in tallies}
    ticked = [app for app in checklist.apps if app.id in apps]
    return tuple(
        Walk(review=review, app=app, last=kept.get((review.id, app.id)))
        for review in checklist.looking.reviews
        for app in ticked
        if review.trait in app.traits
    )


def begun(walk: Walk, today: date) -> Tally | None:
    """The count to go on with: today's, or one that was left in the middle."""
    last = walk.last
    return last if last is not None and (last.at == today or not last.finished) else None


def since(walk: Walk, today: date) -> date | None:
    """The day of the walk before this one: what is new since then is worth a look."""
    going_on = begun(walk, today)
    if going_on is not None:
        return going_on.before
    return walk.last.at if walk.last is not None else None


def counted(walk: Walk, counts: dict[GroupId, int], today: date, *, finished: bool = True) -> Tally:
    """The count of today. What was told before stands, unless more has come to tell since."""
    before = begun(walk, today)
    told = False
    if before is not None and before.told:
        firsts = [group.id for group in walk.review.groups if group.first]
        told = all(counts.get(name, 0) <= before.counts.get(name, 0) for name in firsts)
    return Tally(
        review=walk.review.id,
        app=walk.app.id,
        at=today,
        counts=counts,
        told=told,
        before=since(walk, today),
        finished=finished,
    )


def actions(
    checklist: Checklist, tallies: Iterable[Tally], apps: Iterable[AppId]
) -> Iterator[Action]:
    """An action for each group of which some were counted, on apps that are still ticked."""
    ticked = set(apps)
    for tally in tallies:
        review = checklist.looking.review(tally.review)
        app = checklist.app(AppId(tally.app))
        if review is None or app is None or app.id not in ticked:
            continue
        for group in review.groups:
            question = checklist.question(QuestionId(group.question))
            if tally.counts.get(group.id, 0) and question is not None:
                yield _action(checklist, tally, group, question, app)


def action_id(tally: Tally, group: Group) -> ActionId:
    """The id of the action that a count makes."""
    return ActionId(f"{PREFIX}{tally.review}:{tally.app}:{group.id}")


def answered_by(review: Review, app: AppId) -> tuple[ActionId, ...]:
    """The actions of the check-in that having gone through this list does."""
    found = dict.fromkeys(question_action(QuestionId(g.question), app) for g in review.groups)
    return tuple(found)


def reports(checklist: Checklist, tallies: Iterable[Tally]) -> Iterator[HelpId]:
    """Help pages whose reporting step comes before anything on a list is changed."""
    for tally in tallies:
        review = checklist.looking.review(tally.review)
        if review is None or tally.told:
            continue
        for group in review.groups:
            if group.first and tally.counts.get(group.id, 0):
                yield HelpId(group.first)


def _action(
    checklist: Checklist, tally: Tally, group: Group, question: Question, app: App
) -> Action:
    topic = checklist.topic_of(question.id)
    name = app.short_name or app.name
    steps = [Step(text=text) for text in group.steps]
    steps += [Step(text=text, removes=True) for text in group.removing]
    return Action(
        id=action_id(tally, group),
        question=question.id,
        topic=topic.id if topic else TopicId(""),
        title=group.title.replace("{app}", name),
        short=group.short.replace("{app}", name),
        why=group.why,
        minutes=group.minutes,
        priority=question.priority,
        app=app.id,
        app_name=name,
        steps=tuple(steps),
        help_page=HelpId(group.first) if group.first and not tally.told else None,
        counted=tally.counts[group.id],
    )
