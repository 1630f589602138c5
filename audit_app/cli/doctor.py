"""What is there on this machine, for whoever helps. Never an answer."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import audit_app
from audit_app.cli import policy_report
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.content import shipped
from audit_app.vault import opening, state
from audit_app.vault.errors import VaultError
from audit_app.vault.state import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal

LIBRARIES = (
    "PySide6-Essentials",
    "apsw-sqlite3mc",
    "icalendar",
    "keyring",
    "msgspec",
    "platformdirs",
    "PyNaCl",
    "typst",
    "zxcvbn",
)
_FONTS = ("lexend-400.ttf", "lexend-600.ttf")


def run(terminal: Terminal, asked: Options | None = None) -> Code:
    """The command. NOT_DONE when anything of it needs looking after. WrongUse: half a wish."""
    if asked and asked.policy:
        return policy_report.run(terminal.console, terminal.parts.policy, as_json=asked.json)
    if asked and asked.json:
        raise WrongUse(command="doctor")
    lines = [
        *_versions(terminal),
        *_keyring(terminal),
        *_answers(terminal),
        *_shipped(terminal),
        *_policy(terminal),
    ]
    for line, _ in lines:
        terminal.console.say(line)
    sound = all(well for _, well in lines)
    terminal.console.say(terminal.words("cli.doctor.sound" if sound else "cli.doctor.not-sound"))
    return Code.DONE if sound else Code.NOT_DONE


Line = tuple[str, bool]


def _versions(terminal: Terminal) -> Iterator[Line]:
    from importlib import metadata

    words = terminal.words
    yield words("cli.version", version=audit_app.__version__), True
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    yield words("cli.doctor.python", version=platform.python_version(), system=system), True
    for name in LIBRARIES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield words("cli.doctor.no-library", name=name), False
        else:
            yield words("cli.doctor.library", name=name, version=version), True


def _keyring(terminal: Terminal) -> Iterator[Line]:
    words = terminal.words
    name = ", ".join(opening.keyring_names())
    reason = terminal.parts.protection.try_keyring()
    if reason is None:
        yield words("cli.doctor.keyring", name=name), True
    else:
        # A passphrase does as well, so this is nothing to look after.
        yield words("cli.doctor.no-keyring", name=name, reason=reason), True


def _answers(terminal: Terminal) -> Iterator[Line]:
    words, parts = terminal.words, terminal.parts
    yield words("cli.doctor.folder", folder=str(parts.folder)), True
    try:
        found = state.look(parts.folder)
        ways = parts.protection.ways() if found.condition is Condition.READY else ()
    except VaultError as trouble:
        yield words(trouble.key, **trouble.values), False
        return
    if found.what:
        yield words(f"errors.vault.damaged-{found.what}"), False
        return
    yield words(f"cli.doctor.answers.{found.condition}"), found.condition is not Condition.DELETING
    for way in ways:
        yield words("cli.doctor.way", way=words(f"cli.way.{way}")), True
    for kept in parts.protection.files():
        yield words("cli.doctor.file", name=kept.name, size=kept.size), True


def _shipped(terminal: Terminal) -> Iterator[Line]:
    words, parts = terminal.words, terminal.parts
    version = parts.checklist.version
    questions = sum(len(topic.questions) for topic in parts.checklist.topics)
    yield words("cli.doctor.checklist", version=version, count=questions), True
    for fault in parts.faults:
        yield str(fault), False
    for name in _FONTS:
        there = shipped.path("resources", "fonts", name).is_file()
        yield words("cli.doctor.font" if there else "cli.doctor.no-font", name=name), there


def _policy(terminal: Terminal) -> Iterator[Line]:
    words, policy = terminal.words, terminal.parts.policy
    yield words("cli.doctor.policy", count=len(policy.settings)), True
    for fault in policy.faults:
        yield policy_report.says(fault, words), False
