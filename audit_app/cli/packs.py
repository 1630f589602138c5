"""School packs in the terminal: looking at one, adding and removing it, and making one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audit_app import compose
from audit_app.audit.pack_place import read_zip
from audit_app.cli.codes import Code
from audit_app.cli.pack_arguments import Act
from audit_app.content import checklists
from audit_app.content.packs import archive, folder, joining, limits, minisign, reading
from audit_app.domain.pack import PackHead, PackRefused, Signed, Signer
from audit_app.logic import pack_lines
from audit_app.system import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.audit.packs import Offer
    from audit_app.cli.arguments import Options
    from audit_app.cli.ask import Ask
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import Checklist
    from audit_app.domain.pack import Pack

    Command = Callable[[Terminal, Options], Code]


def run(terminal: Terminal, options: Options) -> Code:
    """The command. PackRefused: one clear line. FileThere, FileNotSaved."""
    return COMMANDS[Act(options.act)](terminal, options)


def _show(terminal: Terminal, options: Options) -> Code:
    words, parts = terminal.words, terminal.parts
    if options.path != Path():
        _show_offer(terminal, options.path)
        return Code.DONE
    if not parts.added.packs:
        terminal.console.say(words("pack.none"))
    for pack in parts.added.packs:
        _show_pack(terminal, pack, parts.checklist)
        terminal.console.say(words("pack.own" if pack.own else "pack.managed"))
    for fault in parts.faults:
        terminal.console.warn(str(fault))
    return Code.NOT_DONE if parts.faults else Code.DONE


def _add(terminal: Terminal, options: Options) -> Code:
    words, console = terminal.words, terminal.console
    offer = _show_offer(terminal, options.path)
    console.gap()
    if not options.yes and terminal.ask.line(words("pack.ask-add")).lower() != "yes":
        console.say(words("pack.not-added"))
        return Code.NOT_DONE
    compose.packs(terminal.parts).accept(offer)
    console.say(words("pack.accepted"))
    return Code.DONE


def _show_offer(terminal: Terminal, path: Path) -> Offer:
    words, console = terminal.words, terminal.console
    offer = compose.packs(terminal.parts).offer(path)
    _show_pack(terminal, offer.pack, offer.checklist)
    care = pack_lines.care(words, offer.pack.signer)
    if care:
        console.gap()
        console.say(care)
    if offer.older is not None:
        older = pack_lines.version(words, offer.older.head)
        console.say(words("pack.replaces", version=older))
    if offer.faults:
        console.heading(words("pack.left-out"))
        console.listed(str(fault) for fault in offer.faults)
    return offer


def _show_pack(terminal: Terminal, pack: Pack, checklist: Checklist) -> None:
    words, console = terminal.words, terminal.console
    console.heading(pack.head.name)
    console.say(pack_lines.by(words, pack.head))
    console.say(pack.head.description)
    for line in pack_lines.signer(words, pack.signer):
        console.say(line)
    changes = pack_lines.changes(words, pack, checklist)
    if not changes:
        console.say(words("pack.nothing"))
    for heading, lines in changes:
        console.heading(heading)
        console.listed(lines)


def _remove(terminal: Terminal, options: Options) -> Code:
    gone = compose.packs(terminal.parts).remove(options.named)
    terminal.console.say(terminal.words("pack.removed" if gone else "pack.name-not-known"))
    return Code.DONE if gone else Code.NOT_DONE


def _build(terminal: Terminal, options: Options) -> Code:
    """A folder as one zip; the same bytes each time."""
    found = folder.gather(options.path)
    if _faults(terminal, found):
        return Code.NOT_DONE
    files.save(options.made, archive.build(found), replace=options.replace)
    said = terminal.words("pack.made.built", path=str(options.made), count=len(found))
    terminal.console.say(said)
    return Code.DONE


def _check(terminal: Terminal, options: Options) -> Code:
    """Every fault of a folder or zip, and whether its signature holds."""
    words, console, path = terminal.words, terminal.console, options.path
    if path.is_dir():
        found = folder.gather(path)
        if _faults(terminal, found):
            return Code.NOT_DONE
    else:
        data, signature = read_zip(path)
        found = archive.unpack(data)
        sure = _check_signature(terminal, reading.head_of(found), (data, signature), options.key)
        if _faults(terminal, found) or not sure:
            return Code.NOT_DONE
    console.say(words("pack.made.sound", path=str(path)))
    return Code.DONE


def _check_signature(
    terminal: Terminal, head: PackHead, packed: tuple[bytes, str], given: str | None
) -> bool:
    words, console = terminal.words, terminal.console
    data, text = packed
    if not text:
        console.say(words("pack.made.unsigned"))
        return given is None
    said = minisign.signature(text)
    named = _key_text(given) if given else head.key
    if not named:
        console.say(words("pack.made.key-unsure"))
        return False
    key = minisign.public_key(named)
    minisign.verify(data, said, key)
    console.say(words("pack.made.signed-by", fingerprint=key.fingerprint))
    console.say(words("pack.made.trusted", comment=said.comment))
    return True


def _faults(terminal: Terminal, found: dict[str, bytes]) -> bool:
    """Whether there is something to put right, each said in one line."""
    shipped, today = checklists.load().checklist, terminal.today
    unsigned = Signer(signed=Signed.NOBODY)
    faults = joining.add(shipped, reading.read(found), unsigned, today).faults
    for fault in faults:
        terminal.console.say(str(fault))
    if faults:
        terminal.console.say(terminal.words("pack.made.faults", count=len(faults)))
    return bool(faults)


def _key(terminal: Terminal, options: Options) -> Code:
    """A new pair of keys, the secret one closed by a passphrase."""
    words, console = terminal.words, terminal.console
    public = options.path.with_suffix(".pub")
    secret = minisign.make_key()
    if options.no_passphrase:
        text = minisign.bare(secret)
    else:
        passphrase = _new_passphrase(terminal.ask)
        if not passphrase:
            console.warn(words("pack.made.differ"))
            return Code.NOT_DONE
        text = minisign.lock(secret, passphrase)
    files.save(options.path, text.encode())
    files.save(public, minisign.public_file(secret.public).encode())
    console.say(words("pack.made.key", path=str(options.path)))
    console.say(words("pack.made.public", path=str(public)))
    fingerprint = secret.public.fingerprint
    console.say(words("pack.signed.fingerprint", fingerprint=fingerprint))
    return Code.DONE


def _new_passphrase(ask: Ask) -> str:
    words = ask.console.words
    first = ask.secret(words("pack.made.passphrase"))
    return first if first == ask.secret(words("pack.made.again")) else ""


def _sign(terminal: Terminal, options: Options) -> Code:
    """A signature beside a zip. What is not sound is not signed."""
    words, path = terminal.words, options.path
    data = folder.read_file(path, limits.MAX_ZIP)
    found = archive.unpack(data)
    if _faults(terminal, found):
        return Code.NOT_DONE
    text = _text(Path(options.key or ""))
    closed = minisign.needs_passphrase(text)
    passphrase = terminal.ask.secret(words("pack.made.passphrase")) if closed else ""
    secret = minisign.unlock(text, passphrase)
    head = reading.head_of(found)
    if head.key and minisign.public_key(head.key) != secret.public:
        raise PackRefused("pack.refused.other-key")
    if not head.key:
        terminal.console.say(words("pack.made.key-not-inside"))
    signed = minisign.sign(data, secret, f"{head.id} version {head.version}")
    beside = path.with_name(path.name + limits.SIGNATURE)
    files.save(beside, signed.encode(), replace=options.replace)
    terminal.console.say(words("pack.made.signed", path=str(beside)))
    return Code.DONE


def _key_text(given: str) -> str:
    """A public key as it was typed, or out of the file of that name."""
    path = Path(given)
    return _text(path) if path.is_file() else given


def _text(path: Path) -> str:
    return folder.read_file(path, minisign.LARGEST).decode("utf-8", "replace")


COMMANDS: dict[Act, Command] = {
    Act.SHOW: _show,
    Act.ADD: _add,
    Act.REMOVE: _remove,
    Act.BUILD: _build,
    Act.CHECK: _check,
    Act.KEY: _key,
    Act.SIGN: _sign,
}
