"""Policies for tests: what school IT has set, as the reading would give it."""

from __future__ import annotations

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
