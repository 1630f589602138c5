"""Asking whether a password has leaked, by a public list on the network."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from audit_app.domain.route import OPEN

if TYPE_CHECKING:
    from audit_app.domain.leak import Leak, Sent
    from audit_app.domain.route import Route
    from audit_app.online.pwned import Pwned


class Leaks:
    """``sent`` first, for the person to see; ``look_up`` only after they agreed. Keeps nothing."""

    def __init__(self, service: Pwned | None = None, *, route: Route = OPEN) -> None:
        """``route`` is how the network may be reached. ``service`` is another one in tests only."""
        self._given = service
        self._route = route

    @property
    def allowed(self) -> bool:
        """False: school has switched it off, and nothing is ever sent."""
        return self._route.allowed

    def sent(self, password: str) -> Sent:
        """All that would be sent about ``password``."""
        return self._service.sent(password)

    def look_up(self, password: str) -> Leak:
        """Ask now, for up to eight seconds. PermissionError: not allowed (a bug in the caller)."""
        if not self.allowed:
            raise PermissionError
        return self._service.look_up(password)

    @cached_property
    def _service(self) -> Pwned:
        # Made when first asked for: nobody waits for it at the start.
        from audit_app.online.pwned import Pwned

        return self._given or Pwned(route=self._route)
