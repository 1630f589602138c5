"""Events folded into check-ins, and several check-ins read as one picture of today."""

from collections.abc import Sequence
from functools import singledispatch

import msgspec

from audit_app.domain.checkin import (
    Acknowledged,
    Answer,
    Answered,
    AppsChanged,
    CheckIn,
    Event,
    Finished,
    Moved,
    Noted,
    Skipped,
    Started,
)


def fold(events: Sequence[Event]) -> CheckIn:
    """The check-in that these events, oldest first, add up to. The first must be ``Started``.

    Order comes from the sequence alone, never from the clock.
    ValueError: the events do not begin with ``Started`` (a bug in the caller).
    """
    if not events or not isinstance(events[0], Started):
        msg = "a check-in begins with Started"
        raise ValueError(msg)
    begun = events[0]
    checkin = CheckIn(
        id=begun.checkin,
        depth=begun.depth,
        profile=begun.profile,
        checklist=begun.checklist,
        started=begun.at,
    )
    for event in events[1:]:
        checkin = follow(checkin, event)
    return checkin


def follow(checkin: CheckIn, event: Event) -> CheckIn:
    """The check-in after one more event. Events about something else leave it as it is."""
    return _after(event, checkin) if event.checkin == checkin.id else checkin


@singledispatch
def _after(_event: object, checkin: CheckIn) -> CheckIn:
    return checkin


@_after.register
def _(event: Answered, checkin: CheckIn) -> CheckIn:
    kept = tuple(a for a in checkin.answers if (a.question, a.app) != (event.question, event.app))
    if event.choice is not None:
        answer = Answer(
            checkin=event.checkin,
            question=event.question,
            choice=event.choice,
            revision=event.revision,
            wording=event.wording,
            at=event.at,
            app=event.app,
        )
        kept = (*kept, answer)
    skipped = tuple(q for q in checkin.skipped if q != event.question)
    return msgspec.structs.replace(checkin, answers=kept, skipped=skipped)


@_after.register
def _(event: Skipped, checkin: CheckIn) -> CheckIn:
    skipped = tuple(q for q in checkin.skipped if q != event.question)
    return msgspec.structs.replace(checkin, skipped=(*skipped, event.question))


@_after.register
def _(event: Noted, checkin: CheckIn) -> CheckIn:
    notes = {q: text for q, text in checkin.notes.items() if q != event.question}
    if event.text:
        notes[event.question] = event.text
    return msgspec.structs.replace(checkin, notes=notes)


@_after.register
def _(event: Moved, checkin: CheckIn) -> CheckIn:
    return msgspec.structs.replace(checkin, position=event.question)


@_after.register
def _(event: Acknowledged, checkin: CheckIn) -> CheckIn:
    pages = tuple(p for p in checkin.acknowledged if p != event.page)
    return msgspec.structs.replace(checkin, acknowledged=(*pages, event.page))


@_after.register
def _(event: AppsChanged, checkin: CheckIn) -> CheckIn:
    return msgspec.structs.replace(checkin, profile=event.profile)


@_after.register
def _(event: Finished, checkin: CheckIn) -> CheckIn:
    return msgspec.structs.replace(checkin, finished=event.at)


def newest_answers(checkins: Sequence[CheckIn]) -> tuple[Answer, ...]:
    """Per question and app the answer from the newest check-in. ``checkins`` are oldest first."""
    return tuple({(a.question, a.app): a for c in checkins for a in c.answers}.values())


def latest_answers(checkins: Sequence[CheckIn]) -> tuple[Answer, ...]:
    """The answers that count today: the newest, but for apps that are no longer ticked."""
    ticked = checkins[-1].profile.apps if checkins else ()
    return tuple(a for a in newest_answers(checkins) if a.app is None or a.app in ticked)
