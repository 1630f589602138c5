"""What a list of leaked passwords says about one password."""

from enum import StrEnum

from audit_app.domain.value import Value


class Reason(StrEnum):
    """Why nobody can tell."""

    OFFLINE = "offline"
    SLOW = "slow"
    BLOCKED = "blocked"
    UNTRUSTED = "untrusted"
    BUSY = "busy"
    STRANGE = "strange"
    OFF = "off"


class Sent(Value):
    """All that a look-up sends: five characters, as the end of an address on ``host``."""

    characters: str
    address: str
    host: str


class Leak(Value):
    """``times`` it stands on the list; 0: not on it; None: nobody can tell, ``reason`` says why."""

    times: int | None = None
    reason: Reason | None = None
