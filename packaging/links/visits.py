"""Asking for pages politely: one request per host at a time, with a pause between two."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import requests

from verdicts import TOO_MANY_REDIRECTS, Answer

MAX_HOPS = 10
MAX_BYTES = 64 * 1024
MAX_WAIT = 60.0
TRIES = 3
_TIMEOUT = (10, 20)
_LATER = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_HEADERS = {
    "User-Agent": "Privacy Self-Audit link check (run by a maintainer)",
    "Accept": "text/html, */*;q=0.5",
    "Accept-Language": "en-GB, en;q=0.8",
}


class Page(NamedTuple):
    """One answer of one host, without following where it points."""

    status: int
    headers: Mapping[str, str]
    body: str


class Visitor:
    """Visits addresses, many hosts beside each other, each host one request after the other.

    ``pause``: seconds between two requests to a host. ``sleep`` is only replaced in tests.
    """

    def __init__(self, pause: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause
        self._sleep = sleep
        self._hosts: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def visit_all(self, urls: Iterable[str], hosts_at_once: int = 8) -> dict[str, Answer]:
        """The answer for each of ``urls``."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(urlsplit(url).netloc, []).append(url)
        with ThreadPoolExecutor(max_workers=hosts_at_once) as pool:
            visited = pool.map(self._visit_each, by_host.values())
            return {url: answer for answers in visited for url, answer in answers}

    def visit(self, url: str) -> Answer:
        """The answer for ``url``, after following where it points."""
        at = url
        try:
            for _ in range(MAX_HOPS):
                page = self._ask_again(at)
                target = page.headers.get("Location")
                if not HTTPStatus.MULTIPLE_CHOICES <= page.status < HTTPStatus.BAD_REQUEST:
                    return Answer(page.status, at, page.body)
                if not target:
                    return Answer(page.status, at, page.body)
                at = urljoin(at, target)
        except (requests.RequestException, UnicodeError) as error:
            return Answer(0, at, trouble=type(error).__name__)
        return Answer(0, at, trouble=TOO_MANY_REDIRECTS)

    def _visit_each(self, urls: Iterable[str]) -> list[tuple[str, Answer]]:
        return [(url, self.visit(url)) for url in urls]

    def _ask_again(self, url: str) -> Page:
        """Ask, and ask again when the host says that it is busy."""
        for _ in range(TRIES - 1):
            page = self._ask(url)
            if page.status not in _LATER:
                return page
            self._sleep(_wait(page.headers.get("Retry-After", ""), self._pause))
        return self._ask(url)

    def _ask(self, url: str) -> Page:
        """GET, because HEAD is refused too often; at most the first ``MAX_BYTES`` are read."""
        with self._host(urlsplit(url).netloc):
            with requests.get(
                url, headers=_HEADERS, timeout=_TIMEOUT, stream=True, allow_redirects=False
            ) as answer:
                body = next(answer.iter_content(MAX_BYTES), b"")
            self._sleep(self._pause)
        return Page(answer.status_code, answer.headers, body.decode("utf-8", "replace"))

    def _host(self, name: str) -> threading.Lock:
        with self._guard:
            return self._hosts.setdefault(name, threading.Lock())


def _wait(retry_after: str, pause: float) -> float:
    """Seconds to wait, as the host wishes, within reason."""
    wished = float(retry_after) if retry_after.isdecimal() else pause
    return min(max(wished, pause), MAX_WAIT)
