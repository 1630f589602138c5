"""Plain text in lines of at most 72 characters, made to be read aloud."""

import textwrap
from collections.abc import Iterable

WIDTH = 72


def wrapped(text: str, *, first: str = "", indent: str = "") -> str:
    """``text`` wrapped, ``first`` before it and ``indent`` before each further line.

    Words longer than a line are cut, so that no line is ever longer than 72.
    """
    return textwrap.fill(
        text,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def numbered(items: Iterable[str], *, indent: str = "") -> str:
    """A numbered list. Numbers say more to a screen reader than signs do."""
    lines = []
    for number, item in enumerate(items, 1):
        first = f"{indent}{number}. "
        lines.append(wrapped(item, first=first, indent=" " * len(first)))
    return "\n".join(lines)


def joined(blocks: Iterable[str]) -> bytes:
    """Blocks with an empty line between them, as UTF-8; empty blocks are left out."""
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8")
