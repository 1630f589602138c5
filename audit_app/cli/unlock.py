"""Opening the answers: quietly by the keyring, else by a passphrase or the spare key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from audit_app import demo
from audit_app.cli import spare_key
from audit_app.cli.ask import GaveUp, InputEnded
from audit_app.cli.codes import Code
from audit_app.cli.first_run import new_passphrase
from audit_app.vault.errors import KeyringTrouble, Mistyped, NoSuchWay, VaultError, WrongSecret
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit_app.cli.terminal import Terminal
    from audit_app.vault.vault import Vault

T = TypeVar("T")

_OTHER = "s"
_NEW_PASSPHRASE, _SIGN_IN, _AS_IT_IS = 1, 2, 3


def open_answers(terminal: Terminal, way: SlotKind | None = None) -> Vault:
    """Open by ``way``, or by whichever there is, asking as often as it takes.

    KeyringTrouble or NoSuchWay: there is no other way. GaveUp: the input ended after a wrong
    secret. Damaged, NewerVersion, DiskFull, NotAllowed, DiskTrouble.
    """
    protection = terminal.parts.protection
    kinds = protection.ways()
    if way is not None and way not in kinds:
        raise NoSuchWay(way)
    if SlotKind.KEYRING in kinds and way in (None, SlotKind.KEYRING):
        try:
            return protection.open_with_keyring()
        except KeyringTrouble as trouble:
            if way or len(kinds) == 1:
                raise
            terminal.console.trouble(trouble)
    opens = {
        SlotKind.PASSPHRASE: protection.open_with_passphrase,
        SlotKind.SPARE_KEY: protection.open_with_spare_key,
    }
    return by_typing(terminal, kinds, lambda kind, text: opens[kind](text), way)


def by_typing(
    terminal: Terminal,
    kinds: Sequence[SlotKind],
    use: Callable[[SlotKind, str], T],
    way: SlotKind | None = None,
) -> T:
    """What ``use`` makes of a passphrase or spare key, asked for as often as it takes.

    GaveUp: the input ended after a wrong one.
    """
    if SlotKind.PASSPHRASE in kinds and way is not SlotKind.SPARE_KEY:
        return _by_passphrase(terminal, use, other=SlotKind.SPARE_KEY in kinds)
    return _by_spare_key(terminal, use)


def open_invented(terminal: Terminal) -> Vault:
    """The invented person's answers, made for this start of the program."""
    parts = terminal.parts
    return demo.open_vault(parts.protection, parts.checklist, terminal.today)


def open_demo_or_answers(terminal: Terminal) -> Vault:
    """The invented person's answers in a demonstration, else the person's own."""
    return open_invented(terminal) if terminal.parts.demo else open_answers(terminal)


def run(terminal: Terminal, way: SlotKind | None) -> Code:
    """The command: say which ways there are, open, and help to a new way after the spare key."""
    _say_ways(terminal)
    with terminal.session(lambda t: open_answers(t, way)) as session:
        terminal.console.say(terminal.words("cli.unlock.open", count=len(session.checkins.heads)))
        if terminal.opened_by_spare_key:
            _offer_new_way(terminal, session.vault)
        say_what_school_asks(terminal, session.vault)
        spare_key.offer(terminal, session)
    terminal.console.say(terminal.words("cli.unlock.locked"))
    return Code.DONE


def say_what_school_asks(terminal: Terminal, vault: Vault) -> None:
    """What is still to do about the lock. The answers are open all the same."""
    lacking = terminal.parts.protection.rules.lacking(vault.slots)
    if lacking is not None:
        terminal.console.say(terminal.words(f"cli.managed.ask.{lacking}"))


def _by_passphrase(terminal: Terminal, use: Callable[[SlotKind, str], T], *, other: bool) -> T:
    words = terminal.words
    prompt = words("cli.unlock.passphrase-or" if other else "cli.unlock.passphrase")

    def attempt() -> tuple[T, ...]:
        typed = terminal.ask.secret(prompt)
        # No passphrase is that short, so the letter can stand for the other way.
        if other and typed.strip().lower() == _OTHER:
            return ()
        return (use(SlotKind.PASSPHRASE, typed),)

    found = _until(terminal, attempt)
    return found[0] if found else _by_spare_key(terminal, use)


def _by_spare_key(terminal: Terminal, use: Callable[[SlotKind, str], T]) -> T:
    def attempt() -> T:
        typed = terminal.ask.line(terminal.words("cli.unlock.spare-key"))
        return use(SlotKind.SPARE_KEY, typed)

    found = _until(terminal, attempt)
    terminal.opened_by_spare_key = True
    return found


def _until(terminal: Terminal, attempt: Callable[[], T]) -> T:
    """Try again after a slip, for as long as somebody answers."""
    slip: VaultError | None = None
    while True:
        try:
            return attempt()
        except (WrongSecret, Mistyped) as error:
            slip = error
            terminal.console.trouble(error)
        except InputEnded:
            if slip is None:
                raise
            raise GaveUp(slip, "cli.unlock.still-locked") from None


def _say_ways(terminal: Terminal) -> None:
    ways = [terminal.words(f"cli.way.{kind}") for kind in terminal.parts.protection.ways()]
    terminal.console.say(terminal.words("cli.unlock.ways"))
    terminal.console.listed(ways)


def _offer_new_way(terminal: Terminal, vault: Vault) -> None:
    """Whoever needed the spare key lost the everyday way in."""
    words = terminal.words
    rules = terminal.parts.protection.rules
    ways = {
        _NEW_PASSPHRASE: words("cli.unlock.new-passphrase"),
        _SIGN_IN: words("setup.protect.way.sign-in"),
        _AS_IT_IS: words("cli.unlock.as-is"),
    }
    if not rules.keyring:
        del ways[_SIGN_IN]
    terminal.console.title(words("cli.unlock.new-way"))
    try:
        asked = terminal.ask.choose(list(ways.values()), enter=len(ways))
    except InputEnded:
        return
    chosen = list(ways)[asked - 1]
    if chosen == _SIGN_IN:
        rules.add_keyring(vault)
    elif chosen == _NEW_PASSPHRASE:
        vault.add_passphrase(new_passphrase(terminal))
    if chosen != _AS_IT_IS:
        terminal.console.say(words("kit.saved.full"))
