"""Where the answers are: the folder, what lies in it, and who else could get at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit import whereabouts
from audit_app.cli.codes import Code

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal


def run(terminal: Terminal) -> Code:
    """The command. Works while the answers are locked, and beside an open window."""
    words, console, parts = terminal.words, terminal.console, terminal.parts
    console.title(words("window.titles.my-data"))
    console.say(str(parts.folder))
    files = parts.protection.files()
    rows = [
        words(
            "my-data.terminal.file",
            name=file.name,
            what=words(f"settings.my-data.part.{file.part}"),
            size=whereabouts.size(file.size, words),
        )
        for file in files
    ]
    console.listed(rows or [words("settings.my-data.empty")])
    console.heading(words("settings.my-data.leaves"))
    for key in ("nothing", "saved", "backups"):
        console.say(words(f"settings.my-data.{key}"))
    console.heading(words("my-data.where.title"))
    for remark in whereabouts.remarks(whereabouts.look(parts.folder)):
        console.say(words(remark.key).replace("**", ""))
    return Code.DONE
