"""The spare key: 130 random bits as 8 groups of 4, and where to look when it is mistyped.

Alphabet and checksum are those of bech32m (BIP 350). Its code tells any two wrong symbols from any
other two, so that up to two slips are found by group; nothing is ever corrected by itself.
"""

import functools
import os
import re
import unicodedata

from audit_app.vault.errors import Mistyped

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GROUPS = 8
GROUP = 4
LENGTH = GROUPS * GROUP

_CHECKSUM = 6
_DATA = LENGTH - _CHECKSUM
_BASE = 32
_BECH32M = 0x2BC830A3
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "psa"
_EXPANDED = [*(ord(c) >> 5 for c in _PREFIX), 0, *(ord(c) & 31 for c in _PREFIX)]
# Left out of the alphabet because they are read as these; the checksum has the last word.
_READ_AS = str.maketrans({"o": "0", "i": "l", "1": "l"})


class SpareKeyDraft:
    """A spare key that opens nothing yet: shown, written down, and then kept."""

    __slots__ = ("groups",)

    def __init__(self, groups: tuple[str, ...]) -> None:
        """Eight groups of four characters."""
        self.groups = groups

    def __repr__(self) -> str:
        """Never the key itself: this text may end in a log."""
        return "SpareKeyDraft()"

    def ends_with(self, typed: str) -> bool:
        """Whether this is the last group, in any case, with any spaces."""
        return "".join(_pieces(typed)) == self.groups[-1].lower()


def draft() -> SpareKeyDraft:
    """A new spare key."""
    data = [byte % _BASE for byte in os.urandom(_DATA)]
    rest = _remainder([*_EXPANDED, *data, *[0] * _CHECKSUM]) ^ _BECH32M
    check = [rest >> 5 * (_CHECKSUM - 1 - i) & 31 for i in range(_CHECKSUM)]
    text = "".join(ALPHABET[value] for value in [*data, *check]).upper()
    return SpareKeyDraft(tuple(text[i : i + GROUP] for i in range(0, LENGTH, GROUP)))


def parse(text: str) -> bytes:
    """The secret behind a spare key as somebody typed it: any case, spaces, dashes, line breaks.

    Mistyped: with the groups to look at first. Nothing is unlocked to find that out.
    """
    pieces = _pieces(text)
    letters = "".join(pieces)
    typed = _typed_in_groups(pieces)
    if typed:
        raise Mistyped(typed, len(letters))
    if len(letters) != LENGTH:
        raise Mistyped((), len(letters))
    unknown = [at for at, letter in enumerate(letters) if letter not in ALPHABET]
    if unknown:
        raise Mistyped(_groups_of(unknown))
    values = [ALPHABET.index(letter) for letter in letters]
    off = _remainder([*_EXPANDED, *values]) ^ _BECH32M
    if off:
        raise Mistyped(_groups_of(_slips(off)))
    return bytes(values[:_DATA])


def count(text: str) -> int:
    """How many of the 32 characters have been typed."""
    return sum(len(piece) for piece in _pieces(text))


def _pieces(text: str) -> list[str]:
    """What was typed between separators, in lower case, look-alikes read as what they stand for."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_READ_AS)
    return [piece for piece in re.split(r"[\W_]+", plain) if piece]


def _typed_in_groups(pieces: list[str]) -> tuple[int, ...]:
    """Groups that are too short or too long, where somebody typed eight of them."""
    if len(pieces) != GROUPS:
        return ()
    return tuple(at + 1 for at, piece in enumerate(pieces) if len(piece) != GROUP)


def _groups_of(positions: list[int]) -> tuple[int, ...]:
    return tuple(sorted({at // GROUP + 1 for at in positions}))


def _remainder(values: list[int]) -> int:
    """The bech32 checksum polynomial over 5-bit values (BIP 173)."""
    rest = 1
    for value in values:
        rest = _times_x(rest) ^ value
    return rest


def _times_x(rest: int) -> int:
    top = rest >> 25
    rest = (rest & 0x1FFFFFF) << 5
    for bit, term in enumerate(_GENERATOR):
        if top >> bit & 1:
            rest ^= term
    return rest


@functools.cache
def _single_slips() -> dict[int, int]:
    """The remainder that each wrong symbol leaves, and where it stands."""
    found: dict[int, int] = {}
    for difference in range(1, _BASE):
        rest = difference
        for position in reversed(range(LENGTH)):
            found[rest] = position
            rest = _times_x(rest)
    return found


def _slips(off: int) -> list[int]:
    """Where one or two wrong symbols stand; empty when it takes more than two."""
    single = _single_slips()
    if off in single:
        return [single[off]]
    return next(
        ([one, single[off ^ rest]] for rest, one in single.items() if off ^ rest in single), []
    )
