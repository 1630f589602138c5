"""Searching for oneself: what a person wants to try, and the searches and pages made of it."""

from datetime import date
from enum import StrEnum
from typing import NewType

from audit_app.domain.value import Value

EngineId = NewType("EngineId", str)
SiteId = NewType("SiteId", str)


class Engine(Value):
    """A search engine. ``url`` and ``pictures`` are addresses with ``{query}`` in them."""

    id: EngineId
    name: str
    url: str
    pictures: str
    source: str
    checked: date


class Site(Value):
    """A site whose profile pages lie at a certain address, with ``{username}`` in it.

    ``also`` are the signs that a username there may hold beside letters and digits. ``says`` is
    anything a person must know to read the page that opens.
    """

    id: SiteId
    name: str
    url: str
    also: str
    source: str
    checked: date
    says: str = ""


class Clues(Value):
    """What a person wants to search for. As private as an answer; kept only if they say so."""

    names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    usernames: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


class SearchKind(StrEnum):
    """What a search is for; each has words of its own."""

    NAME = "name"
    TOWN = "town"
    SCHOOL = "school"
    OTHER_NAME = "other-name"
    NICKNAME = "nickname"
    USERNAME = "username"
    PHONE = "phone"
    EMAIL = "email"
    PAPERS = "papers"
    PICTURES = "pictures"


class Search(Value):
    """One search: the words to type, which the person may change before anything opens."""

    kind: SearchKind
    text: str

    @property
    def pictures(self) -> bool:
        """Whether it looks for pictures."""
        return self.kind is SearchKind.PICTURES
