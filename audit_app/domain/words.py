"""The words of the interface, passed in as a value so that no room has to read files for them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from audit_app.domain.locales import Locale


class Said(str):
    """A text in another language than English, which is the language of whatever is no Said.

    So what a catalogue lacks, and guidance that is not translated, is known to be English.
    """

    __slots__ = ("language",)
    language: str

    @classmethod
    def in_language(cls, text: str, language: str) -> Said:
        """``text``, known to be in ``language`` (a BCP 47 tag)."""
        said = cls(text)
        said.language = language
        return said


ENGLISH = "en-GB"


def language_of(text: str) -> str:
    """The language of a text, as a BCP 47 tag."""
    return text.language if isinstance(text, Said) else ENGLISH


def together(pattern: str, *parts: str) -> str:
    """Fill ``{}`` of ``pattern`` with parts; in their language, where it is one."""
    text, spoken = pattern.format(*parts), {language_of(part) for part in parts}
    language = spoken.pop()
    return text if spoken or language == ENGLISH else Said.in_language(text, language)


class Words:
    """Texts by dotted key, in one language; what it lacks is said in the words ``beneath``.

    A text is a plain string, or one for each plural form of the language (``one`` and ``other`` in
    English), picked by the ``count`` value.
    """

    def __init__(
        self, texts: Mapping[str, str], locale: Locale, beneath: Words | None = None
    ) -> None:
        """Keep a read-only copy of ``texts`` (dotted key to text)."""
        self._texts = MappingProxyType(dict(texts))
        self._beneath = beneath
        self.locale = locale
        self._rule: Callable[[int], int] | None = None

    @property
    def language(self) -> str:
        """The language, as a BCP 47 tag."""
        return self.locale.language

    def __call__(self, key: str, **values: object) -> str:
        """The text for ``key`` with its placeholders filled. KeyError: no such key (a bug).

        Whole numbers and lists (tuples) are written as the language writes them.
        """
        text = self._pick(key, values.get("count"))
        if text is None:
            if self._beneath is None:
                raise KeyError(key)
            return self._beneath(key, **values)
        for name, value in values.items():
            if type(value) is int:
                values[name] = self.locale.number(value)
            elif type(value) is tuple:
                values[name] = self.locale.listed(tuple(map(str, value)))
        said = text.format(**values)
        return said if self._beneath is None else Said.in_language(said, self.language)

    def _pick(self, key: str, count: object) -> str | None:
        if isinstance(count, int) and f"{key}.other" in self._texts:
            if self._rule is None:
                self._rule = self.locale.rule()
            form = self.locale.forms[self._rule(count)]
            return self._texts.get(f"{key}.{form}") or self._texts[f"{key}.other"]
        return self._texts.get(key)

    def keys(self) -> frozenset[str]:
        """Every key there is in this language itself."""
        return frozenset(self._texts)

    def date(self, day: dt.date) -> str:
        """A day as "4 January 2027"."""
        return self.locale.day(day)

    def month(self, day: dt.date) -> str:
        """A month as "May 2026"."""
        return self.locale.month(day)
