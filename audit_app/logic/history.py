"""Events folded into check-ins, and several check-ins read as one picture of today."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from audit_app.domain.checkin import (
    Acknowledged,
    Answer,
    Answered,
    AppsChanged,
    Changed,
    CheckIn,
    CheckInHead,
    Event,
    Finished,
    Moved,
    Noted,
    Skipped,
    Started,
    WantsEach,
)

_DAYS_A_YEAR = 365.25


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
    return _with(checkin, events[1:])


def follow(checkin: CheckIn, event: Event) -> CheckIn:
    """The check-in after one more event. Events about something else leave it as it is."""
    return _with(checkin, (event,)) if event.checkin == checkin.id else checkin


class _Unfolded:
    """A check-in laid open: an event costs the same however many came before it."""

    def __init__(self, checkin: CheckIn) -> None:
        self._checkin = checkin
        self.answers = {(a.question, a.app): a for a in checkin.answers}
        self.skipped = dict.fromkeys(checkin.skipped)
        self.notes = dict(checkin.notes)
        self.acknowledged = dict.fromkeys(checkin.acknowledged)
        self.each = dict.fromkeys(checkin.each)
        self.changed: dict[str, object] = {}

    def fold(self) -> CheckIn:
        return msgspec.structs.replace(
            self._checkin,
            answers=tuple(self.answers.values()),
            skipped=tuple(self.skipped),
            notes=self.notes,
            acknowledged=tuple(self.acknowledged),
            each=tuple(self.each),
            **self.changed,
        )


def _with(checkin: CheckIn, events: Sequence[Event]) -> CheckIn:
    unfolded = _Unfolded(checkin)
    for event in events:
        if event.checkin == checkin.id:
            _ADD.get(type(event), _nothing)(event, unfolded)
    return unfolded.fold()


def _nothing(_event: Event, _to: _Unfolded) -> None:
    pass


def _answered(event: Answered, to: _Unfolded) -> None:
    # Out first: what is said anew comes last.
    to.answers.pop((event.question, event.app), None)
    to.skipped.pop(event.question, None)
    if event.choice is not None:
        to.answers[event.question, event.app] = Answer(
            checkin=event.checkin,
            question=event.question,
            choice=event.choice,
            revision=event.revision,
            wording=event.wording,
            at=event.at,
            app=event.app,
            said=event.said,
            before=event.before,
        )


def _skipped(event: Skipped, to: _Unfolded) -> None:
    to.skipped.pop(event.question, None)
    to.skipped[event.question] = None


def _noted(event: Noted, to: _Unfolded) -> None:
    to.notes.pop(event.question, None)
    if event.text:
        to.notes[event.question] = event.text


def _moved(event: Moved, to: _Unfolded) -> None:
    to.changed["position"] = event.question


def _acknowledged(event: Acknowledged, to: _Unfolded) -> None:
    to.acknowledged.pop(event.page, None)
    to.acknowledged[event.page] = None


def _apps_changed(event: AppsChanged, to: _Unfolded) -> None:
    to.changed["profile"] = event.profile


def _changed(event: Changed, to: _Unfolded) -> None:
    to.changed["changes"] = event.changes


def _wants_each(event: WantsEach, to: _Unfolded) -> None:
    to.each |= dict.fromkeys(event.questions)


def _finished(event: Finished, to: _Unfolded) -> None:
    to.changed["finished"] = event.at


_ADD: dict[type[Event], Callable[[Any, _Unfolded], None]] = {
    Answered: _answered,
    Skipped: _skipped,
    Noted: _noted,
    Moved: _moved,
    Acknowledged: _acknowledged,
    AppsChanged: _apps_changed,
    Changed: _changed,
    WantsEach: _wants_each,
    Finished: _finished,
}


def too_old(heads: Sequence[CheckInHead], years: int, today: date) -> tuple[CheckInHead, ...]:
    """The finished check-ins of more than so many years ago (0: none). The last one never is."""
    finished = [head for head in heads if head.finished]
    first_kept = today - timedelta(days=round(years * _DAYS_A_YEAR))
    return tuple(
        head
        for head in finished[:-1]
        if years and head.finished and head.finished.astimezone().date() < first_kept
    )


def newest_answers(checkins: Sequence[CheckIn]) -> tuple[Answer, ...]:
    """Per question and app the answer from the newest check-in. ``checkins`` are oldest first."""
    return tuple({(a.question, a.app): a for c in checkins for a in c.answers}.values())


def latest_answers(checkins: Sequence[CheckIn]) -> tuple[Answer, ...]:
    """The answers that count today: the newest, but for apps that are no longer ticked."""
    ticked = checkins[-1].profile.apps if checkins else ()
    return tuple(a for a in newest_answers(checkins) if a.app is None or a.app in ticked)
