"""The one next thing to do, from what is kept: what Home's filled button leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.checkin import Depth
from audit_app.logic.estimate import answer_minutes, to_answer, to_look_over
from audit_app.logic.plan import FIRST
from audit_app.logic.terms import is_due
from audit_app.ui.places import Name, Place, doing

if TYPE_CHECKING:
    from audit_app.domain.action import Action
    from audit_app.domain.checkin import CheckInHead
    from audit_app.logic.plan import Plan
    from audit_app.ui.context import Context


class NextStep(NamedTuple):
    """Words and way. ``minutes`` is 0 where there is nothing to say about time.

    ``pressing`` is False when nothing is waiting: then no button asks to be pressed.
    """

    title: str
    about: str
    go: str
    place: Place
    minutes: int = 0
    pressing: bool = True


def next_step(context: Context, heads: tuple[CheckInHead, ...], plan: Plan) -> NextStep:
    """What to do next: begin, carry on, look at the result, this term's check-in, or an action."""
    if not heads:
        return _first(context)
    if context.opened.checkins.current is not None:
        return _carry_on(context)
    if _is_due(context, heads):
        return _term(context)
    if plan.open:
        return _act(context, plan.open)
    return _nothing(context)


def last_finished(heads: tuple[CheckInHead, ...]) -> CheckInHead | None:
    """The newest check-in that was finished."""
    return next((head for head in reversed(heads) if head.finished), None)


def _is_due(context: Context, heads: tuple[CheckInHead, ...]) -> bool:
    # Looking at oneself before a new job is not this term's check-in.
    last = last_finished(tuple(head for head in heads if head.depth is not Depth.JOB))
    if last is None or last.finished is None:
        return True
    dates = context.parts.school_dates
    return is_due(last.finished.astimezone().date(), context.parts.today(), dates)


def where_to_begin(context: Context) -> Place:
    """Where a check-in begins: with who the person is, where that was never said."""
    known = context.opened.record.profile is not None
    return Place(name=Name.DEPTH if known else Name.ABOUT_ME)


def _first(context: Context) -> NextStep:
    words, place = context.words, where_to_begin(context)
    title, go = words("home.next.first.title"), words("home.next.first.go")
    if place.name is Name.ABOUT_ME:
        return NextStep(title, words("home.next.first.about-new"), go, place)
    screens = context.opened.checkins.screens(Depth.QUICK)
    about = words("home.next.first.about", questions=len(screens))
    return NextStep(title, about, go, place, answer_minutes(screens))


def _carry_on(context: Context) -> NextStep:
    words, walk = context.words, context.opened.answers.walk()
    if not walk.to_go:
        return NextStep(
            words("home.next.look.title"),
            words("home.next.look.about"),
            words("home.next.look.go"),
            Place(name=Name.SUMMARY),
        )
    answered, to_go = walk.answered, walk.to_go
    return NextStep(
        words("home.next.carry-on.title"),
        words("home.next.carry-on.about", answered=answered, left=to_go)
        if answered
        else words("home.next.carry-on.about-new", left=to_go),
        words("home.next.carry-on.go"),
        Place(name=Name.QUESTION),
        answer_minutes(walk.left),
    )


def _term(context: Context) -> NextStep:
    words, checkins = context.words, context.opened.checkins
    quick, full = checkins.screens(Depth.QUICK), checkins.screens(Depth.FULL)
    about = "again.home.about" if to_look_over(full) else "home.next.term.about"
    return NextStep(
        words("home.next.term.title"),
        words(about, quick=to_answer(quick), full=to_answer(full)),
        words("home.next.term.go"),
        where_to_begin(context),
        answer_minutes(quick),
    )


def _act(context: Context, actions: tuple[Action, ...]) -> NextStep:
    words, first = context.words, actions[0]
    return NextStep(
        words("home.next.actions.title"),
        words("home.next.actions.about", count=len(actions), **_next_time(context)),
        words("home.next.actions.go"),
        doing(actions[:FIRST]),
        first.minutes,
    )


def _nothing(context: Context) -> NextStep:
    words = context.words
    return NextStep(
        words("home.next.nothing.title"),
        words("home.next.nothing.about", **_next_time(context)),
        words("home.next.nothing.go"),
        where_to_begin(context),
        pressing=False,
    )


def _next_time(context: Context) -> dict[str, str]:
    day = context.parts.next_checkin(context.session).day
    return {
        "term": context.words(f"home.in-term.{context.parts.term_on(day)}"),
        "date": context.words.date(day),
    }
