"""The command line of ``pack``: what is done, and with which files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


class Act(StrEnum):
    """What is done with packs: the first three by anybody, the others by those who make them."""

    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    BUILD = "build"
    CHECK = "check"
    KEY = "key"
    SIGN = "sign"


_SWITCHES = {
    Act.ADD: ("--yes",),
    Act.BUILD: ("--replace",),
    Act.KEY: ("--no-passphrase",),
    Act.SIGN: ("--replace",),
}


def fill(parser: argparse.ArgumentParser) -> None:
    """Say what may follow ``pack``."""
    acts = parser.add_subparsers(dest="act", required=True)
    for act in Act:
        one = acts.add_parser(act, prog="pack", add_help=False, allow_abbrev=False)
        _fill_files(one, act)
        for switch in _SWITCHES.get(act, ()):
            one.add_argument(switch, action="store_true")
        if act in (Act.CHECK, Act.SIGN):
            one.add_argument("--key", required=act is Act.SIGN)


def _fill_files(one: argparse.ArgumentParser, act: Act) -> None:
    if act is Act.REMOVE:
        one.add_argument("named")
    elif act is Act.SHOW:
        one.add_argument("path", type=Path, nargs="?", default=Path())
    else:
        one.add_argument("path", type=Path)
    if act is Act.BUILD:
        one.add_argument("made", type=Path)
