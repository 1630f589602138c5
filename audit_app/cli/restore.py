"""Bringing answers back from a backup, and looking whether one is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.unlock import by_typing
from audit_app.cli.wrong import WrongUse
from audit_app.vault.errors import NoSuchWay
from audit_app.vault.header import SlotKind
from audit_app.vault.history import Relation

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal
    from audit_app.vault.header import SlotKind as Kind
    from audit_app.vault.restoring import Found, Restoring


def run(terminal: Terminal, options: Options) -> Code:
    """The command. What ``Restoring`` and ``Backups`` raise; then everything is as it was."""
    if options.undo:
        terminal.parts.backups.go_back()
        terminal.console.say(terminal.words("backup.terminal.undone"))
        return Code.DONE
    if options.backup is None:
        raise WrongUse(command="restore")
    restoring = _unlocked(terminal, options.backup, options.way)
    found = restoring.unpack()
    if not _is_meant(terminal, found, options):
        restoring.discard()
        terminal.console.say(terminal.words("backup.terminal.left"))
        return Code.NOT_DONE
    _bring_back(terminal, restoring, found)
    return Code.DONE


def verify(terminal: Terminal, options: Options) -> Code:
    """The other command. NotABackup, BackupDamaged, NewerVersion, BackupUnreadable."""
    about = _unlocked(terminal, options.path, options.way).read_through()
    terminal.console.say(terminal.words("backup.terminal.sound"))
    terminal.console.say(terminal.words("backup.terminal.from", date=_day(terminal, about.made)))
    return Code.DONE


def _unlocked(terminal: Terminal, path: Path, way: Kind | None) -> Restoring:
    restoring = terminal.parts.backups.open(path)
    if way is not None and way not in restoring.kinds:
        raise NoSuchWay(way)
    by_typing(terminal, restoring.kinds, restoring.unlock, way)
    return restoring


def _is_meant(terminal: Terminal, found: Found, options: Options) -> bool:
    words, console = terminal.words, terminal.console
    day = _day(terminal, found.made)
    console.say(words("backup.found", count=found.checkins, date=day))
    if found.relation is Relation.NOTHING:
        return True
    console.say(words(f"backup.relation.{found.relation}"))
    if options.yes:
        return True
    ways = (words("backup.terminal.yes"), words("backup.terminal.no"))
    console.say(words("backup.terminal.which"))
    return terminal.ask.choose(ways) == 1


def _bring_back(terminal: Terminal, restoring: Restoring, found: Found) -> None:
    words, console, parts = terminal.words, terminal.console, terminal.parts
    vault = parts.backups.bring_back(restoring)
    by_itself = SlotKind.KEYRING in vault.slots
    vault.close()
    if found.relation is Relation.NOTHING:
        parts.keep_settings(found.settings)
    console.say(words("backup.terminal.done"))
    if by_itself:
        console.say(words("backup.terminal.keyring"))
    if parts.backups.can_go_back():
        console.say(words("backup.terminal.undo"))


def _day(terminal: Terminal, made: datetime) -> str:
    day: date = made.astimezone().date()
    return terminal.words.date(day)
