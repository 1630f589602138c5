"""Reminding of the next check-in by the system's own scheduler: only if the person turned it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from audit_app.logic.reminding import rhythm, should_remind
from audit_app.system import notifying, schedule

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from audit_app.domain.policy import Policy
    from audit_app.domain.settings import PublicSettings
    from audit_app.domain.terms import SchoolDates
    from audit_app.domain.words import Words
    from audit_app.system.schedule import Schedule


class Before(Protocol):
    """What is needed of what the program has before unlocking."""

    settings: PublicSettings
    policy: Policy
    words: Words
    clock: Callable[[], datetime]

    @property
    def school_dates(self) -> SchoolDates:
        """The person's terms."""

    def keep_settings(self, settings: PublicSettings) -> None:
        """Keep the readable settings."""


class Reminders:
    """Works before unlocking: it needs no answers, and says none."""

    def __init__(
        self,
        parts: Before,
        scheduler: Schedule,
        notify: Callable[[str, str], bool] = notifying.notify,
    ) -> None:
        """``scheduler`` and ``notify`` are those of this machine but in tests."""
        self._parts = parts
        self._scheduler = scheduler
        self._notify = notify

    @property
    def is_on(self) -> bool:
        """Whether the system reminds. Slow on Windows."""
        return self._scheduler.is_on

    def turn_on(self) -> None:
        """Have the system remind. NoScheduler: it would not. Slow."""
        self._scheduler.turn_on(schedule.own_command())

    def turn_off(self) -> None:
        """Take the reminder away. NoScheduler: it could not be. Slow."""
        self._scheduler.turn_off()

    def remind(self) -> bool:
        """Show one notification if it is time; whether one was shown."""
        parts = self._parts
        settings, now = parts.settings, parts.clock().astimezone()
        due, last, often = settings.next_checkin, settings.reminded, rhythm(parts.policy)
        if not should_remind(now, due, last, parts.school_dates, often):
            return False
        if not self._notify(parts.words("reminder.title"), parts.words("reminder.text")):
            return False
        parts.keep_settings(msgspec.structs.replace(settings, reminded=now.date()))
        return True
