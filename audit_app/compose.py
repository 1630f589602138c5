"""Builds the parts of the program, without Qt. Window and terminal start from here."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audit_app import policy
from audit_app.audit import lock_rules
from audit_app.audit.protection import Protection
from audit_app.audit.session import Session
from audit_app.content import checklists, languages, shipped, strings
from audit_app.domain.person import Nation
from audit_app.domain.policy import Policy
from audit_app.domain.terms import SchoolDates
from audit_app.logic import effective, terms
from audit_app.logic.suggesting import suggested_first
from audit_app.system.process import harden
from audit_app.system.tongues import asked
from audit_app.vault import places, public
from audit_app.vault.opening import ORDINARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from audit_app.audit.backups import Backups
    from audit_app.audit.leaks import Leaks
    from audit_app.audit.packs import Packs
    from audit_app.audit.papers import Papers
    from audit_app.audit.passphrases import Passphrases
    from audit_app.audit.reminders import Reminders
    from audit_app.domain.pack import Added
    from audit_app.domain.settings import PublicSettings
    from audit_app.domain.terms import Term
    from audit_app.domain.words import Words
    from audit_app.logic.terms import NextCheckIn
    from audit_app.vault.finding import Finding
    from audit_app.vault.opening import Means
    from audit_app.vault.vault import Vault

# Names the folder of a school's own checklist files.
ADDED = "PRIVACY_SELF_AUDIT_CHECKLISTS"
_TERMS = 3


class Brought(NamedTuple):
    """What a school brings: what its IT has set, and a folder of its own checklist files.

    ``asked`` gives the languages that the laptop is set to, as BCP 47 tags.
    """

    policy: Policy = Policy()
    folder: Path | None = None
    asked: Callable[[], tuple[str, ...]] = tuple


_NOTHING = Brought()


class OnDemand:
    """Verbs that load when they are asked for: most sittings need few of them."""

    folder: Path
    clock: Callable[[], datetime]
    policy: Policy
    settings: PublicSettings
    resources: Path
    words: Words
    protection: Protection

    @cached_property
    def added(self) -> Added:
        """What packs have added to the guidance that ships."""
        from audit_app.domain.pack import Added

        return Added()

    @cached_property
    def passphrases(self) -> Passphrases:
        """Judging passphrases."""
        from audit_app.audit.passphrases import Passphrases

        return Passphrases(self.known_words)

    @cached_property
    def backups(self) -> Backups:
        """Backups, and going back to one."""
        from audit_app.audit.backups import Backups

        return Backups(self.protection, self.clock)

    @cached_property
    def papers(self) -> Papers:
        """What is written to be printed or kept elsewhere."""
        from audit_app.audit.papers import Papers

        return Papers(self.words, self.resources)

    @cached_property
    def leaks(self) -> Leaks:
        """Looking up known leaks."""
        from audit_app.audit.leaks import Leaks

        return Leaks(route=effective.leak_route(self.policy))

    def known_words(self) -> tuple[str, ...]:
        """What somebody who knows the person would try first. Asks the system: may be slow."""
        from audit_app.audit.known_words import known_words
        from audit_app.system import sign_in

        return known_words(self.effective.school, sign_in.names())

    @property
    def effective(self) -> PublicSettings:
        """The settings to work by: the person's own, with what school has set. Never kept."""
        return effective.effective(self.settings, self.policy)


