"""What a value of each key must be like, and which may be only recommended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from audit_app.domain.policy import Key
from audit_app.policy import values

if TYPE_CHECKING:
    from collections.abc import Callable


class Rule(NamedTuple):
    """How to take one value. ``most``: at most so many of them, in a list; 0: no list."""

    take: Callable[[object], Any]
    most: int = 0
    # Whether there is a setting of the person's own that it can be the default of.
    can_recommend: bool = False


LOCK_MINUTES = (5, 10, 15, 30)
TEXT_SIZES = (100, 125, 150, 175, 200)
REMINDER_DAYS = range(1, 91)

RULES: dict[Key, Rule] = {
    Key.SCHOOL_NAME: Rule(values.text),
    Key.TRUST: Rule(values.text),
    Key.HELP_PAGE: Rule(values.link),
    Key.CONTACTS: Rule(values.contact, 12),
    Key.TERM_STARTS: Rule(values.day, 60),
    Key.PACK_FOLDER: Rule(values.folder),
    Key.PACK_KEYS: Rule(values.pack_key, 10),
    Key.REVOKED_PACK_KEYS: Rule(values.pack_key, 50),
    Key.SUGGESTED_TOPICS: Rule(values.topic, 20),
    Key.REQUIRE_PASSPHRASE: Rule(values.flag),
    Key.NO_KEYRING: Rule(values.flag),
    Key.LOCK_MINUTES: Rule(partial(values.number, allowed=LOCK_MINUTES), can_recommend=True),
    Key.LOOKUPS_OFF: Rule(values.flag),
    Key.LEAK_LOOKUP_OFF: Rule(values.flag),
    Key.UPDATE_LOOKUP_OFF: Rule(values.flag),
    Key.PROXY: Rule(values.proxy),
    Key.REMINDER_DAYS: Rule(partial(values.number, allowed=REMINDER_DAYS), can_recommend=True),
    Key.QUIET_OUTSIDE_TERM: Rule(values.flag, can_recommend=True),
    Key.LANGUAGE: Rule(values.language, can_recommend=True),
    Key.TEXT_SIZE: Rule(partial(values.number, allowed=TEXT_SIZES), can_recommend=True),
}
