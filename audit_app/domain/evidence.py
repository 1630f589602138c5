"""The record of something that happened: entries in order, each holding on to the one before."""

from datetime import date, datetime
from enum import StrEnum

from audit_app.domain.errors import AuditError
from audit_app.domain.value import Value


class Account(Value):
    """What a person writes down about one thing. All of it in their own words; any may be empty."""

    when: str = ""
    where: str = ""
    account: str = ""
    words: str = ""
    seen_by: str = ""
    effect: str = ""
    done: str = ""
    told: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written at all."""
        return not any(getattr(self, name).strip() for name in self.__struct_fields__)


class EvidenceFile(Value):
    """A file as it was when it was put in: its name, its bytes, and their SHA-256 in hex."""

    name: str
    size: int
    sha256: str


class Entry(Value):
    """One entry. Never changed afterwards: what was left out is a new entry ``about`` this one.

    ``before`` is the link of the entry before it (``logic.chain``), empty for the first. ``file``
    is set when the entry puts a file in; ``holder`` is the item that the file belongs to.
    """

    number: int
    kept: datetime
    before: str
    says: Account = Account()
    about: int | None = None
    file: EvidenceFile | None = None
    holder: str = ""


class RecordState(Value):
    """What is known of the whole record besides its entries.

    ``link`` and ``number`` are those of the newest entry ever kept, also when it was deleted since.
    """

    begun: date
    number: int = 0
    link: str = ""
    handed_over: date | None = None


class Draft(Value):
    """What was half-written, and the number of the entry it adds to (0: none)."""

    says: Account = Account()
    about: int = 0


class Joint(StrEnum):
    """How an entry is joined to the one before: *whole*, one *missing* between, or *changed*."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


class EvidenceReport(Value):
    """What a paper says of a record. ``joints`` stand beside ``entries``; ``head``: the last link.

    ``deleted`` are the numbers of entries that are gone.
    """

    made: date
    entries: tuple[Entry, ...]
    joints: tuple[Joint, ...]
    head: str
    deleted: tuple[int, ...] = ()


class FileTooLarge(AuditError):
    """The file is larger than a record takes."""

    key = "errors.evidence.too-large"


class FileUnreadable(AuditError):
    """The file could not be read, or changed while it was."""

    key = "errors.evidence.unreadable"
