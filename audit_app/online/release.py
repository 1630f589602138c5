"""The newest version there is, from one small page. Nothing is ever fetched or installed."""

from __future__ import annotations

import re
from http import HTTPStatus

import msgspec

from audit_app.domain.leak import Reason
from audit_app.domain.release import Release
from audit_app.domain.route import OPEN, Route
from audit_app.domain.value import Value
from audit_app.online.page import Limits, NotReachedError, fetch, refusal

_LIMITS = Limits(seconds=8, size=4 * 1024)
# Nothing about the person, the laptop or this version: it is compared here.
_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "Privacy-Self-Audit",
}
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}")
_OWN = re.compile(r"([0-9]+(?:\.[0-9]+)*)(.*)")


class _Newest(Value):
    version: str


def look_up(address: str, own: str, route: Route = OPEN, limits: Limits = _LIMITS) -> Release:
    """Ask ``address``, and compare with ``own``. Never raises for what a network may do."""
    try:
        page = fetch(address, _HEADERS, limits, route)
    except NotReachedError as wrong:
        return Release(reason=wrong.reason)
    if page.status != HTTPStatus.OK:
        return Release(reason=refusal(page.status))
    if page.content_type.partition(";")[0].strip().lower() != "application/json":
        # A filter's or a hotel's own page.
        return Release(reason=Reason.BLOCKED)
    version = read(page.body)
    if version is None:
        return Release(reason=Reason.STRANGE)
    return Release(version=version, newer=is_newer(version, own))


def read(body: bytes) -> str | None:
    """The version that a page names; None: it is no such page."""
    try:
        version = msgspec.json.decode(body, type=_Newest).version
    except (msgspec.DecodeError, RecursionError):
        return None
    return version if _VERSION.fullmatch(version) else None


def is_newer(version: str, own: str) -> bool:
    """Whether ``version`` comes after ``own``, which may be unfinished (1.2.0.dev0)."""
    found = _OWN.fullmatch(own)
    if found is None:
        return False
    there, here = _numbers(version), _numbers(found[1])
    return there > here or (there == here and bool(found[2]))


def _numbers(version: str) -> tuple[int, ...]:
    """Without zeros at the end: 1.2 is 1.2.0."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
