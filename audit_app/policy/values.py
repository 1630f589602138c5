"""From a raw value to one that counts, or a word for why it does not.

Values come out of a registry, a property list or JSON, so booleans may be 0 and 1. Whoever wrote
them may have slipped or mean harm: nothing here is repaired, only taken as it is or left alone.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from audit_app.domain.links import allowed
from audit_app.domain.settings import SchoolContact

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT_MOST = 120
LINK_MOST = 500
PATH_MOST = 400
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,28}( ?(ext|x)\.? ?[0-9]{1,6})?", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}", re.ASCII)
_HOST = r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){0,8}[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_PROXY = re.compile(rf"https?://{_HOST}:([0-9]{{1,5}})", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?", re.ASCII)
_TOPIC = re.compile(r"[a-z][a-z0-9_-]{0,59}", re.ASCII)
# Minisign: "Ed", eight bytes of a name and 32 of the key make 56 letters of base64, unpadded.
_PACK_KEY = re.compile(r"RW[A-Za-z0-9+/]{54}", re.ASCII)
_LOCAL = re.compile(r"/(?!/)|[A-Za-z]:[\\/]", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 2020, 2100
_HIGHEST_PORT = 65535
_CONTACT_PARTS = 3


class Unusable(Exception):
    """A value that cannot count; ``reason`` names its words."""

    def __init__(self, reason: str) -> None:
        """``reason`` as in ``PolicyFault.reason``."""
        super().__init__(reason)
        self.reason = reason


def flag(raw: object) -> bool:
    """True, false, 1 or 0."""
    if isinstance(raw, bool | int) and raw in (0, 1):
        return bool(raw)
    raise Unusable("not-yes-or-no")


def number(raw: object, allowed: range | tuple[int, ...]) -> int:
    """A whole number that is one of those allowed."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise Unusable("not-a-number")
    if raw not in allowed:
        raise Unusable("not-offered")
    return raw


def text(raw: object, most: int = TEXT_MOST) -> str:
    """One line without signs that hide, turn round or cut off what stands beside them."""
    if not isinstance(raw, str):
        raise Unusable("not-text")
    if len(raw) > most:
        raise Unusable("too-long")
    made = raw.strip(" ")
    if not made:
        raise Unusable("empty")
    # Neither controls nor marks of direction, nor what has no shape, count as printable.
    if not made.isprintable():
        raise Unusable("hidden-signs")
    return made


def link(raw: object) -> str:
    """An https address without a name, a secret or a port in it."""
    from urllib.parse import urlsplit

    made = text(raw, LINK_MOST)
    try:
        host = urlsplit(made).hostname or ""
    except ValueError:
        raise Unusable("not-https") from None
    if "." not in host or not allowed(made, (host,)):
        raise Unusable("not-https")
    return made


def contact(raw: object) -> SchoolContact:
    """``Part=Name;phone;email``: any of the three may be empty, but not phone and email both."""
    part, equals, rest = text(raw, 3 * TEXT_MOST).partition("=")
    fields = [field.strip() for field in rest.split(";")]
    if not equals or not part.strip() or len(fields) > _CONTACT_PARTS:
        raise Unusable("not-a-contact")
    name, phone, email = fields + [""] * (_CONTACT_PARTS - len(fields))
    if max(len(part), len(name), len(email)) > TEXT_MOST:
        raise Unusable("too-long")
    if not (phone or email) or (phone and not _PHONE.fullmatch(phone)):
        raise Unusable("not-a-contact")
    if email and not _EMAIL.fullmatch(email):
        raise Unusable("not-a-contact")
    return SchoolContact(part=part.strip(), name=name, phone=phone, email=email)


def day(raw: object) -> date:
    """``2027-01-05``. Property lists may have a day as such."""
    made = raw.date() if isinstance(raw, datetime) else raw
    if not isinstance(made, date):
        try:
            made = date.fromisoformat(text(raw))
        except ValueError:
            raise Unusable("not-a-day") from None
    if not _FIRST_YEAR <= made.year <= _LAST_YEAR:
        raise Unusable("not-a-day")
    return made


def proxy(raw: object) -> str:
    """``system``, ``none``, or ``http(s)://host:port``."""
    made = text(raw).lower()
    if made in ("system", "none"):
        return made
    found = _PROXY.fullmatch(made)
    if not found or not 0 < int(made.rpartition(":")[2]) <= _HIGHEST_PORT:
        raise Unusable("not-a-proxy")
    return made


def folder(raw: object) -> str:
    """A folder on this machine: to look into a server's would be to use the network unasked."""
    made = text(raw, PATH_MOST)
    if not _LOCAL.match(made) or ".." in re.split(r"[\\/]", made):
        raise Unusable("not-a-local-folder")
    return made


def language(raw: object) -> str:
    """A language tag such as ``en`` or ``cy-GB``."""
    return _like(_LANGUAGE, raw, "not-a-language")


def topic(raw: object) -> str:
    """The id of a topic."""
    return _like(_TOPIC, raw, "not-an-id")


def pack_key(raw: object) -> str:
    """A public key as minisign writes it: the second line of its file."""
    return _like(_PACK_KEY, raw, "not-a-key")


def several(raw: object, one: Callable[[object], Any], most: int) -> tuple[list[Any], list[str]]:
    """The sound ones of a list, each once, and the reasons why others are not."""
    if not isinstance(raw, list | tuple):
        raise Unusable("not-a-list")
    sound: list[Any] = []
    reasons = ["too-many"] if len(raw) > most else []
    for entry in raw[:most]:
        try:
            made = one(entry)
        except Unusable as unusable:
            reasons.append(unusable.reason)
        else:
            if made not in sound:
                sound.append(made)
    return sound, reasons


def _like(pattern: re.Pattern[str], raw: object, reason: str) -> str:
    made = text(raw)
    if not pattern.fullmatch(made):
        raise Unusable(reason)
    return made
