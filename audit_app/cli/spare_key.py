"""The spare key: shown once in eight groups, and kept when its last group was typed back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from audit_app.audit.protection import SpareKeys
from audit_app.cli.ask import InputEnded, Stopped
from audit_app.cli.codes import Code
from audit_app.vault.errors import Mistyped

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.vault.spare_key import SpareKeyDraft
    from audit_app.vault.vault import Vault


def offer(terminal: Terminal, session: Session) -> None:
    """Show a spare key where there is none yet; Enter, ``q`` and no more input leave it for later.

    DiskFull, NotAllowed, DiskTrouble: it does not count.
    """
    keys = SpareKeys(session.vault)
    if not keys.exists and not terminal.parts.demo and not _make(terminal, keys):
        terminal.console.say(terminal.words("cli.spare-key.later"))


def run(terminal: Terminal, open_vault: Callable[[Terminal], Vault]) -> Code:
    """The command: a new spare key. The old one works until the new one is typed back."""
    with terminal.session(open_vault) as session:
        keys = SpareKeys(session.vault)
        had = keys.exists
        if had:
            terminal.console.say(terminal.words("unlock.keep.replaces"))
        if _make(terminal, keys):
            return Code.DONE
        terminal.console.say(terminal.words(f"cli.spare-key.{'old' if had else 'later'}"))
    return Code.NOT_DONE


def _make(terminal: Terminal, keys: SpareKeys) -> bool:
    """Show one until its last group is typed back. False: it was left."""
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
                return True
    return False


def _keep(terminal: Terminal, keys: SpareKeys, draft: SpareKeyDraft, typed: str) -> bool:
    try:
        keys.keep(draft, typed)
    except Mistyped as slip:
        terminal.console.trouble(slip)
        return False
    terminal.console.say(terminal.words("cli.spare-key.kept"))
    return True
