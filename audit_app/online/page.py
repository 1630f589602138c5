"""Getting one small page: by this laptop's own proxy and list of trusted certificates, and briefly.

School networks look into encrypted traffic with a certificate of their own, which the system trusts
and a list shipped with a library does not: so the system is asked (truststore).
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from audit_app.domain.leak import Reason
from audit_app.domain.route import DIRECT, OPEN, SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import Response

    from audit_app.domain.route import Route

_CHUNK = 16_384


class Limits(NamedTuple):
    """How long a page may take in all, in seconds, and how large it may be, in bytes."""

    seconds: float = 8
    size: int = 512 * 1024


class Page(NamedTuple):
    """What came back, whole: its end was marked, and is there."""

    status: int
    content_type: str
    body: bytes


class NotReachedError(Exception):
    """No whole page came back."""

    def __init__(self, reason: Reason) -> None:
        """``reason`` is what is known about why."""
        super().__init__(reason)
        self.reason = reason


def fetch(address: str, headers: Mapping[str, str], limits: Limits, route: Route = OPEN) -> Page:
    """The page at ``address``, following nothing, keeping nothing. NotReachedError: none.

    Not even a name is looked up where ``route`` does not allow it. Else it sends ``headers`` and
    what HTTP itself needs. Waits on a thread of its own, because neither a name that is looked up
    nor a header that drips in can be limited otherwise.
    """
    if not route.allowed:
        raise NotReachedError(Reason.OFF)
    future: Future[Page] = Future()
    work = (future, partial(_get, address, headers, limits, route))
    threading.Thread(target=_settle, args=work, name="online", daemon=True).start()
    try:
        return future.result(limits.seconds)
    except TimeoutError:
        raise NotReachedError(Reason.SLOW) from None


def refusal(status: int) -> Reason:
    """What another status than 200 says: a service is never done with one of our questions so."""
    busy = status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    portal = status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED
    return Reason.BUSY if busy and not portal else Reason.BLOCKED


def _settle(future: Future[Page], get: Callable[[], Page]) -> None:
    try:
        future.set_result(get())
    except BaseException as wrong:  # noqa: BLE001 - whoever waits is told
        future.set_exception(wrong)


def _get(address: str, headers: Mapping[str, str], limits: Limits, route: Route) -> Page:
    import requests

    from audit_app.online.trust import SystemTrust

    until = time.monotonic() + limits.seconds
    with requests.Session() as session:
        # Otherwise it would send a password out of ~/.netrc, too. The proxy is asked for below.
        session.trust_env = False
        session.headers.clear()
        session.mount("https://", SystemTrust())
        try:
            with session.get(
                address,
                headers=headers,
                proxies=_proxies(address, route),
                timeout=limits.seconds,
                allow_redirects=False,
                stream=True,
            ) as response:
                body = _read(response, limits.size, until)
        except requests.RequestException as wrong:
            raise NotReachedError(_reason(wrong)) from None
    return Page(response.status_code, response.headers.get("Content-Type", ""), body)


def _proxies(address: str, route: Route) -> dict[str, str]:
    """By scheme. With a school's own address even those go through it that the laptop excepts."""
    from requests.utils import get_environ_proxies

    if route.proxy == SYSTEM:
        return get_environ_proxies(address)
    return {} if route.proxy == DIRECT else {"http": route.proxy, "https": route.proxy}


def _read(response: Response, most: int, until: float) -> bytes:
    """The body, as long as it says where it ends and stays small, and time is left."""
    headers = response.headers
    marked = "Content-Length" in headers or headers.get("Transfer-Encoding") == "chunked"
    if not marked or headers.get("Content-Encoding", "identity") != "identity":
        raise NotReachedError(Reason.STRANGE)
    body = b""
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > most:
            raise NotReachedError(Reason.STRANGE)
        if time.monotonic() > until:
            raise NotReachedError(Reason.SLOW)
    return body


def _reason(wrong: Exception) -> Reason:
    from requests import exceptions

    known = (
        (exceptions.SSLError, Reason.UNTRUSTED),
        (exceptions.ProxyError, Reason.BLOCKED),
        (exceptions.Timeout, Reason.SLOW),
        (exceptions.ChunkedEncodingError, Reason.STRANGE),
    )
    # The rest is no connection, or a proxy that makes no sense.
    return next((reason for kind, reason in known if isinstance(wrong, kind)), Reason.OFFLINE)
