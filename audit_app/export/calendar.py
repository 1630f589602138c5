"""Coming check-ins for a calendar, in words that tell a colleague nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from audit_app.domain.words import Said, Words

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_AFTER_SCHOOL = time(16, 45)
_NOTICE = timedelta(minutes=15)
_LENGTH = timedelta(minutes=15)
_CHECK_INS = UUID("0d5ed4a1-4a8b-5f0c-9c55-0f0f4f6f1f0e")
_PRODUCT = "-//Privacy Self-Audit//Check-in//EN"
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


class Coming(NamedTuple):
    """A check-in to come. ``key`` names it for ever: its day may still change."""

    key: str
    day: date


def check_ins(coming: Sequence[Coming], words: Words, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with an entry for each, and an alarm at half past four.

    The time has no zone, so it means the clock on the wall. An entry is private, takes no time from
    the person's day, and keeps one identity: added again with another day it moves, because its
    sequence number grows with ``now``. An alarm some minutes before a timed entry is what all
    calendars understand; one counted from the midnight of an all-day entry is not.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for each in coming:
        calendar.add_component(_entry(each, words, now))
    return bytes(calendar.to_ical())


def _entry(coming: Coming, words: Words, now: datetime) -> Event:
    from icalendar import Alarm, Event

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_NOTICE)
    _say(alarm, "description", words("export.calendar.alarm"))
    entry = Event()
    entry.add("uid", str(uuid5(_CHECK_INS, coming.key)))
    entry.add("sequence", max(0, (now - _FIRST) // timedelta(minutes=1)))
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", datetime.combine(coming.day, _AFTER_SCHOOL))
    entry.add("duration", _LENGTH)
    _say(entry, "summary", words("export.calendar.summary"))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add_component(alarm)
    return entry


def _say(part: Alarm | Event, name: str, text: str) -> None:
    """A text, with its language where that is not English (RFC 5545, 3.2.10)."""
    spoken = {"LANGUAGE": text.language} if isinstance(text, Said) else {}
    part.add(name, text, parameters=spoken)