class Parts(OnDemand):
    """Everything a program needs before, and the way to what it has after, unlocking."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        *,
        means: Means = ORDINARY,
        demo: bool = False,
        brought: Brought = _NOTHING,
    ) -> None:
        """``folder`` holds the vault; ``brought`` is what a school has added.

        ``means`` say how to lock and open, where the ordinary will not do.
        """
        self.folder = folder
        self.clock = clock
        self.demo = demo
        self.policy = brought.policy
        self.resources = shipped.path("resources")
        self.settings = public.read(folder)
        self.words = words(self.effective.language, brought.asked)
        self.protection = Protection(folder, clock, means, lock_rules.of(self.policy))
        self.shipped = checklists.load(brought.folder)
        self.checklist = suggested_first(self.shipped.checklist, self.policy.suggested_topics)
        self.faults = self.shipped.faults
        self.pack_starts: tuple[date, ...] = ()
        if not demo and (brought.policy.pack_folder or (folder / places.PACKS).is_dir()):
            take_in_packs(self)

    def today(self) -> date:
        """The day it is for the person."""
        return self.clock().astimezone().date()

    @property
    def school_dates(self) -> SchoolDates:
        """Everything known about the person's terms; England's are usual while nobody said."""
        nation = self.settings.nation or Nation.ENGLAND
        closed = (h.days for h in self.checklist.holidays if h.nation is nation)
        return SchoolDates(
            years=tuple(year for year in self.checklist.years if year.nation is nation),
            closed=next(closed, ()),
            own=self.effective.school.term_starts or self.pack_starts,
        )

    def term_on(self, day: date) -> Term:
        """The person's term on a day."""
        return terms.term_on(day, self.school_dates)

    def next_terms(self) -> tuple[tuple[str, date], ...]:
        """The next three terms: a name that stays when a day moves, and the first school day."""
        return terms.next_terms(self.today(), self.school_dates, _TERMS)

    def next_checkin(self, session: Session | None = None) -> NextCheckIn:
        """The next check-in, by what was finished as far as the answers are open."""
        last = session.checkins.last_day if session else None
        return terms.next_checkin(self.today(), self.school_dates, last)

    @property
    def reminders(self) -> Reminders:
        """Reminding of the next check-in, by this machine's scheduler."""
        from audit_app.audit.reminders import Reminders
        from audit_app.system import schedule

        return Reminders(self, schedule.of_this_machine(self.folder))

    def forget(self) -> tuple[Finding, ...]:
        """Delete everything, the reminder too (see ``Protection.forget``)."""
        from audit_app.system.schedule import NoScheduler

        with suppress(NoScheduler):
            if not self.demo:
                self.reminders.turn_off()
        return self.protection.forget()

    def session(self, vault: Vault) -> Session:
        """The verbs over an open vault."""

        def has_term_begun(since: date, day: date) -> bool:
            return terms.is_due(since, day, self.school_dates)

        return Session(vault, self.checklist, self.clock, has_term_begun)

    def keep_settings(self, settings: PublicSettings) -> None:
        """Keep what is needed before unlocking. VaultError: it could not be written."""
        public.write(self.folder, settings)
        self.settings = settings


def packs(parts: Parts) -> Packs:
    """School packs on this laptop. They load when asked for: most people have none."""
    from audit_app.audit.packs import Packs

    return Packs(parts.folder, parts.policy, parts.shipped.checklist, parts.words)


def take_in_packs(parts: Parts) -> None:
    """Add every pack that counts to what ships, as at a start. Never fails."""
    taken = packs(parts).take_in()
    parts.checklist = suggested_first(taken.checklist, parts.policy.suggested_topics)
    parts.added, parts.pack_starts = taken.added, taken.added.term_starts
    parts.faults = (*parts.shipped.faults, *taken.faults)


def now() -> datetime:
    """The clock of the real program."""
    return datetime.now(tz=UTC)


def words(chosen: str | None = None, asked: Callable[[], tuple[str, ...]] = asked) -> Words:
    """The words of the language that somebody chose, or that this laptop has ``asked`` for.

    They serve before there are parts, too, and where parts cannot be made.
    """
    return strings.load(languages.choose(chosen, asked))


def invented(folder: Path) -> Parts:
    """The parts of a demonstration, on answers in ``folder`` that are to go with it.

    An invented person is at no school, and no freer on the network than others on this laptop.
    """
    held = policy.read().for_demonstration()
    return Parts(folder, now, demo=True, brought=Brought(held, asked=asked))


def compose(folder: Path, means: Means = ORDINARY) -> Parts:
    """The parts of the real program, with what a school has set and added."""
    harden()
    added = os.environ.get(ADDED)
    brought = Brought(policy.read(), Path(added).expanduser() if added else None, asked)
    return Parts(folder, now, means=means, brought=brought)
