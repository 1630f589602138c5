"""What can be said about a password that somebody typed. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.value import Value
from audit_app.vault import strength
from audit_app.vault.strength import Strength

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_YEARS = range(-2, 2)


class Judged(Value):
    """``about_you``: it would be harder to guess for somebody who knows nothing of the person."""

    strength: Strength
    about_you: bool = False


def judge(password: str, known: Iterable[str], today: date) -> Judged:
    """How hard ``password`` is to guess, also with ``known`` words and the years about ``today``.

    May take a second: its words are looked up (never on the window's thread).
    """
    years = (str(today.year + step) for step in _YEARS)
    found = strength.judge(password, (*known, *years))
    if found is Strength.STRONG:
        return Judged(strength=found)
    return Judged(strength=found, about_you=strength.judge(password) is not found)
