"""How hard a passphrase is to guess, said honestly, with no rules about digits and signs.

Somebody with the file can guess as fast as their machines allow: one guess costs 64 MiB and about
half a second of an ordinary laptop, perhaps a thousand a second on hired machines. So a passphrase
that falls within a million guesses (zxcvbn below 2: minutes to days) is refused, and so is one of
fewer than eight characters (NIST SP 800-63B). From a hundred million guesses (3 and 4) it is called
strong. What lies between holds out an ordinary thief, and is better than a strong one on a sticky
note: it is called fair and accepted. The estimate counts gaps between words as if they were hard to
guess, so it is asked about the words without gaps, too, and the worse of both counts.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

SHORTEST = 8
_LOOKED_AT = 72
_GAPS = re.compile(r"[\W_]+")
_FAIR = 2
_STRONG = 3
# What anybody would try first against this program.
_OWN_WORDS = ("privacy", "self", "audit", "check-in", "passphrase", "school", "teacher")


class Strength(StrEnum):
    """*weak* is refused."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def judge(text: str, extra_words: Sequence[str] = ()) -> Strength:
    """How hard ``text`` is to guess for somebody who knows ``extra_words`` (a school's name, say).

    Only the first 72 characters are looked at, as the estimate takes long over more.
    """
    if len(text) < SHORTEST:
        return Strength.WEAK
    from zxcvbn import zxcvbn

    known = [*_OWN_WORDS, *extra_words]
    forms = {text[:_LOOKED_AT], _GAPS.sub("", text)[:_LOOKED_AT]} - {""}
    score = min(int(zxcvbn(form, user_inputs=known)["score"]) for form in forms)
    if score < _FAIR:
        return Strength.WEAK
    return Strength.STRONG if score >= _STRONG else Strength.FAIR


def is_accepted(text: str, extra_words: Sequence[str] = ()) -> bool:
    """Whether ``text`` may protect answers."""
    return judge(text, extra_words) is not Strength.WEAK
