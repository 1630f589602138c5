"""The first start: the promise, and how the answers are protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.export.inert import runs, unmarked
from audit_app.vault.errors import KeyringTrouble
from audit_app.vault.strength import Strength

if TYPE_CHECKING:
    from audit_app.cli.terminal import Terminal
    from audit_app.vault.vault import Vault

_PROMISES = range(1, 6)
_MORE = "m"
# The second way out is a button of the window; the terminal only shows addresses.
_STORED, _LEAVES = (1, 2, 3), (1, 3, 5)
_SIGN_IN, _BOTH = "sign-in", "both"
_WAYS = (_SIGN_IN, "passphrase", _BOTH)


def begin(terminal: Terminal) -> Vault:
    """Make the place for the answers, in a way that the person chooses.

    DiskFull, NotAllowed, DiskTrouble: nothing is left behind.
    """
    _promise(terminal)
    while terminal.ask.line(terminal.words("cli.welcome.go-on")).lower() == _MORE:
        _more(terminal)
    return _protect(terminal)


def new_passphrase(terminal: Terminal) -> str:
    """A passphrase that may protect answers, typed twice the same."""
    words, console = terminal.words, terminal.console
    console.say(words("cli.passphrase.advice"))
    while True:
        first = terminal.ask.secret(words("cli.passphrase.first"))
        strength = terminal.parts.passphrases.strength(first)
        console.say(words(f"setup.passphrase.strength.{strength}"))
        if strength is Strength.WEAK:
            continue
        if terminal.ask.secret(words("cli.passphrase.again")) == first:
            return first
        console.say(words("cli.passphrase.different"))


def _promise(terminal: Terminal) -> None:
    words, console = terminal.words, terminal.console
    console.title(words("setup.welcome.heading"))
    console.say(words("setup.welcome.lead"))
    console.gap()
    console.say(words("setup.welcome.promise"))
    console.listed(words(f"setup.welcome.promises.{number}") for number in _PROMISES)
    console.gap()
    console.say(words("cli.welcome.keys"))


def _more(terminal: Terminal) -> None:
    """What is stored, and what leaves."""
    words, console = terminal.words, terminal.console
    console.title(words("setup.welcome.stored.heading"))
    console.listed(_plain(words(f"setup.welcome.stored.{number}")) for number in _STORED)
    console.heading(words("setup.welcome.leaves.heading"))
    console.listed(_plain(words(f"setup.welcome.leaves.{number}")) for number in _LEAVES)


def _plain(text: str) -> str:
    return unmarked(runs(text))


def _protect(terminal: Terminal) -> Vault:
    words, console = terminal.words, terminal.console
    console.title(words("setup.protect.heading"))
    console.say(words("setup.protect.lead"))
    rules = terminal.parts.protection.rules
    if not rules.keyring:
        console.say(words("cli.protect.keyring.school"))
        return _with_passphrase(terminal, keyring=False)
    console.say(words("cli.protect.trying"))
    reason = terminal.parts.protection.try_keyring()
    if reason is not None:
        console.say(words(f"cli.protect.keyring.{reason}"))
        return _with_passphrase(terminal, keyring=False)
    console.say(words("setup.protect.works"))
    console.say(words("cli.protect.choose"))
    if rules.passphrase:
        console.say(words("managed.protect.passphrase"))
    ways = [way for way in _WAYS if way != _SIGN_IN or not rules.passphrase]
    options = [_option(terminal, way) for way in ways]
    chosen = ways[terminal.ask.choose(options, enter=1) - 1]
    if chosen != _SIGN_IN:
        return _with_passphrase(terminal, keyring=chosen == _BOTH)
    try:
        return terminal.parts.protection.create(keyring=True, passphrase=None)
    except KeyringTrouble as trouble:
        console.say(words(f"cli.protect.keyring.{trouble.reason}"))
        return _with_passphrase(terminal, keyring=False)


def _option(terminal: Terminal, way: str) -> str:
    words = terminal.words
    name, about = words(f"setup.protect.way.{way}"), words(f"setup.protect.way-about.{way}")
    return words("cli.protect.option", way=name, about=about)


def _with_passphrase(terminal: Terminal, *, keyring: bool) -> Vault:
    passphrase = new_passphrase(terminal)
    return terminal.parts.protection.create(keyring=keyring, passphrase=passphrase)
