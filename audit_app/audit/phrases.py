"""Making up phrases of random words."""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from audit_app.logic import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = 3
_BETWEEN = "-"


class Phrases:
    """``Phrases().make()`` draws three words, such as ``amber-kettle-violin``, and keeps nothing.

    Three words have about 34 bits (``bits()`` computes it): plenty for an account on a site that
    slows guessing down, best with two-step on. Against somebody who holds a copy of the locked
    file and may guess for months, ask for more: ``make(4)`` has about 45, ``make(5)`` about 57.
    """

    def make(self, words: int = WORDS) -> str:
        """A new phrase, each word drawn evenly with the system's own source of randomness."""
        return self.joined(self.draw(words))

    def draw(self, words: int) -> list[str]:
        """So many words, one by one, to add to others."""
        return [secrets.choice(self._offered) for _ in range(words)]

    def joined(self, words: Iterable[str]) -> str:
        """Words as one phrase."""
        return _BETWEEN.join(words)

    def bits(self, words: int = WORDS) -> float:
        """How hard such a phrase is to guess for somebody who knows this list, in bits."""
        return phrase.bits(words, len(self._offered))

    @cached_property
    def _offered(self) -> tuple[str, ...]:
        # Read when first needed: nobody waits for it at the start.
        from audit_app.content import phrases

        return phrase.offered(phrases.listed(), phrases.left_out())
