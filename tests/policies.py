"""Policies for tests: what school IT has set, as the reading would give it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from audit_app.domain.policy import Key, Policy, Setting
from audit_app.domain.settings import SchoolContact

if TYPE_CHECKING:
    from audit_app.domain.policy import Level

LEAD = SchoolContact(
    part="Safeguarding lead", name="Sam Lee", phone="01632 960001", email="sam@oak.example"
)
TECHNICIAN = SchoolContact(part="IT help", phone="01632 960002")


def policy(level: Level = "managed", source: str = "test", **fields: Any) -> Policy:
    """A policy with these fields, each set at ``level``."""
    settings = tuple(
        Setting(
            key=Key[name.upper()], value=str(value), level=level, scope="machine", source=source
        )
        for name, value in fields.items()
    )
    return Policy(settings=settings, **fields)


# What a school may well set.
USUAL = policy(
    source="/etc/privacy-self-audit/policies/managed/school.json",
    school_name="Oak Lane Primary",
    trust="Riverside Learning Trust",
    contacts=(LEAD, TECHNICIAN),
    term_starts=(date(2027, 1, 5), date(2027, 4, 13), date(2027, 9, 2)),
    require_passphrase=True,
    no_keyring=True,
    lock_minutes=10,
    leak_lookup_off=True,
    update_lookup_off=True,
    proxy="http://proxy.oaklane.example:8080",
    text_size=125,
)
# Everything at once, as hard as the keys allow.
HARDEST = policy(
    school_name="Oak Lane Primary",
    contacts=(SchoolContact(part="My union", name="School office", phone="01632 960009"),),
    term_starts=(date(2031, 1, 1),),
    suggested_topics=("passwords-and-devices",),
    require_passphrase=True,
    no_keyring=True,
    lock_minutes=5,
    lookups_off=True,
    leak_lookup_off=True,
    update_lookup_off=True,
    proxy="none",
    reminder_days=365,
    quiet_outside_term=True,
    language="en",
    text_size=100,
)
