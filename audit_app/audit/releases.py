"""Looking for a new version: by a button, after the address was shown. Nothing is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audit_app import __version__
from audit_app.domain.route import OPEN

if TYPE_CHECKING:
    from audit_app.domain.release import Asking, Release
    from audit_app.domain.route import Route


class Releases:
    """For a copy that the person installed; where school brings versions, it asks nothing."""

    def __init__(self, asking: Asking, *, managed: bool = False, route: Route = OPEN) -> None:
        """``asking`` says where; ``managed``: this copy was installed for everybody."""
        self.asking = asking
        self._managed = managed
        self._route = route

    @property
    def exists(self) -> bool:
        """Whether there is anywhere to ask: only over https."""
        return urlsplit(self.asking.address).scheme == "https"

    @property
    def allowed(self) -> bool:
        """False: somebody else brings new versions, or school has switched it off."""
        return self._route.allowed and not self._managed

    @property
    def host(self) -> str:
        """Whom it asks."""
        return urlsplit(self.asking.address).netloc

    def look_up(self) -> Release:
        """Ask now, for up to eight seconds. PermissionError: not allowed (a bug in the caller)."""
        if not (self.allowed and self.exists):
            raise PermissionError
        from audit_app.online import release

        return release.look_up(self.asking.address, __version__, self._route)
