"""The passphrase: adding, changing and removing it, and whether it is asked for each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.arguments import Change
from audit_app.cli.codes import Code
from audit_app.cli.first_run import new_passphrase
from audit_app.cli.unlock import open_answers
from audit_app.vault.errors import NoSuchWay
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal
    from audit_app.vault.vault import Vault


def run(terminal: Terminal, change: Change | None) -> Code:
    """The command. None: add one, or put it in the place of the one there is.

    SetBySchool: school has decided otherwise. TooFewWays: it would leave fewer than two ways in.
    NoSuchWay: there is nothing to take away.
    KeyringTrouble, DiskFull, NotAllowed, DiskTrouble: everything is as it was.
    """
    does = {
        None: _keep,
        Change.REMOVE: _remove,
        Change.ASK_EACH_TIME: _ask_each_time,
        Change.WHEN_SIGNED_IN: _open_when_signed_in,
    }
    with terminal.session(open_answers) as session:
        said = does[change](terminal, session.vault)
        terminal.console.say(terminal.words(f"unlock.protection.said.{said}"))
    return Code.DONE


def _keep(terminal: Terminal, vault: Vault) -> str:
    terminal.parts.passphrases.keep(vault, new_passphrase(terminal))
    return "passphrase"


def _remove(terminal: Terminal, vault: Vault) -> str:
    _drop(terminal, vault, SlotKind.PASSPHRASE)
    return "removed"


def _ask_each_time(terminal: Terminal, vault: Vault) -> str:
    """The laptop's own key is taken out. A passphrase and a spare key have to be there."""
    left = _drop(terminal, vault, SlotKind.KEYRING)
    terminal.console.say(terminal.words("unlock.protection.ask-each-time.what"))
    return "keyring-off-but" if left else "keyring-off"


def _open_when_signed_in(terminal: Terminal, vault: Vault) -> str:
    terminal.parts.protection.rules.add_keyring(vault)
    return "keyring"


def _drop(terminal: Terminal, vault: Vault, kind: SlotKind) -> bool:
    """Take a way in away. True: the laptop's store of keys did not let go of its part."""
    if kind not in vault.slots:
        raise NoSuchWay(kind)
    return bool(terminal.parts.protection.rules.drop(vault, kind))
