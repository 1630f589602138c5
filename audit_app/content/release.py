"""Where a new version is asked for, and whether somebody else looks after this copy."""

from pathlib import Path

import msgspec

from audit_app.content import shipped
from audit_app.domain.release import Asking

_FILE = "release.toml"
# An installer for everybody on a machine puts it beside ``resources``: its IT brings new versions.
MANAGED = "managed-install"


def asking(root: Path | None = None) -> Asking:
    """As shipped, or in another folder ``root``. Raises ValueError: broken, which is a bug."""
    path = (root or shipped.path("resources")) / _FILE
    return msgspec.toml.decode(path.read_bytes(), type=Asking)


def is_managed(root: Path | None = None) -> bool:
    """Whether this copy was installed for everybody on the machine."""
    return ((root or shipped.data_root()) / MANAGED).exists()
