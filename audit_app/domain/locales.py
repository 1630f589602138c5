"""How a language counts, dates and lists: what Unicode's CLDR says of it."""

import datetime as dt
from collections.abc import Callable

from audit_app.domain.value import Value


class Locale(Value):
    """One line of ``resources/strings/locales.txt``; patterns are filled as Python texts are.

    ``language`` is a BCP 47 tag, ``name`` what the language calls itself. ``plural`` is a plural
    rule as gettext has them: the place in ``forms`` for a whole number n.
    """

    language: str
    name: str
    english_name: str
    right_to_left: bool
    forms: tuple[str, ...]
    plural: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    date: str
    month_and_year: str
    time: str
    thousands: str
    groups: tuple[int, int]
    pair: str
    between: str
    last: str

    def form(self, count: int) -> str:
        """Which of ``forms`` a whole number takes, such as "one"."""
        return self.forms[self.rule()(count)]

    def rule(self) -> Callable[[int], int]:
        """``plural`` to be called: worth keeping."""
        from gettext import c2py

        rule: Callable[[int], int] = c2py(self.plural)
        return rule

    def number(self, number: int) -> str:
        """A whole number, its digits in groups."""
        first, others = self.groups
        rest, text = str(abs(number)), ""
        size = first
        while len(rest) > size:
            rest, text = rest[:-size], self.thousands + rest[-size:] + text
            size = others
        return ("-" if number < 0 else "") + rest + text

    def day(self, day: dt.date) -> str:
        """A day, such as "4 January 2027"."""
        return self.date.format(**self._parts(day))

    def month(self, day: dt.date) -> str:
        """A month and its year, such as "May 2026"."""
        return self.month_and_year.format(**self._parts(day))

    def clock(self, at: dt.datetime) -> str:
        """A time of day, such as "09:05"."""
        return self.time.format(hour=at.hour, minute=at.minute)

    def listed(self, parts: tuple[str, ...]) -> str:
        """Parts in one breath, such as "a, b and c"; nothing when there are none."""
        if not parts:
            return ""
        *rest, last = parts
        if len(rest) < 2:  # noqa: PLR2004 - two parts are a pair
            return self.pair.format(*rest, last) if rest else last
        text = rest[0]
        for part in rest[1:]:
            text = self.between.format(text, part)
        return self.last.format(text, last)

    def _parts(self, day: dt.date) -> dict[str, object]:
        place = day.month - 1
        return {
            "day": day.day,
            "month": self.months[place],
            "alone": self.months_alone[place],
            "number": day.month,
            "year": day.year,
        }
