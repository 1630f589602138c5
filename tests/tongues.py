"""Two languages that nobody speaks, made of English when asked for: what a real one would find.

``pseudo`` has accents and is 40 % longer; ``mirrored`` runs from right to left.
"""

import re
from enum import StrEnum

import msgspec

from audit_app.domain.words import Words

_LONGER = 1.4
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_ACCENTS = str.maketrans("aceginosuyACEGINOSUY", "âçéĝîñôšûŷÂÇÉĜÎÑÔŠÛŶ")
_VOWEL = re.compile(r"[aeiou]")
_MORE = " ŵŷ"


class Tongue(StrEnum):
    """A language that is not there."""

    PSEUDO = "pseudo"
    MIRRORED = "mirrored"


def speak(tongue: Tongue, english: Words) -> Words:
    """All of ``english`` in ``tongue``."""
    if tongue is Tongue.MIRRORED:
        locale = msgspec.structs.replace(english.locale, right_to_left=True)
        return Words(english._texts, locale)
    locale = msgspec.structs.replace(
        english.locale,
        language="en-XA",
        months=tuple(map(accented, english.locale.months)),
        months_alone=tuple(map(accented, english.locale.months_alone)),
    )
    return Words({key: accented(text) for key, text in english._texts.items()}, locale, english)


def accented(text: str) -> str:
    """``text`` with accents, 40 % longer; placeholders stay as they are.

    Each word grows by its own vowels, so that the longest word is longer, too.
    """
    parts = _PLACEHOLDER.split(text)
    said = [part if number % 2 else _grown(part) for number, part in enumerate(parts)]
    return "".join(said)


def _grown(part: str) -> str:
    wanted = round(len(part) * _LONGER)
    grown = _VOWEL.sub(lambda found: found[0] * 2, part)
    if len(grown) < wanted and part.strip():
        body = grown.rstrip()
        grown = body + _MORE[: wanted - len(grown)] + grown[len(body) :]
    return grown.translate(_ACCENTS)
