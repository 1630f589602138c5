"""Where a new version is asked for."""

from pathlib import Path

import msgspec

from audit_app.content import shipped
from audit_app.domain.release import Asking

_FILE = "release.toml"


def asking(root: Path | None = None) -> Asking:
    """As shipped, or in another folder ``root``. Raises ValueError: broken, which is a bug."""
    path = (root or shipped.path("resources")) / _FILE
    return msgspec.toml.decode(path.read_bytes(), type=Asking)
