"""One line per fault in a guidance file: where it is, what is wrong, what was expected."""

from collections.abc import Iterable

import msgspec

# Finding the nearest name takes time: a file made of faults must not take minutes.
MAX_FAULTS = 200
_SHOWN = 60


class Fault(msgspec.Struct, frozen=True):
    """A fault in a file. ``where`` is the path inside it; ``nearest`` the closest valid name."""

    file: str
    where: str
    what: str
    expected: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """One line that an editor and a person can both follow."""
        line = (
            f"{self.file}: {self.where}: {self.what}" if self.where else f"{self.file}: {self.what}"
        )
        if self.expected:
            line += f"; expected {self.expected}"
        if self.nearest:
            line += f'; nearest is "{self.nearest}"'
        return line


def quoted(value: object) -> str:
    """A name or value from a file, safe on one line and never long."""
    text = "".join(c if c.isprintable() else "?" for c in str(value)[: _SHOWN + 1])
    return f'"{text[:_SHOWN]}..."' if len(text) > _SHOWN else f'"{text}"'


def nearest(name: str, valid: Iterable[str]) -> str:
    """The valid name that looks most like ``name``, or an empty text when none does."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name[:_SHOWN], sorted(valid), 1, 0.6)), "")
