"""Asking: one line at a time, from a keyboard or a pipe."""

import getpass
import warnings
from collections.abc import Callable, Sequence
from typing import TextIO

from audit_app.cli.console import Console
from audit_app.domain.errors import AuditError

HELP_NOW = "!"
STOP = "q"


class Stopped(Exception):
    """The person wants to stop here."""


class GaveUp(Exception):
    """Somebody stopped trying; ``trouble`` was told already, ``key`` says how things are now."""

    def __init__(self, trouble: AuditError, key: str) -> None:
        super().__init__(key)
        self.trouble = trouble
        self.key = key


class InputEnded(Exception):
    """There is nobody to answer any more: the pipe is empty, or Ctrl+D."""


class Ask:
    """Prompts. ``!`` brings "Something is happening now" and ``q`` stops, wherever one is asked."""

    def __init__(self, console: Console, source: TextIO) -> None:
        """Read from ``source``; ``urgent`` is called for ``!`` once somebody has set it."""
        self.console = console
        self.urgent: Callable[[], None] | None = None
        self._source = source

    def line(self, prompt: str) -> str:
        """What was typed, without spaces around it. Stopped, InputEnded."""
        return self._commanded(lambda: self.free(prompt))

    def free(self, prompt: str) -> str:
        """As ``line``, for a text of one's own: no letter in it means anything. InputEnded."""
        return self._read(prompt).strip()

    def secret(self, prompt: str) -> str:
        """As ``line``, without showing what is typed; a pipe gives its next line."""
        return self._commanded(lambda: self._unseen(prompt))

    def number(self, prompt: str, count: int, *, enter: int | None = None) -> int:
        """A number from 1 to ``count``; Enter alone means ``enter``, if there is such a thing."""
        while True:
            typed = self.line(prompt)
            if not typed and enter is not None:
                return enter
            if typed.isdecimal() and 1 <= int(typed) <= count:
                return int(typed)
            self.console.say(self.console.words("cli.ask.number", last=count))

    def choose(self, options: Sequence[str], prompt: str = "", *, enter: int | None = None) -> int:
        """Show numbered ``options``; the number of the one chosen. A prompt says what can be typed.

        ``prompt`` only where Enter does what is no option.
        """
        self.console.listed(options)
        words, last = self.console.words, len(options)
        if not prompt and enter is None:
            prompt = words("cli.ask.answer", last=last)
        elif not prompt:
            prompt = words("cli.ask.answer-or-enter", last=last, enter=enter)
        return self.number(prompt, last, enter=enter)

    def several(self, prompt: str, options: Sequence[str]) -> tuple[int, ...]:
        """Show numbered ``options``; the numbers chosen, in order. Enter alone: none."""
        self.console.listed(options)
        while True:
            typed = self.line(prompt).replace(",", " ").split()
            if all(one.isdecimal() and 1 <= int(one) <= len(options) for one in typed):
                return tuple(sorted({int(one) for one in typed}))
            self.console.say(self.console.words("cli.ask.numbers", last=len(options)))

    def _commanded(self, read: Callable[[], str]) -> str:
        while True:
            typed = read()
            if typed.strip().lower() == STOP:
                raise Stopped
            if typed.strip() != HELP_NOW or self.urgent is None:
                return typed
            urgent, self.urgent = self.urgent, None
            try:
                urgent()
            finally:
                self.urgent = urgent

    def _read(self, prompt: str) -> str:
        self.console.prompt(prompt)
        text = self._source.readline()
        if not text or not self._source.isatty():
            # Nobody pressed Enter on this screen.
            self.console.gap()
        if not text:
            raise InputEnded
        return text.rstrip("\r\n")

    def _unseen(self, prompt: str) -> str:
        if not self._source.isatty():
            return self._read(prompt)
        self.console.flush()
        with warnings.catch_warnings():
            # A terminal that cannot hide what is typed is told of in words of our own.
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                return getpass.getpass(f"{prompt} ")
            except getpass.GetPassWarning:
                self.console.warn(self.console.words("cli.ask.seen"))
            except EOFError:
                raise InputEnded from None
        return self._read(prompt)
