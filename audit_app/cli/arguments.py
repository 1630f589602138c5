"""The command line: commands, what goes with them, and what is not known."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from audit_app.cli import pack_arguments
from audit_app.cli.wrong import WrongUse
from audit_app.domain.action import Mark
from audit_app.domain.checkin import Depth
from audit_app.vault.header import SlotKind


class Paper(StrEnum):
    """What can be saved."""

    PDF = "pdf"
    LARGE_PDF = "large-pdf"
    HTML = "html"
    TEXT = "text"
    CALENDAR = "calendar"
    PAPER = "paper"


class Change(StrEnum):
    """What can be done about the passphrase, other than keeping a new one."""

    REMOVE = "remove"
    ASK_EACH_TIME = "ask-each-time"
    WHEN_SIGNED_IN = "when-signed-in"


class Options(argparse.Namespace):
    """What was asked for; each command looks at its own."""

    command: str = ""
    help: bool = False
    version: bool = False
    demo: bool = False
    depth: Depth | None = None
    action: str | None = None
    all: bool = False
    by_app: bool = False
    mark: Mark | None = None
    marked: str = ""
    until: date | None = None
    due: tuple[str, date | None] | None = None
    note: str | None = None
    find: str = ""
    told: str | None = None
    paper: Paper = Paper.PDF
    path: Path = Path()
    replace: bool = False
    yes: bool = False
    large: bool = False
    quick: bool = False
    way: SlotKind | None = None
    change: Change | None = None
    page: str | None = None
    turn: str = ""
    backup: Path | None = None
    undo: bool = False
    check_in: str | None = None
    count: int = 3
    numbers: Sequence[int] = ()
    out: Path | None = None
    folder: Path | None = None
    policy: bool = False
    json: bool = False
    act: str = ""
    named: str = ""
    made: Path = Path()
    key: str | None = None
    no_passphrase: bool = False


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """WrongUse, in our own words: the library's may repeat what was typed."""
        del message
        raise WrongUse(command=self.prog)


class _MarkOne(argparse.Action):
    """``--done ID`` and its like: which action, and how it is marked."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        del option_string
        if getattr(namespace, "mark", None) is not None:
            parser.error("one at a time")
        namespace.marked, *until = values
        namespace.mark = self.const
        namespace.until = _day(until[0]) if until else None


class _SetDay(argparse.Action):
    """``--due ID DAY``, or ``--no-due ID``: the day by which somebody would like it done."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        name, *day = values
        namespace.due = (name, _day(day[0]) if day else None)


def parse(argv: Sequence[str]) -> Options:
    """The options. WrongUse: something was not understood. ``--help`` wins over everything else."""
    named = next((word for word in argv if word in COMMANDS), "")
    if "-h" in argv or "--help" in argv:
        return Options(command=named, help=True)
    return _parser(named).parse_args(argv, Options())


def _parser(named: str) -> argparse.ArgumentParser:
    """``named`` is the command whose help fits when something around it is not known."""
    parser = _Parser(prog=named, add_help=False, allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)
    for name, fill in COMMANDS.items():
        command = commands.add_parser(name, prog=name, add_help=False, allow_abbrev=False)
        fill(command)
    return parser


def _fill_check_in(parser: argparse.ArgumentParser) -> None:
    depth = parser.add_mutually_exclusive_group()
    for each in Depth:
        depth.add_argument(f"--{each}", dest="depth", action="store_const", const=each)
    parser.add_argument("--demo", action="store_true")


def _fill_actions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--by-app", action="store_true")
    parser.add_argument("--demo", action="store_true")
    for switch in ("--told", "--note", "--find"):
        parser.add_argument(switch)
    parser.add_argument("--due", action=_SetDay, nargs=2)
    parser.add_argument("--no-due", dest="due", action=_SetDay, nargs=1)
    for mark in Mark:
        values = 2 if mark is Mark.LATER else 1
        parser.add_argument(f"--{mark}", dest="marked", action=_MarkOne, nargs=values, const=mark)


def _fill_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", type=Paper)
    parser.add_argument("path", type=Path)
    for switch in ("--replace", "--yes", "--large", "--quick", "--demo"):
        parser.add_argument(switch, action="store_true")


def _fill_unlock(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    for kind in SlotKind:
        way.add_argument(f"--{kind}", dest="way", action="store_const", const=kind)


def _fill_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path)
    parser.add_argument("--replace", action="store_true")


def _fill_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, nargs="?")
    _add_typed_ways(parser)
    for switch in ("--yes", "--undo"):
        parser.add_argument(switch, action="store_true")


def _fill_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path)
    _add_typed_ways(parser)


def _add_typed_ways(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    for kind in (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY):
        way.add_argument(f"--{kind}", dest="way", action="store_const", const=kind)


def _fill_passphrase(parser: argparse.ArgumentParser) -> None:
    change = parser.add_mutually_exclusive_group()
    for each in Change:
        change.add_argument(f"--{each}", dest="change", action="store_const", const=each)


def _fill_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path)


def _fill_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("count", nargs="?", type=int, choices=range(3, 6), default=3)


def _fill_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", nargs="?")


def _fill_forget(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check-in", nargs="?", const="")


def _fill_remind(parser: argparse.ArgumentParser) -> None:
    turn = parser.add_mutually_exclusive_group()
    turn.add_argument("--on", dest="turn", action="store_const", const="on")
    turn.add_argument("--off", dest="turn", action="store_const", const="off")


def _fill_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("numbers", type=int, nargs="*")
    parser.add_argument("--demo", action="store_true")


def _fill_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true")


def _fill_selftest(parser: argparse.ArgumentParser) -> None:
    for switch in ("--out", "--folder"):
        parser.add_argument(switch, type=Path)


def _fill_doctor(parser: argparse.ArgumentParser) -> None:
    for switch in ("--policy", "--json"):
        parser.add_argument(switch, action="store_true")


def _fill_nothing(parser: argparse.ArgumentParser) -> None:
    del parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse("cli.wrong.day", "actions") from None


COMMANDS = {
    "check-in": _fill_check_in,
    "actions": _fill_actions,
    "compare": _fill_compare,
    "history": _fill_history,
    "export": _fill_export,
    "unlock": _fill_unlock,
    "backup": _fill_backup,
    "restore": _fill_restore,
    "verify": _fill_verify,
    "passphrase": _fill_passphrase,
    "spare-key": _fill_nothing,
    "help-now": _fill_page,
    "sayings": _fill_page,
    "guide": _fill_page,
    "remind": _fill_remind,
    "search": _fill_page,
    "managed": _fill_nothing,
    "where": _fill_nothing,
    "forget": _fill_forget,
    "doctor": _fill_doctor,
    "validate": _fill_validate,
    "pack": pack_arguments.fill,
    "words": _fill_words,
    "demonstration": _fill_nothing,
    "selftest": _fill_selftest,
}
# For whoever installs the program on many laptops; nobody else needs to meet it in a list.
HIDDEN = frozenset({"selftest"})
