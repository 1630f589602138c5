"""The next check-in for a calendar, in words that tell a colleague nothing."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from audit_app.domain.words import Words

_AFTER_SCHOOL = time(16, 45)
_NOTICE = timedelta(minutes=15)
_LENGTH = timedelta(minutes=15)
_CHECK_INS = UUID("0d5ed4a1-4a8b-5f0c-9c55-0f0f4f6f1f0e")
_PRODUCT = "-//Privacy Self-Audit//Check-in//EN"


def next_checkin(day: date, words: Words, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with one entry on ``day``, and an alarm at half past four.

    The time has no zone, so it means the clock on the wall. The entry is private, takes no time
    from the person's day, and keeps one identity per day: adding it twice makes one entry. An alarm
    some minutes before a timed entry is what all calendars understand; one counted from the
    midnight of an all-day entry is not.
    """
    from icalendar import Alarm, Calendar, Event

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_NOTICE)
    alarm.add("description", words("export.calendar.alarm"))
    entry = Event()
    entry.add("uid", str(uuid5(_CHECK_INS, day.isoformat())))
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", datetime.combine(day, _AFTER_SCHOOL))
    entry.add("duration", _LENGTH)
    entry.add("summary", words("export.calendar.summary"))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
