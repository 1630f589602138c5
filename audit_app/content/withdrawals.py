"""What became of every question that was ever released: alive, replaced, split or withdrawn."""

from collections.abc import Iterable, Iterator
from typing import Any

from audit_app.content.draft import Draft, Entry
from audit_app.content.faults import Fault, nearest, quoted

_FILE = "withdrawn.toml"


def record_faults(records: Draft) -> Iterator[tuple[Entry[Any], Fault]]:
    """Each withdrawal whose question is still asked, or whose heirs are not."""
    alive: set[str] = {entry.value.question.id for entry in records.asked}
    gone_to = alive | {entry.value.id for entry in records.withdrawn if entry.value.heirs}
    for entry in records.withdrawn:
        gone = entry.value
        if gone.id in alive:
            yield entry, entry.fault("id", f"{quoted(gone.id)} is still asked")
        if gone.replaced_by and gone.split_into:
            yield entry, entry.fault("", "replaced and split", "one of the two")
        if len(gone.split_into) == 1:
            yield entry, entry.fault("split-into", "only one", "replaced-by, or several")
        if not gone.why.strip():
            yield entry, entry.fault("why", "empty", "words")
        for heir in gone.heirs:
            if heir not in gone_to:
                near = nearest(heir, gone_to)
                yield entry, entry.fault("", f"{quoted(heir)} is not asked", "", near)


def lost(records: Draft, released: Iterable[str]) -> Iterator[Fault]:
    """Each released id that nothing is known of: its answers would be dropped silently."""
    known: set[str] = {entry.value.question.id for entry in records.asked}
    known |= {entry.value.id for entry in records.withdrawn}
    for name in released:
        if name not in known:
            expected = f"a line in {_FILE}: replaced-by, split-into, or why it went"
            yield Fault("ids.txt", name, "neither asked nor withdrawn", expected)
