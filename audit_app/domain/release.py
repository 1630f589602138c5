"""Whether there is a newer version, as far as anybody can tell."""

from audit_app.domain.leak import Reason
from audit_app.domain.value import Value


class Asking(Value):
    """Where a new version is asked for, and the page where somebody gets one."""

    address: str = ""
    page: str = ""


class Release(Value):
    """``version`` is the newest there is. None: nobody can tell, and ``reason`` says why."""

    version: str | None = None
    newer: bool = False
    reason: Reason | None = None
