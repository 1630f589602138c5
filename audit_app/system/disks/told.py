"""What can be told of a disk. Not being able to tell is an answer of its own."""

from enum import StrEnum

from audit_app.domain.value import Value


class Told(StrEnum):
    """Yes, no, or nobody can say from here."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "could-not-tell"


class Disk(Value):
    """``network``: it is in another machine. ``locked``: unreadable while it is switched off."""

    network: Told = Told.UNKNOWN
    locked: Told = Told.UNKNOWN
