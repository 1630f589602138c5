"""What the record needs of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from audit_app.domain.action import ActionId
    from audit_app.domain.checkin import CheckInHead, CheckInId, Event, Marked, Profile


class Store(Protocol):
    """What is needed of the vault."""

    def append(self, events: Sequence[Event]) -> Future[None]:
        """Keep events, in order, durably when the future is done."""

    def heads(self) -> tuple[CheckInHead, ...]:
        """Every check-in in one line, oldest first."""

    def events(self, checkin: CheckInId) -> tuple[Event, ...]:
        """The events of one check-in, oldest first."""

    def marks(self) -> dict[ActionId, Marked]:
        """The newest mark of every action."""

    def profile(self) -> Profile | None:
        """What the person last said about themselves."""

    def keep_profile(self, profile: Profile) -> Future[None]:
        """Keep it for the next check-in."""
