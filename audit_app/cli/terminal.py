"""What every command is given: the parts of the program, and a way to say and to ask."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from audit_app import compose
from audit_app.audit.protection import Start
from audit_app.cli.help_now import HelpNow
from audit_app.system.process import harden
from audit_app.vault import instance, state
from audit_app.vault.errors import Damaged, NothingHere
from audit_app.vault.opening import ORDINARY, Means
from audit_app.vault.state import Condition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from audit_app.audit.session import Session
    from audit_app.cli.ask import Ask
    from audit_app.compose import Parts
    from audit_app.domain.person import Nation
    from audit_app.domain.settings import SchoolContact
    from audit_app.vault.vault import Vault

_TEMPORARY = "privacy-self-audit"


class Terminal:
    """Held by a command from its beginning to its end."""

    def __init__(self, parts: Parts, ask: Ask) -> None:
        """From here on ``!`` works at every prompt, also while the answers are locked."""
        self.parts = parts
        self.ask = ask
        self.console = ask.console
        self.words = ask.console.words = parts.words
        self.help_now = HelpNow(parts.checklist, ask, self._school)
        self.help_now.added = parts.added
        ask.urgent = self.help_now.browse
        self.opened_by_spare_key = False

    @property
    def today(self) -> date:
        """The day it is for the person."""
        return self.parts.today()

    def _say_left_out(self) -> None:
        """Name the files that could not be added to the checklist; ``doctor`` says why."""
        files = sorted({fault.file for fault in self.parts.faults})
        if files:
            self.console.warn(self.words("home.faults.text", count=len(files), files=tuple(files)))

    def _school(self) -> tuple[tuple[str, ...], Nation | None]:
        """People at school, a line each, and where the school is."""
        own, added = self.parts.settings.school.contacts, self.parts.policy.contacts
        mark = self.words("managed.added")
        people = [line(who) for who in own]
        people += [f"{line(who)} ({mark})" for who in added]
        return tuple(people), self.parts.settings.nation

    @contextmanager
    def session(self, open_vault: Callable[[Terminal], Vault]) -> Iterator[Session]:
        """The verbs over the answers that ``open_vault`` opens; locked again at the end."""
        vault = open_vault(self)
        try:
            session = self.parts.session(vault)
            for finding in vault.findings:
                self.console.warn(self.words(finding.key))
            self._say_left_out()
            self.help_now.session = session
            yield session
            # One more of the copies that are kept here, once a week. It may fail: next time, then.
            vault.copying.keep_if_due(self.parts.clock())
        finally:
            self.help_now.session = None
            vault.close()


def line(who: SchoolContact) -> str:
    """A person at school, and how to reach them."""
    return ", ".join(part for part in (who.part, who.name, who.phone, who.email) if part)


@contextmanager
def real(ask: Ask, folder: Path, *, needs_answers: bool = True) -> Iterator[Terminal]:
    """The person's own folder, with no other start of the program in it meanwhile.

    NothingHere: ``needs_answers``, and there are none. Damaged, InUse, NotAllowed, DiskTrouble.
    """
    found = state.look(folder)
    if found.what:
        raise Damaged(found.what)
    if needs_answers and found.condition is Condition.NONE:
        raise NothingHere
    with instance.hold(folder) as hold:
        terminal = Terminal(compose.compose(folder, Means(hold=hold)), ask)
        # A deleting that was cut off is finished before anything else.
        if terminal.parts.protection.start() is Start.WELCOME and needs_answers:
            raise NothingHere
        yield terminal


@contextmanager
def holding(ask: Ask, folder: Path) -> Iterator[Terminal]:
    """The person's own folder whatever lies in it, and nobody else's meanwhile.

    InUse, NotAllowed, DiskTrouble.
    """
    with instance.hold(folder) as hold:
        terminal = Terminal(compose.compose(folder, Means(hold=hold)), ask)
        # What was cut off is finished before anything else.
        terminal.parts.protection.start()
        yield terminal


def looking(ask: Ask, folder: Path) -> Terminal:
    """The parts for a command that opens no answers, beside whatever else is running."""
    return Terminal(compose.compose(folder, ORDINARY), ask)


@contextmanager
def invented(ask: Ask) -> Iterator[Terminal]:
    """An invented person's parts in a folder that goes away afterwards."""
    ask.console.demo = True
    with tempfile.TemporaryDirectory(prefix=_TEMPORARY) as folder:
        harden()
        yield Terminal(compose.invented(Path(folder)), ask)
