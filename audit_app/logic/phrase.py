"""Phrases of random words: which words are offered, and how hard a phrase is to guess."""

import math
from collections.abc import Collection, Iterable

# A phrase is typed by hand: long words are hard to spell, and short ones are easy to run together.
SHORTEST = 4
LONGEST = 7


def offered(words: Iterable[str], left_out: Collection[str]) -> tuple[str, ...]:
    """The words a phrase is drawn from, each once, in the order given."""
    rest = dict.fromkeys(words)
    return tuple(word for word in rest if _is_plain(word) and word not in left_out)


def bits(count: int, offered: int) -> float:
    """How hard ``count`` words drawn evenly from ``offered`` are to guess: log2 of the chances.

    That holds for somebody who has our list and knows how phrases are made.
    """
    return count * math.log2(offered)


def _is_plain(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()
