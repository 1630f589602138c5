"""A spare key with slips in it: every one is found before anything is tried with it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from audit_app.vault import spare_key
from audit_app.vault.errors import Mistyped
from tests.faults.figures import Figures

RANDOM = random.Random(20261126)  # noqa: S311 - slips, not secrets
SEPARATORS = ("-", " ", "\n", "\r\n", "\t", " - ", "\u2013", "\u00a0", "\u2003", ".", "_", "")


def fresh() -> str:
    """A new spare key, as it is read back."""
    return "".join(spare_key.draft().groups).lower()


def slips(code: str) -> Iterator[str]:
    """Every single slip, and every two neighbours swapped."""
    for at, old in enumerate(code):
        for letter in spare_key.ALPHABET:
            if letter != old:
                yield code[:at] + letter + code[at + 1 :]
    for at, (one, two) in enumerate(itertools.pairwise(code)):
        if one != two:
            yield code[:at] + two + one + code[at + 2 :]


def several(code: str, count: int) -> str:
    """So many wrong letters in different places."""
    letters = list(code)
    for at in RANDOM.sample(range(len(code)), count):
        letters[at] = RANDOM.choice([c for c in spare_key.ALPHABET if c != code[at]])
    return "".join(letters)


def slid(code: str) -> str:
    """A letter left out or typed twice, two groups swapped, a group typed twice: as people do."""
    at = RANDOM.randrange(32)
    first, second = sorted(RANDOM.sample(range(8), 2))
    groups = [code[i : i + 4] for i in range(0, 32, 4)]
    swapped = groups.copy()
    swapped[first], swapped[second] = groups[second], groups[first]
    doubled = groups.copy()
    doubled[second] = groups[first]
    return RANDOM.choice(
        (
            code[:at] + code[at + 1 :],
            code[:at] + code[at] + code[at:],
            code[:at] + code[at] + code[at:-1],
            "".join(swapped),
            "".join(doubled),
        )
    )


def is_found(text: str) -> bool:
    """Whether a slip is told."""
    try:
        spare_key.parse(text)
    except Mistyped:
        return True
    return False


def test_no_mistype_goes_undetected(figures: Figures) -> None:
    times = figures.times(40_000, 160_000)
    undetected = tried = 0
    while tried < times:
        code = fresh()
        wrong = [*slips(code)] if tried % 5 == 0 else []
        wrong += [several(code, RANDOM.choice((2, 3, 4))) for _ in range(150)]
        wrong += [text for text in (slid(code) for _ in range(50)) if text != code]
        undetected += sum(not is_found(text) for text in wrong)
        tried += len(wrong)
    figures.tell("a spare key mistyped", tried, f"{undetected} undetected")
    assert undetected == 0


def test_any_case_spaces_and_breaks_are_accepted(figures: Figures) -> None:
    times = figures.times(2000, 20_000)
    for _ in range(times):
        code = fresh()
        separator = RANDOM.choice(SEPARATORS)
        typed = separator.join(code[i : i + 4] for i in range(0, 32, 4))
        typed = "".join(RANDOM.choice((c.lower(), c.upper())) for c in typed)
        if RANDOM.random() < 0.3:
            typed = "".join(chr(ord(c) + 0xFEE0) if "!" < c < "~" else c for c in typed)
        typed = RANDOM.choice(("", "\n", "  ")) + typed + RANDOM.choice(("", "\r\n", " "))
        assert spare_key.parse(typed) == spare_key.parse(code), repr(separator)
    figures.tell(
        "a spare key typed in other case, with other spaces, dashes or line breaks",
        times,
        "0 refused",
    )
