"""What the program says: plain lines that read well aloud. No colour, no boxes, no cursor."""

from collections.abc import Iterable
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple, TextIO

from audit_app.cli.printer import Printer
from audit_app.domain.errors import AuditError
from audit_app.domain.words import Words

_PARTS = ("title", "what", "do")
# Lines until a long demonstration is marked again.
_SCREENFUL = 16
_CODE = Path(__file__).resolve().parents[2]


class Streams(NamedTuple):
    """Where a program reads, prints, and says what stands in the way."""

    input: TextIO
    output: TextIO
    errors: TextIO


class Console:
    """Says things on the output, and what stands in the way on the error stream."""

    def __init__(self, words: Words, streams: Streams, *, demo: bool = False) -> None:
        """``demo`` marks every screenful as a demonstration."""
        self.words = words
        self.demo = demo
        self._unmarked = 0
        self._output = Printer(streams.output)
        self._errors = Printer(streams.errors)

    def title(self, text: str) -> None:
        """Begin a screenful."""
        self._unmarked = _SCREENFUL
        self.heading(text)

    def heading(self, text: str) -> None:
        """Begin a part of a screenful, or of several."""
        self.gap()
        if self.demo and self._unmarked >= _SCREENFUL:
            self.say(self.words("window.demo-banner"))
            self._unmarked = 0
        self.say(text)

    def say(self, text: str) -> None:
        """A sentence or a few."""
        self._unmarked += 1
        self._output.line(text)

    def listed(self, texts: Iterable[str]) -> None:
        """A numbered list. Numbers say more to a screen reader than signs do."""
        for number, text in enumerate(texts, 1):
            self._unmarked += 1
            self._output.line(text, f"{number}. ")

    def block(self, text: str) -> None:
        """Lines that are laid out already, such as the help."""
        self._output.raw(f"{text}\n")

    def gap(self) -> None:
        """An empty line."""
        self._output.raw("\n")

    def prompt(self, text: str) -> None:
        """What is asked; the answer comes on the same line."""
        self._output.prompt(text)

    def warn(self, text: str) -> None:
        """Something to know, on the error stream, after all that was said before."""
        self._output.flush()
        self._errors.line(text)
        self._errors.flush()

    def trouble(self, error: AuditError) -> None:
        """What stands in the way, in the words for people: one text, or title, what and do."""
        known = self.words.keys()
        parts = [f"{error.key}.{part}" for part in _PARTS if f"{error.key}.{part}" in known]
        for key in parts or [error.key]:
            self.warn(self.words(key, **error.values))

    def unexpected(self, bug: BaseException) -> None:
        """A bug, without its own text: that could hold an answer."""
        self.warn(self.words("errors.unexpected"))
        frames = [f for f in extract_tb(bug.__traceback__) if _CODE in Path(f.filename).parents]
        for frame in frames[-1:]:
            place = f"{Path(frame.filename).relative_to(_CODE).as_posix()}:{frame.lineno}"
            self.warn(self.words("cli.detail", kind=type(bug).__name__, place=place))

    def flush(self) -> None:
        """Hand on what was printed (BrokenPipeError: nobody reads it)."""
        self._output.flush()
