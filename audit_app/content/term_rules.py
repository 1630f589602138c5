"""Rules of a school year's dates: three terms in order, none over another, each with its break."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from audit_app.content.draft import Entry
from audit_app.content.faults import Fault
from audit_app.domain.terms import SchoolYear, Term


def year_faults(entry: Entry[SchoolYear], today: date | None) -> Iterator[Fault]:
    """What is wrong with one school year."""
    year = entry.value
    if [term.name for term in year.terms] != list(Term):
        yield entry.fault("terms", "not three terms in order", ", ".join(Term))
    for term in year.terms:
        if not term.first < term.break_first <= term.break_last < term.last:
            order = "first, break-first, break-last, last"
            yield entry.fault(f"terms[{term.name}]", "days out of order", order)
    for before, after in pairwise(year.terms):
        if before.last >= after.first:
            yield entry.fault(f"terms[{after.name}]", f"begins before {before.name} ends")
    if not year.source.strip():
        yield entry.fault("source", "empty", "words")
    if today is not None and year.checked > today:
        what = f"{year.checked} is in the future"
        yield entry.fault("checked", what, f"{today} or before")
