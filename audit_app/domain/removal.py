"""What a search showed, and the ways to have it changed."""

from datetime import date
from enum import StrEnum
from typing import NewType

from audit_app.domain.value import Value

RouteId = NewType("RouteId", str)


class Whose(StrEnum):
    """Whose page or post it is."""

    MINE = "mine"
    ABOUT_ME = "about-me"


class Wish(StrEnum):
    """What the person wants to do about it."""

    REMOVE = "remove"
    ASK = "ask"
    LEAVE = "leave"


class Keeper(StrEnum):
    """Who can take something down, when the person cannot."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    ORGANISATION = "organisation"
    GONE = "gone"
    RESULTS = "results"


class Route(Value):
    """One way to have something changed.

    ``removing`` are its last steps: they take something away, so they wait for reports (product
    rule 7). ``{what}`` in ``title`` stands for what was found. ``question`` is the one
    it belongs to. ``starts`` says for whom this is
    the first way, ``then`` which comes next when it did not help. ``days`` or ``months``: how long
    the law gives whoever is asked, from the day the letter was sent; ``more_months`` may be added.
    """

    id: RouteId
    question: str
    name: str
    title: str
    short: str
    why: str
    minutes: int
    steps: tuple[str, ...]
    source: str
    checked: date
    removing: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    link_label: str = ""
    link_url: str = ""
    letter: str = ""
    days: int = 0
    months: int = 0
    more_months: int = 0
    then: str = ""


class Finding(Value):
    """One thing that a search showed. As private as an answer.

    ``concerns`` is the help page whose reporting step comes first, until ``told``. ``sent`` is the
    day the person says that a letter went out; nothing is due before. ``sent_before`` is the
    day of the one before it, on the way that did not help.
    """

    what: str
    where: str
    whose: Whose
    wish: Wish
    found: date
    keeper: Keeper | None = None
    route: RouteId | None = None
    concerns: str = ""
    told: bool = False
    sent: date | None = None
    sent_before: date | None = None
