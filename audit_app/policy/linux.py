"""``/etc/privacy-self-audit/policies/{managed,recommended}/*.json``, as browsers have it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec

from audit_app.domain.policy import Level
from audit_app.policy.layers import Layer
from audit_app.policy.protected import NotRead, is_protected, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path("/etc/privacy-self-audit/policies")
MOST_FILES = 50
MOST_KEYS = 200


def layers(
    folder: Path = FOLDER, is_protected: Callable[[Path], bool] = is_protected
) -> Iterator[Layer]:
    """Each file as a layer, of one level in the order of names: a later one is stronger."""
    for level in get_args(Level):
        yield from _of_level(folder / level, level, is_protected)


def _of_level(folder: Path, level: Level, is_protected: Callable[[Path], bool]) -> Iterator[Layer]:
    try:
        files = sorted(
            path for path in folder.iterdir() if path.suffix == ".json" and path.name[0] != "."
        )
    except FileNotFoundError:
        return
    except OSError:
        yield Layer(str(folder), level, "machine", {}, "unreadable")
        return
    for path in files[:MOST_FILES]:
        values, trouble = _content(path, is_protected)
        yield Layer(str(path), level, "machine", values, trouble)
    if len(files) > MOST_FILES:
        yield Layer(str(folder), level, "machine", {}, "too-many-files")


def _content(path: Path, is_protected: Callable[[Path], bool]) -> tuple[dict[str, object], str]:
    """What a file says, or why it does not count."""
    try:
        found = msgspec.json.decode(read(path, is_protected))
    except FileNotFoundError:
        # It went between the looking and the reading, or is a link that leads nowhere.
        return {}, "unreadable"
    except NotRead as trouble:
        return {}, trouble.reason
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}, "not-json"
    if not isinstance(found, dict):
        return {}, "not-json"
    return (found, "") if len(found) <= MOST_KEYS else ({}, "too-many")
