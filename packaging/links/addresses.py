"""Every address that the checklist files hold, and where each of them stands."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Address(NamedTuple):
    """A whole address, and the places that use it, such as ``platforms/x.toml: help-url``."""

    url: str
    places: tuple[str, ...]


def listed(folder: Path) -> tuple[Address, ...]:
    """The https addresses in all TOML files under ``folder``, in the order in which they stand.

    An address with a blank to fill in, such as ``{name}``, is a pattern and no page: left out.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder).as_posix()
        for place, text in _texts(tomllib.loads(path.read_text("utf-8")), ""):
            if text.startswith("https://") and "{" not in text:
                found.setdefault(text, []).append(f"{file}: {place}")
    return tuple(Address(url, tuple(places)) for url, places in found.items())


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Each text in ``value`` with the way to it. A row with an id is called by that."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            name = inner.get("id", number) if isinstance(inner, dict) else number
            yield from _texts(inner, f"{place}[{name}]")
