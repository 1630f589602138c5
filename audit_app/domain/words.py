"""The words of the interface, passed in as a value so that no room has to read files for them."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType


class Words:
    """Texts by dotted key, in one language.

    A text is a plain string, or two (``one`` and ``other``) picked by the ``count`` value.
    """

    def __init__(self, texts: Mapping[str, str], language: str = "en-GB") -> None:
        """Keep a read-only copy of ``texts`` (dotted key to text)."""
        self._texts = MappingProxyType(dict(texts))
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The text for ``key`` with its placeholders filled. KeyError: no such key (a bug)."""
        if "count" in values and f"{key}.other" in self._texts:
            key = f"{key}.one" if values["count"] == 1 else f"{key}.other"
        return self._texts[key].format(**values)

    def keys(self) -> frozenset[str]:
        """Every key there is."""
        return frozenset(self._texts)

    def date(self, day: dt.date) -> str:
        """A day as "4 January 2027"."""
        return f"{day.day} {self(f'months.{day.month}')} {day.year}"

    def month(self, day: dt.date) -> str:
        """A month as "May 2026"."""
        return f"{self(f'months.{day.month}')} {day.year}"
