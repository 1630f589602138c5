"""Printing text on a stream, as far as the stream can show it."""

import shutil
import textwrap
from typing import TextIO

from audit_app.export.inert import plain

_WIDEST = 80
_NARROWEST = 24
# For terminals that have no such letters.
_SIMPLER = str.maketrans("\u201c\u201d\u2018\u2019\u2013\u2014", "\"\"''--")


class Printer:
    """In a terminal lines are cut between words; in a pipe what is said together is one line."""

    def __init__(self, stream: TextIO) -> None:
        """Print on ``stream``."""
        self._stream = stream

    def line(self, text: str, first: str = "") -> None:
        """One line, without anything in it that could act on a terminal. ``first`` begins it."""
        self.raw(self._laid(text, first) + "\n")

    def prompt(self, text: str) -> None:
        """As ``line``, but what is typed comes on the same line."""
        self.raw(self._laid(text) + " ")
        self.flush()

    def raw(self, text: str) -> None:
        """Text that is laid out already."""
        self._stream.write(_fitting(text, self._stream.encoding))

    def _laid(self, text: str, first: str = "") -> str:
        shown = plain(text)
        return "\n".join(_cut(shown, first)) if self._stream.isatty() else first + shown

    def flush(self) -> None:
        """Hand on what was printed (BrokenPipeError: nobody reads it)."""
        self._stream.flush()


def _cut(text: str, first: str) -> list[str]:
    columns = min(max(shutil.get_terminal_size().columns - 1, _NARROWEST), _WIDEST)
    return textwrap.wrap(
        text,
        columns,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fitting(text: str, encoding: str | None) -> str:
    """``text`` as far as a terminal with this encoding can show it."""
    if not encoding:
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIMPLER).encode(encoding, "replace").decode(encoding)
    return text
