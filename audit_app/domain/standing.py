"""How long an answer stands, and what became of questions that are not asked any more."""

from datetime import date
from enum import StrEnum

from audit_app.domain.value import Value


class Recheck(StrEnum):
    """When an answer is worth asking again."""

    TERM = "term"
    YEAR = "year"
    ONCE = "once"
    CHANGE = "change"


class Withdrawn(Value):
    """A released question that is not asked any more. Its answers stay in the history.

    ``replaced_by``: a question that asks the same in another way. ``split_into``: several that
    together ask what it did. With neither, nothing asks it: ``why`` says so to authors.
    """

    id: str
    on: date
    why: str
    replaced_by: str = ""
    split_into: tuple[str, ...] = ()

    @property
    def heirs(self) -> tuple[str, ...]:
        """The questions that ask what this one did."""
        return (self.replaced_by,) if self.replaced_by else self.split_into
