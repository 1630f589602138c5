"""From the command line to a command, and from whatever ends it to an exit code."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from audit_app import __version__, compose
from audit_app.cli import codes, stopping
from audit_app.cli.ask import Ask, GaveUp, InputEnded, Stopped
from audit_app.cli.codes import Code
from audit_app.cli.console import Console, Streams
from audit_app.cli.wrong import WrongUse
from audit_app.compose import now
from audit_app.domain.errors import AuditError
from audit_app.vault import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal

_NO_ANSWERS = (
    "verify",
    "help-now",
    "sayings",
    "guide",
    "search",
    "remind",
    "pack",
    "where",
    "managed",
    "forget",
    "doctor",
)


def own_streams() -> Streams:
    """This process's streams; one that is closed says nothing and gives nothing."""
    source = sys.stdin or io.StringIO()
    if isinstance(source, io.TextIOWrapper):
        # A byte that is no letter is shown as one that could not be read.
        source.reconfigure(errors="replace")
    return Streams(source, sys.stdout or io.StringIO(), sys.stderr or io.StringIO())


def run(argv: Sequence[str], streams: Streams) -> int:
    """Run a command and give its exit code. Whatever happens, nobody sees a traceback."""
    console = Console(compose.words(), streams)
    try:
        try:
            with stopping.listening():
                return _guarded(argv, console, streams)
        finally:
            console.flush()
    except stopping.Told as told:
        with suppress(OSError):
            if streams.output.isatty():
                console.gap()
            console.warn(console.words("cli.stopped"))
        return Code.SIGNAL + told.number
    except BrokenPipeError:
        _let_go(streams.output)
        return Code.NO_READER


def _guarded(argv: Sequence[str], console: Console, streams: Streams) -> int:
    from audit_app.cli import arguments

    try:
        return _run(arguments.parse(argv), console, streams)
    except AuditError as error:
        console.trouble(error)
        if isinstance(error, WrongUse):
            console.warn(console.words("cli.wrong.see", command=error.command))
        return codes.of(error)
    except (Stopped, GaveUp, InputEnded) as ending:
        return _ended(console, ending)
    except BrokenPipeError:
        raise
    except Exception as bug:  # noqa: BLE001 - a person sees calm words, never a traceback
        console.unexpected(bug)
        return Code.UNEXPECTED


def _ended(console: Console, ending: Stopped | GaveUp | InputEnded) -> Code:
    """Say how things are when somebody stopped answering."""
    if isinstance(ending, Stopped):
        console.say(console.words("cli.stopped"))
        return Code.DONE
    if isinstance(ending, GaveUp):
        console.warn(console.words(ending.key))
        return codes.of(ending.trouble)
    console.warn(console.words("cli.input-ended"))
    return Code.NOT_DONE


def _run(options: Options, console: Console, streams: Streams) -> int:
    if options.help:
        name = options.command or "main"
        console.block(console.words(f"cli.usage.{name}"))
        return Code.DONE
    if options.version:
        console.say(console.words("cli.version", version=__version__))
        return Code.DONE
    if not options.command:
        if not streams.input.isatty():
            raise WrongUse("cli.wrong.no-command")
        options.command = "check-in"
    return _command(options, Ask(console, streams.input))


def _command(options: Options, ask: Ask) -> int:
    if options.command == "validate":
        from audit_app.cli import validate

        return validate.run(ask.console, options.path, now().astimezone().date())
    if options.command == "words":
        from audit_app.cli import words

        return words.run(ask.console, options.count)
    if options.command == "selftest":
        from audit_app.cli import selftest

        return selftest.run(ask.console, options.out, options.folder)
    with _terminal(options, ask) as terminal:
        return _start(options, terminal)


@contextmanager
def _terminal(options: Options, ask: Ask) -> Iterator[Terminal]:
    """What the command works on: an invented person, the person's own answers, or no answers."""
    from audit_app.cli import export, terminal

    folder = places.default_folder()
    one_only = options.check_in is not None
    paper_only = options.command == "export" and not export.needs_answers(options.paper)
    if options.demo or options.command == "demonstration":
        with terminal.invented(ask) as made:
            yield made
    elif not one_only and (paper_only or options.command in _NO_ANSWERS):
        yield terminal.looking(ask, folder)
    elif options.command == "restore":
        with terminal.holding(ask, folder) as made:
            yield made
    else:
        needs_answers = options.command != "check-in"
        with terminal.real(ask, folder, needs_answers=needs_answers) as made:
            yield made


def _start(options: Options, terminal: Terminal) -> int:
    from audit_app.cli.commands import COMMANDS

    return COMMANDS[options.command](terminal, options)


def _let_go(stream: TextIO) -> None:
    """Nobody reads this stream: what Python still holds for it goes nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
