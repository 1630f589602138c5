"""What somebody who knows the person would try first in a passphrase or a password."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.domain.settings import School

_SHORTEST = 3
_RUN = 5
_BETWEEN = re.compile(r"[\W_]+")


def known_words(school: School, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of My school and of ``names``, alone and run together, in lower case.

    A school's name mostly holds its town, so that is known too. Neighbours are run together
    ("stmarysprimary"), because each alone would count as a word drawn by chance.
    """
    people = (contact.name for contact in school.contacts)
    emails = (contact.email for contact in school.contacts)
    found: dict[str, None] = {}
    for text in (school.name, *people, *emails, *names):
        words = [word for word in _BETWEEN.split(text.casefold()) if word]
        initials = "".join(word[0] for word in words)
        ends = range(1, len(words) + 1)
        runs = (
            "".join(words[start:end]) for end in ends for start in range(max(0, end - _RUN), end)
        )
        for known in (*runs, "".join(words), initials):
            if len(known) >= _SHORTEST:
                found[known] = None
    return tuple(found)
