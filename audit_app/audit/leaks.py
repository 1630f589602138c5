"""Asking whether a password has leaked: the only thing the program ever asks of the network."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit_app.domain.leak import Leak, Sent
    from audit_app.online.pwned import Pwned


class Leaks:
    """``sent`` first, for the person to see; ``look_up`` only after they agreed. Keeps nothing."""

    def __init__(self, service: Pwned | None = None, *, allowed: bool = True) -> None:
        """``allowed`` False: school has switched look-ups off; nothing is ever sent."""
        self._given = service
        self.allowed = allowed

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

        return self._given or Pwned()
