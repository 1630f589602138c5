"""The spare key: shown once in eight groups, and kept when its last group was typed back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from audit_app.audit.protection import SpareKeys
from audit_app.cli.ask import InputEnded, Stopped
from audit_app.vault.errors import Mistyped

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.vault.spare_key import SpareKeyDraft


def offer(terminal: Terminal, session: Session) -> None:
    """Show a spare key where there is none yet; Enter, ``q`` and no more input leave it for later.

    DiskFull, NotAllowed, DiskTrouble: it does not count.
    """
    keys = SpareKeys(session.vault)
    if keys.exists or terminal.parts.demo:
        return
    words, console = terminal.words, terminal.console
    console.title(words("cli.spare-key.title"))
    console.say(words("cli.spare-key.why"))
    console.say(words("cli.spare-key.write"))
    draft = keys.draft()
    for number, group in enumerate(draft.groups, 1):
        console.say(words("cli.spare-key.group", number=number, group=group))
    console.say(words("cli.spare-key.where"))
    with contextlib.suppress(Stopped, InputEnded):
        while typed := terminal.ask.line(words("cli.spare-key.type")):
            if _keep(terminal, keys, draft, typed):
                return
    console.say(words("cli.spare-key.later"))


def _keep(terminal: Terminal, keys: SpareKeys, draft: SpareKeyDraft, typed: str) -> bool:
    try:
        keys.keep(draft, typed)
    except Mistyped as slip:
        terminal.console.trouble(slip)
        return False
    terminal.console.say(terminal.words("cli.spare-key.kept"))
    return True
