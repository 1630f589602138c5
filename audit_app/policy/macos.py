"""Forced values on macOS: what a profile has put into ``/Library/Managed Preferences``.

These folders hold what is forced and nothing that a person may change with ``defaults``. What is
only recommended stands in a dictionary ``Recommended`` of the same profile.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audit_app.policy.layers import RECOMMENDED, Layer
from audit_app.policy.protected import NotRead, is_protected, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit_app.domain.policy import Scope

FOLDER = Path("/Library/Managed Preferences")
FILE = "uk.privacyselfaudit.app.plist"
MOST_KEYS = 200


def layers(
    name: str, folder: Path = FOLDER, is_protected: Callable[[Path], bool] = is_protected
) -> Iterator[Layer]:
    """The machine's values and those of the person signed in as ``name``."""
    yield from _of_file(folder / FILE, "machine", is_protected)
    if name not in ("", "..") and Path(name).name == name:
        yield from _of_file(folder / name / FILE, "user", is_protected)


def _of_file(path: Path, scope: Scope, is_protected: Callable[[Path], bool]) -> Iterator[Layer]:
    source = str(path)
    try:
        values = _values(read(path, is_protected))
    except FileNotFoundError:
        return
    except NotRead as trouble:
        yield Layer(source, "managed", scope, {}, trouble.reason)
        return
    recommended = values.pop(RECOMMENDED, {})
    # Profiles are described among their own values.
    ours = {key: value for key, value in values.items() if not key.startswith("Payload")}
    yield Layer(source, "managed", scope, ours)
    if isinstance(recommended, dict):
        yield Layer(source, "recommended", scope, recommended)


def _values(content: bytes) -> dict[str, object]:
    """What a property list says. NotRead: it is none, or says too much."""
    import plistlib

    try:
        found = plistlib.loads(content)
    except Exception:  # noqa: BLE001 - its readers break in many ways over a broken file
        raise NotRead("not-a-property-list") from None
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise NotRead("not-a-property-list")
    if len(found) > MOST_KEYS:
        raise NotRead("too-many")
    return found
