"""Pwned Passwords: has a password leaked? Only five characters of its SHA-1 leave the laptop.

The service answers with the rest of every leaked password's SHA-1 that begins with those five, and
how often each was seen (https://haveibeenpwned.com/API/v3#PwnedPasswords). Every beginning has an
answer, and with ``Add-Padding`` it has 800 lines or more, some of them made up, with 0 times. So
what is shorter or of another form did not come from there: it says nothing about the password.
"""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus
from urllib.parse import urlsplit

from audit_app.domain.leak import Leak, Reason, Sent
from audit_app.domain.route import OPEN, Route
from audit_app.online.page import Limits, NotReachedError, fetch, refusal

_SERVICE = "https://api.pwnedpasswords.com"
_HEADERS = {
    "Accept": "text/plain",
    # Small as it is; and nothing small can unfold into something huge.
    "Accept-Encoding": "identity",
    "Add-Padding": "true",
    "Connection": "close",
    # The service refuses a request without one. The name alone, as everybody sends the same.
    "User-Agent": "Privacy-Self-Audit",
}
_SENT = 5
_LINE = re.compile(r"([0-9A-F]{35}):([0-9]{1,12})")
_FEWEST, _MOST = 800, 20_000


class Pwned:
    """Asks the service."""

    def __init__(
        self, service: str = _SERVICE, limits: Limits | None = None, route: Route = OPEN
    ) -> None:
        """``service`` and ``limits`` are others in tests only."""
        self._service = service
        self._limits = limits or Limits()
        self._route = route

    def sent(self, password: str) -> Sent:
        """What ``look_up`` would send for ``password``. Sends nothing."""
        start = _sha1(password)[:_SENT]
        host = urlsplit(self._service).netloc
        return Sent(characters=start, address=f"{self._service}/range/{start}", host=host)

    def look_up(self, password: str) -> Leak:
        """Ask about ``password``, within the limits. Never raises for what a network may do."""
        try:
            page = fetch(self.sent(password).address, _HEADERS, self._limits, self._route)
        except NotReachedError as wrong:
            return Leak(reason=wrong.reason)
        if page.status != HTTPStatus.OK:
            return Leak(reason=refusal(page.status))
        if page.content_type.partition(";")[0].strip().lower() != "text/plain":
            # A filter's or a hotel's own page.
            return Leak(reason=Reason.BLOCKED)
        times = count(page.body, _sha1(password)[_SENT:])
        return Leak(reason=Reason.STRANGE) if times is None else Leak(times=times)


def count(body: bytes, rest: str) -> int | None:
    """How often the SHA-1 that goes on with ``rest`` was seen; None: not such a list."""
    try:
        lines = body.decode("ascii").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    found = [_LINE.fullmatch(line.removesuffix("\r")) for line in lines]
    if not _FEWEST <= len(found) <= _MOST:
        return None
    times = 0
    for match in found:
        if match is None:
            return None
        if match[1] == rest:
            times = max(times, int(match[2]))
    return times


def _sha1(password: str) -> str:
    """In capitals, as the service writes it. Nothing is protected by it: it is their index."""
    typed = password.encode(errors="surrogatepass")
    return hashlib.sha1(typed, usedforsecurity=False).hexdigest().upper()
