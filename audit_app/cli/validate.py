"""Checking checklist files for their authors: one line for each fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.content import checklists

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from audit_app.cli.console import Console


def run(console: Console, path: Path, today: date) -> Code:
    """The command: ``path`` is a file, an added folder or a whole checklist."""
    faults = checklists.validate(path, today)
    for fault in faults:
        console.say(str(fault))
    if not faults:
        console.say(console.words("cli.validate.sound", path=str(path)))
        return Code.DONE
    console.say(console.words("cli.validate.faults", count=len(faults)))
    return Code.NOT_DONE
