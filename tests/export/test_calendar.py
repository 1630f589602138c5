from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import icalendar

from audit_app.domain.words import Words
from audit_app.export.calendar import Coming, check_ins

DAY = date(2027, 1, 4)
NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def next_checkin(day: date, words: Words, now: datetime, key: str = "2026 spring") -> bytes:
    return check_ins([Coming(key, day)], words, now)


def entry(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    (found,) = calendar.walk("VEVENT")
    return found


def test_it_holds_one_entry_on_the_day_in_neutral_words(words: Words) -> None:
    found = entry(next_checkin(DAY, words, NOW))

    assert str(found["summary"]) == "Privacy check-in"
    assert found["dtstart"].dt.date() == DAY
    assert set(found) <= {
        "SUMMARY",
        "DTSTART",
        "DURATION",
        "DTSTAMP",
        "UID",
        "SEQUENCE",
        "CLASS",
        "TRANSP",
    }


def test_nobody_else_reads_it_and_it_takes_no_time(words: Words) -> None:
    found = entry(next_checkin(DAY, words, NOW))

    assert str(found["class"]) == "PRIVATE"
    assert str(found["transp"]) == "TRANSPARENT"


def test_the_alarm_rings_on_the_day_outside_school_hours(words: Words) -> None:
    found = entry(next_checkin(DAY, words, NOW))
    (alarm,) = found.walk("VALARM")

    rings = found["dtstart"].dt + alarm["trigger"].dt
    assert rings.tzinfo is None  # the clock on the wall, wherever the calendar lives
    assert rings.date() == DAY
    assert time(16, 30) <= rings.time() <= time(18, 0)
    assert str(alarm["action"]) == "DISPLAY"
    assert str(alarm["description"]) == "Privacy check-in"


def test_added_again_an_entry_moves_and_another_term_is_another(words: Words) -> None:
    first = entry(next_checkin(DAY, words, NOW))
    moved = entry(next_checkin(DAY + timedelta(days=2), words, NOW + timedelta(days=9)))
    other = entry(next_checkin(DAY, words, NOW, "2026 summer"))

    assert first["uid"] == moved["uid"]
    assert first["sequence"] < moved["sequence"]
    assert first["uid"] != other["uid"]


def test_three_terms_are_three_entries(words: Words) -> None:
    coming = [Coming(str(n), DAY + timedelta(days=100 * n)) for n in range(3)]
    calendar: Any = icalendar.Calendar.from_ical(check_ins(coming, words, NOW))
    found = calendar.walk("VEVENT")

    assert [each["dtstart"].dt.date() for each in found] == [each.day for each in coming]
    assert len({str(each["uid"]) for each in found}) == 3


def test_the_stamp_is_in_world_time(words: Words) -> None:
    local = NOW.astimezone(timezone(timedelta(hours=-5)))

    assert b"DTSTAMP:20261123T193000Z" in next_checkin(DAY, words, local)


def test_lines_end_and_fold_as_the_standard_says(words: Words) -> None:
    hostile = "Tea; x, y\\ z\r\nATTACH:http://evil.example\n" + "ŵ😀" * 60
    texts = {key: words(key) for key in ("export.calendar.summary", "export.calendar.alarm")}
    content = next_checkin(
        DAY, Words(texts | {"export.calendar.summary": hostile}, words.locale), NOW
    )

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    assert not [line for line in lines if line.startswith(b"ATTACH")]
    assert str(entry(content)["summary"]) == hostile.replace("\r\n", "\n")
