"""What somebody who knows the person would try first in a passphrase or a password."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.domain.settings import School

_SHORTEST = 3
_BETWEEN = re.compile(r"[\W_]+")


def known_words(school: School, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of My school and of ``names``, alone and run together, in lower case.

    A school's name mostly holds its town, so that is known too.
    """
    people = (contact.name for contact in school.contacts)
    emails = (contact.email for contact in school.contacts)
    found: dict[str, None] = {}
    for text in (school.name, *people, *emails, *names):
        words = [word for word in _BETWEEN.split(text.casefold()) if word]
        initials = "".join(word[0] for word in words)
        for known in (*words, "".join(words), "".join(words[:2]), initials):
            if len(known) >= _SHORTEST:
                found[known] = None
    return tuple(found)
