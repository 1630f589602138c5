"""Everything that can be done once the answers are open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from audit_app.audit.actions import Actions
from audit_app.audit.again import Again
from audit_app.audit.answers import Answers
from audit_app.audit.checkins import CheckIns
from audit_app.audit.looking import Looking
from audit_app.audit.record import Record
from audit_app.logic.carry import well_apart

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from audit_app.audit.deleting import Deleting
    from audit_app.audit.evidence import Evidence
    from audit_app.audit.notes import Notes
    from audit_app.audit.past import Past
    from audit_app.domain.checklist import Checklist
    from audit_app.logic.carry import NewTerm
    from audit_app.vault.vault import Vault


class Session:
    """The verbs over one open vault. ``close`` locks the answers again."""

    def __init__(
        self,
        vault: Vault,
        checklist: Checklist,
        clock: Callable[[], datetime],
        new_term: NewTerm = well_apart,
    ) -> None:
        """Read the record and hold the verbs. ``new_term``: has one begun between two days?"""
        self.vault = vault
        self.record = Record(vault, checklist, clock, new_term)
        self.checkins = CheckIns(self.record)
        self.answers = Answers(self.record)
        self.again = Again(self.record)
        self.looking = Looking(self.record, vault.items)
        self.actions = Actions(self.record, self.looking)
        self.items = vault.items
        self._clock = clock

    @cached_property
    def deleting(self) -> Deleting:
        """Deleting one thing. It loads when asked for."""
        from audit_app.audit.deleting import Deleting

        return Deleting(self.record, self.vault.eraser)

    @property
    def past(self) -> Past:
        """Looking back. It loads when asked for."""
        from audit_app.audit.past import Past

        return Past(self.record)

    @property
    def evidence(self) -> Evidence:
        """The record of something that happened. Few ever need it, so it loads when asked for."""
        from audit_app.audit.evidence import Evidence

        return Evidence(self.items, self._clock)

    @property
    def notes(self) -> Notes:
        """Private notes on actions. They load when asked for."""
        from audit_app.audit.notes import Notes

        return Notes(self.items, self._clock)

    def close(self) -> None:
        """Finish saving, drop the keys and let go of the files."""
        self.vault.close()
