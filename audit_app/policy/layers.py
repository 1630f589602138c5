"""One place in which school IT can have set something, as it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit_app.domain.policy import Level, Scope


# Where what is only recommended stands beside what is managed.
RECOMMENDED = "Recommended"


class Unreadable:
    """Stands for a value that is there and cannot be read."""


class Layer(NamedTuple):
    """A file or registry key: raw values by name, or why none of it counts.

    ``trouble`` is empty or as ``PolicyFault.reason``. A layer may have both: some of it was read.
    """

    source: str
    level: Level
    scope: Scope
    values: Mapping[str, object]
    trouble: str = ""
