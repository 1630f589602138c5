"""Every duty of the guidance is met by something that exists."""

from collections.abc import Iterator

from audit_app.content.draft import Draft, Duty, Entry
from audit_app.content.faults import Fault, nearest, quoted
from audit_app.content.names import Names
from audit_app.content.quick import BULLETS

FILE = "coverage.toml"
SECTIONS = tuple(f"S{number}" for number in range(1, 8))
EXPORTS = ("actions", "calendar", "paper")


def faults(draft: Draft, names: Names) -> Iterator[Fault]:
    """Bullets and sections that are unnamed or have no duty, and duties that nothing meets."""
    split = {entry.value.bullet for entry in draft.duties}
    for bullet in (*BULLETS, *SECTIONS):
        if bullet not in names.bullets:
            yield Fault("bullets.toml", "bullets", f"{bullet} is missing")
        if bullet not in split:
            yield Fault(FILE, "duties", f"{bullet} has no duty")
    for entry in draft.duties:
        yield from _duty(entry, names)


def _duty(entry: Entry[Duty], names: Names) -> Iterator[Fault]:
    duty, met = entry.value, entry.value.met_by
    if not duty.says.strip():
        yield entry.fault("says", "empty", "words")
    if not (met.questions or met.help or met.exports):
        yield entry.fault("met-by", "nothing meets this duty", "questions, help or exports")
    for where, wanted, valid in (
        ("bullet", (duty.bullet,), names.bullets),
        ("met-by.questions", met.questions, names.questions),
        ("met-by.help", met.help, names.help_pages),
        ("met-by.exports", met.exports, frozenset(EXPORTS)),
    ):
        for name in wanted:
            if name not in valid:
                near = nearest(name, valid)
                yield entry.fault(where, f"{quoted(name)} does not exist", "", near)
