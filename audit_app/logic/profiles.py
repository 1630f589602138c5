"""Where strangers see a person's own profiles: addresses made of their usernames. Nothing asks."""

from collections.abc import Iterable
from urllib.parse import quote

from audit_app.domain.search import Site
from audit_app.domain.value import Value
from audit_app.logic.queries import MOST_CLUES, one_line

LONGEST_USERNAME = 64


class Profile(Value):
    """One profile page that may be there."""

    site: Site
    username: str
    url: str


def profiles(sites: Iterable[Site], usernames: Iterable[str]) -> tuple[Profile, ...]:
    """A page for each site and username that the site could have, without repeats."""
    names = dict.fromkeys(bare(name) for name in list(usernames)[:MOST_CLUES])
    return tuple(
        Profile(site=site, username=name, url=site.url.replace("{username}", quote(name, safe="")))
        for name in names
        for site in sites
        if fits(site, name)
    )


def bare(username: str) -> str:
    """A username as it stands in an address: without the @ and what was pasted around it."""
    return one_line(username, LONGEST_USERNAME).removeprefix("@")


def fits(site: Site, username: str) -> bool:
    """Whether a username could exist on a site: ASCII letters, digits, and the signs it allows.

    A username of signs alone could lead out of the path (``..``).
    """
    rest = [char for char in username if not (char.isascii() and char.isalnum())]
    return len(rest) < len(username) and all(char in site.also for char in rest)
