"""Saving a locked copy to keep somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.backups import SUFFIX
from audit_app.audit.spare_keys import Unsafe, unsafe_place
from audit_app.cli.codes import Code
from audit_app.cli.unlock import open_answers
from audit_app.system import files
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal

_TAKEN = (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def run(terminal: Terminal, options: Options) -> Code:
    """The command. NoWayToTake, FileNotSaved, BackupNotSound, NoRoom ..."""
    words, console, parts = terminal.words, terminal.console, terminal.parts
    path = _file(terminal, options.path)
    unsafe = unsafe_place(path, parts.folder)
    if unsafe is Unsafe.OWN_FOLDER:
        console.warn(words("backup.refused.what"))
        return Code.NOT_DONE
    # Before anybody types a passphrase for nothing.
    if path.exists() and not options.replace:
        console.trouble(files.FileThere(name=path.name))
        console.warn(words("cli.export.replace"))
        return Code.NOT_DONE
    if unsafe:
        console.warn(words("backup.warned.what"))
    with terminal.session(open_answers) as session:
        kinds = [kind for kind in session.vault.slots if kind in _TAKEN]
        parts.backups.save(session.vault, path, parts.settings, replace=options.replace)
    console.say(words("cli.export.saved", path=str(path)))
    console.say(words("backup.saved"))
    console.say(words("backup.holds"))
    console.say(words(f"backup.opens.{'both' if len(kinds) > 1 else kinds[0]}"))
    console.say(words("backup.keep-it"))
    return Code.DONE


def _file(terminal: Terminal, path: Path) -> Path:
    """The path as typed; in a folder, a neutral name with the date."""
    if not path.is_dir():
        return path
    name = terminal.words("backup.file-name", date=terminal.today.isoformat())
    return path / f"{name}{SUFFIX}"
